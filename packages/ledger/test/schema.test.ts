import type { Condition, Effect, Saving } from "@policy-ledger/rulebook"
import { Result, Schema } from "effect"
import { describe, expect, it } from "vitest"
import { Condition as ConditionCodec, Saving as SavingCodec } from "../src/schema/condition.ts"
import { Effect as EffectCodec } from "../src/schema/effect.ts"
import { announcementYaml, beginning, decode, refusal, ruleOf, ruleWhen, withdrawal } from "./market.ts"

const text = { zh: "文", en: "Text" }
const STRICT = { onExcessProperty: "error" } as const

const CONDITIONS: readonly Condition[] = [
  { always: true },
  { all: [{ always: true }] },
  { any: [{ known: "order.paidAt" }] },
  { not: { unstated: text } },
  { fact: "order.kind", is: "bulk" },
  { fact: "order.grouped", is: true },
  { fact: "order.kind", in: ["bulk", "parcel"] },
  { fact: "order.badges", has: "fragile" },
  { fact: "order.badges", hasAny: ["fragile", "same-day"] },
  { fact: "order.amount", atLeast: "0" },
  { fact: "order.onTime", moreThan: "0.95" },
  { fact: "order.visits", atMost: 3 },
  { fact: "order.amount", lessThan: "300.5" },
  { fact: "order.shipTo", within: ["330000", "330200", "330203"] },
  { fact: "order.paidAt", before: "2023-01-01" },
  { fact: "order.paidAt", since: "2023-01-01T08:30:00+08:00" },
  { fact: "order.shippedAt", within: { minutes: 90 }, after: "order.paidAt" },
]

const SAVINGS: readonly Saving[] = [
  { all: [{ before: "order.paidAt" }] },
  { any: [{ since: "order.paidAt" }] },
  { not: { when: { always: true } } },
]

const EFFECTS: readonly Effect[] = [
  { deadline: "ship-by", countedFrom: "order.paidAt", after: { days: 2 } },
  { deadline: "ship-by", countedFrom: { unstated: ["order.paidAt", "order.shippedAt"] }, next: "24:00" },
  {
    deadline: "respond-by",
    onSilence: "consents",
    countedFrom: "order.paidAt",
    byHour: [
      { from: "09:00", to: "18:00", after: { hours: 2 } },
      { from: "18:00", to: "24:00", next: "10:00" },
      { from: "00:00", to: "09:00", next: "10:00" },
    ],
  },
  { deadline: "auto-receipt", countedFrom: "order.paidAt", unstated: text },
  { deadline: "ship-by", earliest: [{ countedFrom: "order.paidAt", after: { hours: 24 } }] },
  { deadline: "respond-by", countedFrom: "order.paidAt", after: { months: 1 }, endOf: "month" },
  { deadline: "respond-by", countedFrom: "order.paidAt", endOf: "quarter" },
  { deadline: "respond-by", by: "2023-06-30" },
  { deadline: "respond-by", by: "2023-06-30T12:00:00+08:00" },
  {
    deadline: "respond-by",
    latest: [{ countedFrom: "order.paidAt", after: { years: 1 } }, { by: "2023-06-30" }],
  },
  { extend: "respond-by", by: { days: 14 } },
  { refund: "instant", by: "automatic" },
  { pay: "compensation", per: "sub-order", rate: "0.10", capPerSubOrder: "5.00", capPerOrder: "50" },
  { pay: "penalty", per: "order", amount: "3.00", by: "discretion" },
  { pay: "penalty", per: "order", unstated: text, open: true },
  { cap: "50.00", per: "order", of: text },
  { waive: ["late-shipment-claim", "late-shipment-points", "shipping-metrics", "complaint-liability"] },
  { pause: "ship-by", resumes: "2025-02-07T00:00:00+08:00" },
  { sanction: [text, text], by: "discretion", open: true },
  { offer: text },
  { duty: text, of: "distributor" },
  { notice: text },
]

