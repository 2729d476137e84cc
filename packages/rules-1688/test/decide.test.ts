// The entries that decide beside the audit: on every example, and on orders as shops have them and as odd as they may be.
// LAWS=50 tries fifty times as many: 100,000.
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { Schema } from "effect"
import { describe, expect, it } from "vitest"
import { edgesOf } from "../../bench/src/bulk/edges.ts"
import { fuzzedOrders, realisticOrders } from "../../bench/src/bulk/orders.ts"
import { Decision } from "../../data-package/build/answer-codecs.ts"
import { readSource } from "../../data-package/build/index.ts"
import { decidedBy, PRESUMED } from "../../data-package/build/modules.ts"
import { Deciding } from "../../data-package/src/index.ts"
import { decisionOf } from "../../data-package/test/decision.ts"

const TIMES = Number(process.env["LAWS"] ?? 1)

const root = fileURLToPath(new URL("../../..", import.meta.url))
const { platform, log } = readSource(root, "1688")
const book = log.replay(platform)

const read = (file: string): string => readFileSync(`${root}docs/examples/${file}`, "utf8").trimEnd()

const SINGLE = ["certification.json", "return.json", "top-up.json"]

const examples = [...read("orders.ndjson").split("\n"), ...SINGLE.map(read)].map((text): object =>
  JSON.parse(text),
)

describe.each([
  ["./decide", []],
  ["./decide/presumed", PRESUMED],
] as const)("the entry %s of 1688", (_, presume) => {
  const text = JSON.stringify(decidedBy(book, presume))
  const deciding = new Deciding(() => JSON.parse(text))

  const expectAsAudited = (of: object, about?: readonly string[]): void => {
    const question = about === undefined ? {} : { about }
    const audited = book.audit(of, { ...question, presume, brief: true, verdicts: "possible" })
    expect(deciding.decide(of, question)).toEqual(decisionOf(audited))
  }

  it("decides every example as the audit does, about all and about each group", () => {
    expect(examples.length).toBeGreaterThan(40)
    for (const order of examples)
      for (const about of [undefined, ...book.groups.map((group) => [group])]) expectAsAudited(order, about)
  })

  it("answers as its schema says", () => {
    const isDecision = Schema.is(Decision)
    for (const order of examples) expect(isDecision(deciding.decide(order))).toBe(true)
    expect(isDecision({ ...deciding.decide({}), verdicts: undefined, outcome: {} })).toBe(false)
  })

  it.each([
    ["realistic", realisticOrders(platform, 7)],
    ["fuzzed", fuzzedOrders(platform, 8, edgesOf(platform, log.events))],
  ] as const)(
    "decides a thousand %s orders as the audit does",
    { timeout: 120_000 * TIMES },
    (_of, orders) => {
      let left = 1000 * TIMES
      for (const order of orders) {
        expectAsAudited(
          order,
          left % 4 === 0 ? [book.groups[left % book.groups.length] ?? "order"] : undefined,
        )
        if (--left === 0) break
      }
    },
  )
})
