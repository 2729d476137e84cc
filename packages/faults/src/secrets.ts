import { removeFolders, workspace } from "../../cli/test/call.ts"
import {
  CALLS,
  inVariable,
  leakOf,
  makeKeys,
  runSecret,
  type SecretCall,
  URLS,
  withKey,
  withKeyFile,
  withUrl,
} from "../../cli/test/secret-calls.ts"
import { type Family, Tallying } from "./tally.ts"

/** One call in so many is made in the quick form: the tests make them all. */
const QUICK = 4

/** Passwords and private keys wherever they do not belong: no word of one is printed. */
export const secrets: Family = {
  name: "passwords and private keys in calls",
  run: async ({ quick, seed }) => {
    const tallying = new Tallying(secrets.name)
    const bazaar = workspace()
    const key = await makeKeys(bazaar)
    const kinds: readonly (readonly [kind: string, calls: readonly SecretCall[]])[] = [
      ["a password in a URL", [...URLS.flatMap(([, calls]) => calls), ...CALLS.flatMap(withUrl)]],
      ["a password in a variable", inVariable()],
      ["a key itself", CALLS.flatMap((call) => withKey(call, key))],
      ["a key's file", withKeyFile(key)],
    ]
    for (const [kind, calls] of kinds)
      for (const call of calls.filter((_, i) => !quick || i % QUICK === seed % QUICK))
        tallying.took(JSON.stringify(call.args), leakOf(call, await runSecret(bazaar, call)), kind)
    removeFolders()
    return tallying.tally
  },
}