describe("whatever the rule language can say", () => {
  for (const condition of CONDITIONS)
    it(`can be written and decoded: ${JSON.stringify(condition)}`, () => {
      expect(Schema.decodeUnknownSync(ConditionCodec)(condition, STRICT)).toEqual(condition)
      expect(
        refusal(
          announcementYaml({ events: `\n${beginning({ rule: ruleWhen(JSON.stringify(condition)) })}` }),
        ),
      ).toBe("accepted")
    })
  for (const saving of SAVINGS)
    it(`can be written and decoded: ${JSON.stringify(saving)}`, () => {
      expect(Schema.decodeUnknownSync(SavingCodec)(saving, STRICT)).toEqual(saving)
      expect(
        refusal(announcementYaml({ events: `\n${withdrawal({ keeps: JSON.stringify(saving) })}` })),
      ).toBe("accepted")
    })
  for (const effect of EFFECTS)
    it(`can be written and decoded: ${JSON.stringify(effect)}`, () => {
      expect(Schema.decodeUnknownSync(EffectCodec)(effect, STRICT)).toEqual(effect)
      expect(
        refusal(announcementYaml({ events: `\n${beginning({ rule: ruleOf(JSON.stringify([effect])) })}` })),
      ).toBe("accepted")
    })
})

describe("what an announcement may leave open", () => {
  const accepted: readonly (readonly [string, { readonly [key: string]: string | undefined }])[] = [
    ["a date of each form", { from: "XXXX-02-29", until: "XXXX-03" }],
    ["a range", { from: '"[2023-01-01..2023-02]"', until: '"[..2023-12-31]"' }],
    [
      "a beginning nobody saw, without a passage",
      { from: "before", basis: "{ inferred: why }", cite: undefined },
    ],
    ["a beginning with the announcement", { from: "publication", until: "unstated" }],
    [
      "bounds of an unstated start",
      { from: "unstated", noEarlierThan: '"2023-01-01"', noLaterThan: '"2023-01-01"' },
    ],
    ["a bound on one side", { from: "unstated", noLaterThan: "XXXX-01-01" }],
    [
      "an end on the day it begins, a second later",
      { fromTime: '"10:00:00"', until: '"2023-03-10"', untilTime: '"10:00:00"' },
    ],
    ["an end in an open year, a start in a known one", { until: "XXXX-01-01" }],
    ["an expected date", { expected: "true", standing: "rumour" }],
    [
      "an earlier wording that it tells",
      {
        previous: `{ title: { zh: 旧, en: Old }, when: { always: true }, effects: [{ notice: { zh: 知, en: Note } }] }`,
      },
    ],
    ["the provisions it touches", { touches: "[]" }],
    ["which provisions it touches", { touches: "unstated" }],
    ["what it revokes of another", { revokes: "{ announcement: a, provision: crane/hoist }" }],
  ]
  for (const [name, parts] of accepted)
    it(`${name}.`, () => {
      expect(refusal(announcementYaml({ events: `\n${beginning(parts)}` }))).toBe("accepted")
    })

  it("the day of publication, and any date of its reports", () => {
    const reports = `\n  - { source: 日报, at: null, headline: null, digest: "sha256:${"0".repeat(64)}", length: 100, note: { zh: 误, en: Misprint } }`
    expect(refusal(announcementYaml({ published: undefined, reported: "null", reports }))).toBe("accepted")
    expect(refusal(announcementYaml({ published: "null", reportedBasis: "{ inferred: why }" }))).toBe(
      "accepted",
    )
    expect(
      refusal(
        announcementYaml({ published: '"[2023-02-01..2023-03-01]"', publishedBasis: "{ inferred: why }" }),
      ),
    ).toBe("accepted")
  })
})

it("an announcement decodes to what its file says, with its name and reading", () => {
  const { id, reading, authored } = Result.getOrThrow(
    decode(
      announcementYaml({ correction: "{ cause: encoding, why: Some characters were lost. }" }),
      "a-1.12",
    ),
  )
  expect([id, reading, authored.correction, authored.events.length]).toEqual([
    "a-1",
    12,
    { cause: "encoding", why: "Some characters were lost." },
    1,
  ])
})
