import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { verifyLog } from "@policy-ledger/ledger"
import { edgeOver, logHead } from "@policy-ledger/log"
import { Result } from "effect"
import { announcement } from "../../cli/test/announcement.ts"
import { BAZAAR_EVENTS, type Called, type CommandCall, makeBazaar, withCommands } from "./commands.ts"
import { inFolder } from "./folder.ts"
import { type Family, Tallying } from "./tally.ts"

const AT_ONCE = 8
const NEWS = ["a", "b", "c", "d"] as const
/** Of each announcement: that it was published, and when its rule takes effect. */
const EVENTS_EACH = 2

const fileOf = (name: string): string => `seeds/bazaar/2030-06-20-surcharge-${name}.yaml`

/** Four record, one of them what another records too; the others ask, look and copy. */
const callsIn = (folder: string, hasStore: boolean): readonly CommandCall[] => {
  const calls = [
    ...NEWS.map((name) => ["record", fileOf(name), "--by", name]),
    ["record", fileOf("a"), "--by", "another"],
    ["check"],
    ["replay"],
    hasStore ? ["backup", "copy.db"] : ["in-force", "--on", "2030-06-10"],
  ]
  return calls.map((args) => ({ folder, args }))
}

/** What must not be said: a store that is whole is not damaged, and what waits is not refused. */
const wrongWith = ({ args, status, stderr }: Called): string | undefined => {
  const [command] = args
  // Of announcements that are recorded a moment later it says that they are not.
  const isAnswer = status === 0 || (command === "check" && status === 1)
  const isQuiet =
    stderr === "" || (command === "check" && /^store \S+: found \d+ of the \d+ events/.test(stderr))
  return isAnswer && isQuiet ? undefined : `${command} ended with ${status}: ${stderr}`
}

/** Log, store and remembered head, as they stand when all are done. */
const wrongAfter = (folder: string, checked: Called): string | undefined => {
  const text = readFileSync(join(folder, "seeds/bazaar.ndjson"), "utf8")
  const log = verifyLog("log", text)
  if (Result.isFailure(log)) return log.failure.message
  const { lines } = log.success
  const expected = BAZAAR_EVENTS + EVENTS_EACH * NEWS.length
  if (lines.length !== expected) return `${lines.length} events in the log, not ${expected}`
  const head = readFileSync(join(folder, ".ledger/bazaar.head.json"), "utf8")
  const { root } = logHead(edgeOver(lines))
  if (!head.includes(`"size":${expected},"root":"${root}"`)) return `another head is remembered: ${head}`
  return checked.status === 0 && checked.stderr === ""
    ? undefined
    : `check: ${checked.stderr}${checked.stdout}`
}

const makeRound = (folder: string): void => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  makeBazaar(folder)
  for (const name of NEWS)
    writeFileSync(join(folder, fileOf(name)), announcement().replaceAll("surcharge", `surcharge-${name}`))
}

/** Eight processes record, ask and copy at once, with a store and without; nobody is told of damage, nothing is lost. */
export const sideBySide: Family = {
  name: "eight at once on one ledger",
  run: ({ quick }) =>
    inFolder((top) =>
      withCommands(AT_ONCE, async (together) => {
        const tallying = new Tallying(sideBySide.name)
        const folder = join(top, "round")
        for (let round = 0; round < (quick ? 6 : 1000); round++) {
          makeRound(folder)
          const hasStore = round % 2 === 0
          if (hasStore) await together([{ folder, args: ["replay"] }])
          const called = await together(callsIn(folder, hasStore))
          const [checked] = await together([{ folder, args: ["check"] }])
          const wrong = called.map(wrongWith).find((one) => one !== undefined)
          const after = checked && wrongAfter(folder, checked)
          const copy = hasStore && !existsSync(join(folder, "copy.db")) ? "no copy was made" : undefined
          const lost = wrong ?? after ?? copy
          if (lost === undefined) tallying.survived(hasStore ? "on a store" : "on none yet")
          else tallying.lost(`round ${round}: ${lost}`)
        }
        return tallying.tally
      }),
    ),
}
