import type { AuditAnswer, Verdict } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { earlier, explained, orders, pathOf, single, type Example, type Json } from "./examples/read.ts"
import { seededRulebook } from "./seeded.ts"

const book = seededRulebook()

const answerTo = ({ case: json, question }: Example): AuditAnswer => book.audit(json, question)

const lines = (values: readonly unknown[]): string => values.map((v) => `${JSON.stringify(v)}\n`).join("")

/** What does not turn on the view: the answer without as-of and coverage, the verdicts that the example shows. */
const shown = (example: Example): Json => {
  const { v: _v, asOf: _asOf, coverage: _coverage, verdicts, ...rest } = answerTo(example)
  const about = (verdict: Verdict): boolean =>
    verdict.applies === "yes" || example.about.includes(verdict.provision)
  return { ...rest, verdicts: verdicts.filter(about) }
}

const told = ({ provision, announcement, inForce, matches, applies, effects, missing }: Verdict): Json => ({
  provision,
  announcement,
  inForce,
  matches,
  applies,
  effects,
  missing,
})

const conformance = (example: Example): Json => {
  const { outcome, possible, verdicts } = answerTo(example)
  const { id, why, case: json, question } = example
  return { id, why, case: json, question, expect: { outcome, possible, verdicts: verdicts.map(told) } }
}

describe("the examples", () => {
  it("are explained one by one, in the order of the file", () => {
    expect(explained().map((e) => e.id)).toEqual(orders().map((o) => (o["order"] as Json)["id"]))
  })

  it("are orders as they are made: each with its market, its payment, its parts and its places", () => {
    const needed = [
      "market",
      "goods",
      "orderedAt",
      "paidAt",
      "shipDueAt",
      "status",
      "shipFrom",
      "shipTo",
      "subOrders",
    ]
    const bare = orders().filter((o) => needed.some((fact) => !(fact in (o["order"] as Json))))
    expect(bare).toEqual([])
  })

  it("are many, about many rules", () => {
    const about = new Set(explained().flatMap((e) => e.about))
    expect(orders().length).toBeGreaterThanOrEqual(28)
    expect(about.size).toBeGreaterThanOrEqual(22)
    expect([...about].filter((p) => !book.provisions.includes(p))).toEqual([])
  })

  it("answer as docs/examples/answers.ndjson does, which was read against the sources", async () => {
    await expect(lines(explained().map(shown))).toMatchFileSnapshot(pathOf("answers.ndjson"))
  })

  it("give whoever writes another engine the whole of every verdict, in docs/examples/conformance.ndjson", async () => {
    const cases = [...explained(), ...earlier(), ...single()].map(conformance)
    await expect(lines(cases)).toMatchFileSnapshot(pathOf("conformance.ndjson"))
  })
})
