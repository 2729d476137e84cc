// What a TypeScript project asks of every entry; wrong on purpose where a type has to refuse it. Compiled as an ES module, as
// CommonJS, and as a compiler reads it that knows no `exports`.
import {
  announcement,
  audit,
  inForce,
  meta,
  provision,
  type InForceAnswer,
  type Meta,
} from "@policy-ledger/rules-1688"
import { events, replay } from "@policy-ledger/rules-1688/events"
import { sources } from "@policy-ledger/rules-1688/sources"
import { summary } from "@policy-ledger/rules-1688/texts"
import { verify } from "@policy-ledger/rules-1688/verify"

const answer: InForceAnswer = inForce({ on: "2023-06-08", announcedBy: "2023-05-25" })
export const about: Meta = meta
export const verdicts: readonly string[] = audit({}).verdicts.map((verdict) => verdict.provision)

export function* titles(): Generator<string> {
  for (const event of events({ after: 9 })) if (event.type === "Effective") yield event.rule.title.zh
}

export const size = (id: string): number | undefined => {
  const found = provision(id)
  switch (found.kind) {
    case "provision":
      return found.versions.length
    case "moved":
      return found.to.length
    case "split":
      return found.into.length
    case "unknown-id":
      return found.nearest?.length
    default:
      return found satisfies never
  }
}

const held = announcement("2023-03-08-refund-response")
export const reports = held.kind === "announcement" ? held.reports.length : 0
const checked = verify()
export const firstBad: number | undefined = checked.ok ? undefined : checked.firstBad?.revision
export const provisions: readonly string[] = replay().provisions
export const beside: readonly [number, string | undefined] = [sources().length, summary("x")?.zh]

// @ts-expect-error a question needs its date
inForce({})
// @ts-expect-error answers are not to be changed
answer.inForce.length = 0
