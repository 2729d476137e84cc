import { beforeAll, describe, expect, it } from "vitest"
import { workspace } from "./command.ts"
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
} from "./secret-calls.ts"

const bazaar = workspace()
let key = ""
beforeAll(async () => {
  key = await makeKeys(bazaar)
})

/** What standard error said of each, of which none prints its secret. */
const unsaid = async (calls: readonly SecretCall[]): Promise<readonly string[]> => {
  const said: string[] = []
  for (const call of calls) {
    const ran = await runSecret(bazaar, call)
    expect({ args: call.args, leak: leakOf(call, ran) }).toEqual({ args: call.args, leak: undefined })
    said.push(ran.stderr)
  }
  return said
}

describe("a password is never printed", () => {
  it.each(URLS)("in the URL %s, whatever is wrong with it", async (_url, calls) => {
    await unsaid(calls)
  })

  it.each(CALLS)("by %s, after --store or in another's place", async (...call) => {
    await unsaid(withUrl(call))
  })

  it("in a variable of the command", async () => {
    await unsaid(inVariable())
  })

  it("with an option that the server's client does not know", async () => {
    const args = ["replay", "--store", "esdb://admin:hunterzebra@h:1?colour=red"]
    const { status, stdout, stderr } = await bazaar.run(args)
    expect(stderr).toMatch(/^store esdb:\/\/h:1: found the option colour, expected one of .*\n$/)
    expect([status, stdout]).toEqual([2, ""])
  })
})

describe("a private key is never printed", () => {
  it.each(CALLS)("that %s is given in the place of a file or of anything else", async (...call) => {
    for (const said of await unsaid(withKey(call, key)))
      expect(said).toMatch(/^[\w-]+: found a private key itself, expected the name of its file; .*\n$/)
  })

  it("in a variable of the command", async () => {
    const call = { secret: key, args: ["replay"], env: { POLICY_LEDGER_SEEDS: key }, isRefused: true }
    expect(await unsaid([call])).toEqual([
      expect.stringMatching(/^POLICY_LEDGER_SEEDS: found a private key itself/),
    ])
  })

  it("of a file that is given for one of public keys, or for another", async () => {
    await unsaid(withKeyFile(key))
  })

  it("is named where public keys are wanted", async () => {
    const { stderr } = await bazaar.run(["verify", "--checkpoint", "head.txt", "--key", "k.key"])
    expect(stderr).toMatch(/^k\.key: found a private key, expected public keys, .*\.pub file\)\n$/)
  })
})
