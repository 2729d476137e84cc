import type { AuditAnswer, LedgerEvent } from "@policy-ledger/rulebook"
import { describe, expect, it, vi } from "vitest"
import { checkReceipt, type ReceiptCheck } from "../src/index.ts"
import { answerAt, cases, lines, log, platform, receiptAt } from "./published.ts"

/** Some dozens of Rulebooks a test. */
vi.setConfig({ testTimeout: 60_000 })

/** The log ends before an announcement at each of these sizes, and at its end. */
const boundaries = log
  .firstEvents(lines.length)
  .flatMap((event: LedgerEvent, i) => (event.type === "Published" ? [i] : []))
  .concat(lines.length)

/** Every ninth example: each takes two Rulebooks and more. */
const some = cases.flatMap((facts, i) => (i % 9 === 0 ? [[i, facts] as const] : []))

/** What an answer comes to: its outcome, what applies, and what it says of the versions that another one spoke of. */
const decided = (of: AuditAnswer, { outcome, possible, verdicts }: AuditAnswer): string => {
  const spoken = new Set(of.verdicts.map(({ provision, announcement }) => `${provision} ${announcement}`))
  const named = verdicts.map((verdict) => ({
    ...verdict,
    name: `${verdict.provision} ${verdict.announcement}`,
  }))
  const applying = named.flatMap(({ name, applies }) => (applies === "yes" ? [name] : []))
  const same = named.flatMap(({ name, inForce, matches }) =>
    spoken.has(name) ? [name, inForce, matches] : [],
  )
  return JSON.stringify([outcome, { ...possible, verdicts: [] }, applying, same])
}

/** Asked after each announcement, the slow way: the first after which the answer is another one; "same" if it is not in the end. */
const slowly = (facts: unknown, half: number): number | string => {
  const then = answerAt(facts, half)
  const later = boundaries.filter((size) => size > half)
  const others = later.filter((size) => decided(then, answerAt(facts, size)) !== decided(then, then))
  return others.includes(lines.length) ? (others[0] ?? "none") : "same"
}

/** The size of the log after the announcement that a check names. */
const told = (check: ReceiptCheck): number | string => {
  if (check.result !== "different") return check.result
  const { index } = check.cause
  return boundaries.find((size) => size > index) ?? "none"
}

describe("receipts of the examples, on the published log", () => {
  it.each(some)("example %i is the same", (_, facts) => {
    const receipt: unknown = JSON.parse(JSON.stringify(receiptAt(facts, lines.length)))
    expect(checkReceipt(receipt, { platform, ledgers: [log] })).toMatchObject({
      result: "same",
      cameSince: [],
    })
  })

  it.each(some)(
    "example %i, asked when the log was half as long, stands or names what changed it",
    (_, facts) => {
      const half = boundaries[Math.floor(boundaries.length / 2)] ?? 0
      expect(told(checkReceipt(receiptAt(facts, half), { platform, ledgers: [log] }))).toBe(
        slowly(facts, half),
      )
    },
  )
})
