import { Rulebook } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { announce, effective, withdrawn } from "../bazaar/announce.ts"
import { bazaar } from "../bazaar/platform.ts"
import { spoil } from "../spoil.ts"

const book = () =>
  Rulebook.of(structuredClone(bazaar), [
    {
      origin: "bazaar",
      events: [
        ...announce(
          { id: "a", published: "2022-01-01" },
          effective("dispatch/relief", "2022-02-01", {
            until: "2022-03-01",
            rule: {
              title: { zh: "宽限", en: "relief" },
              decidedBy: ["order.paidAt"],
              when: { always: true },
              effects: [
                { waive: ["late-shipment-claim", "late-shipment-points"], by: "automatic" },
                { sanction: [{ zh: "降权", en: "demotion" }], open: true },
                { pay: "penalty", per: "order", unstated: { zh: "未说明", en: "not said" } },
                { cap: "5.00", per: "order", of: { zh: "赔付", en: "compensation" } },
              ],
            },
          }),
        ),
        ...announce(
          { id: "b", published: "2022-01-05" },
          effective("dispatch/fee", "2022-02-01"),
          withdrawn("returns/window", "2022-02-03"),
        ),
        ...announce(
          { id: "c", published: "2022-05-01" },
          effective("dispatch/fee", "unstated", { supersedes: { announcement: "b" } }),
        ),
      ],
      rootAt: (size) => `sha256:${size}`,
    },
  ])

const order = { order: { id: "A-1", paidAt: "2022-02-10T00:00:00+05:30" } }

const presume = ["conditions", "commencement"] as const

const questions: readonly (readonly [string, (of: Rulebook) => unknown])[] = [
  ["inForce", (of) => of.inForce({ on: "2022-02-10" })],
  ["inForce as announced by", (of) => of.inForce({ on: "2022-06-01", announcedBy: "2022-06-01" })],
  ["ruleAt", (of) => of.ruleAt("dispatch/relief", Date.parse("2022-02-10T00:00:00Z"))],
  ["audit", (of) => of.audit(order)],
  ["audit, explained", (of) => of.audit(order, { explain: true, lang: "zh" })],
  ["audit of an empty case", (of) => of.audit({})],
  ["audit in brief", (of) => of.audit(order, { brief: true })],
  ["audit, presuming", (of) => of.audit(order, { presume, about: ["order"] })],
  ["inForce, presuming", (of) => of.inForce({ on: "2022-06-01", presume })],
  ["history, presuming", (of) => of.history("dispatch", { presume })],
  ["diff, presuming", (of) => of.diff({ from: "2022-01-01", to: "2022-06-01", presume })],
  ["upcoming, presuming", (of) => of.upcoming({ on: "2022-04-10", presume })],
  ["history", (of) => of.history("dispatch")],
  ["diff", (of) => of.diff({ from: "2022-01-01", to: "2022-06-01" })],
  ["upcoming", (of) => of.upcoming({ on: "2022-01-10" })],
  ["announcements", (of) => of.announcements()],
  ["announcement", (of) => of.announcement("a")],
  ["coverage", (of) => of.coverage()],
  ["asOf", (of) => of.asOf({})],
  ["ledgers", (of) => of.ledgers()],
  ["provisions", (of) => of.provisions],
  ["platform", (of) => of.platform],
]

const all = (of: Rulebook): readonly string[] => questions.map(([, ask]) => JSON.stringify(ask(of)))

describe("an answer is its reader's own", () => {
  const asItWas = all(book())

  it.each(questions)("whatever is done to that of %s, all questions are answered as before", (_name, ask) => {
    const spoilt = book()
    spoil(ask(spoilt))
    expect(all(spoilt)).toEqual(asItWas)
    spoil(ask(spoilt))
    expect(all(spoilt)).toEqual(asItWas)
  })
})
