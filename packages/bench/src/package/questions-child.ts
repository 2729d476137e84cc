import { join } from "node:path"
import { pathToFileURL } from "node:url"
import type { InForceQuestion, RuleInForce } from "@policy-ledger/rulebook"
import { readCases, someDays } from "../ledger/questions.ts"
import { SEED } from "../measure/size.ts"
import { once, perCallOver, perRun } from "../measure/time.ts"

/** What is asked here of a data package. */
interface Entry {
  readonly meta: { readonly recordedThrough: string }
  readonly inForce: (question: InForceQuestion) => unknown
  readonly ruleAt: (provision: string, instant: number) => RuleInForce | undefined
  readonly audit: (of: unknown, question?: object) => unknown
}
interface VerifyEntry {
  readonly verify: () => { readonly ok: boolean }
}

/** Nanoseconds of warm calls, milliseconds of what a process does once. */
export interface Answers {
  readonly oneNs: number
  readonly ruleAtNs: number
  readonly allNs: number
  readonly recordedNs: number
  readonly auditNs: number
  readonly briefNs: number
  readonly verifyMs: number
  readonly verifyAgainMs: number
}

const href = (folder: string, file: string): string => pathToFileURL(join(folder, "dist", file)).href

const answers = async (folder: string, provision: string): Promise<Answers> => {
  const { verify }: VerifyEntry = await import(href(folder, "verify.js"))
  const verifyMs = once(() => {
    if (!verify().ok) throw new Error("the package does not verify")
  })
  const { meta, inForce, ruleAt, audit }: Entry = await import(href(folder, "index.js"))
  const days = someDays(SEED, 64)
  const { cases } = readCases()
  return {
    oneNs: await perCallOver(days, (on) => inForce({ on, provision })),
    ruleAtNs: await perCallOver(
      days.map((on) => Date.parse(`${on}T00:00:00+08:00`)),
      (t) => ruleAt(provision, t),
    ),
    allNs: await perCallOver(days, (on) => inForce({ on })),
    recordedNs: await perCallOver(days, (on) => inForce({ on, recordedBy: meta.recordedThrough })),
    auditNs: await perCallOver(cases, (of) => audit(of)),
    briefNs: await perCallOver(cases, (of) => audit(of, { brief: true })),
    verifyMs,
    verifyAgainMs: perRun(5, verify),
  }
}

if (import.meta.main) {
  const [folder = "", provision = ""] = process.argv.slice(2)
  process.stdout.write(JSON.stringify(await answers(folder, provision)))
}
