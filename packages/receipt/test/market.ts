import {
  type AuditAnswer,
  Rulebook,
  type AuditQuestion,
  type Effect,
  type LedgerEvent,
  type Platform,
} from "@policy-ledger/rulebook"
import { formatDigest, Log } from "@policy-ledger/log"
import { checkReceipt, makeReceipt, type Against, type Receipt, type ReceiptCheck } from "../src/index.ts"
import { announce, effective, rule, superseded } from "../../rulebook/test/bazaar/announce.ts"
import { bazaar } from "../../rulebook/test/bazaar/platform.ts"

export type Readings = readonly (readonly LedgerEvent[])[]

export const ORIGIN = "policy-ledger-bazaar"
const MADE_BY = { package: "@policy-ledger/rules-bazaar", version: "1.0.0" }

/** An order of 10 March 2024, shipped within the rules of that day or not. */
export const order = {
  order: {
    id: "O-77-secret",
    lane: "local",
    placedAt: "2024-03-10T08:00:00+05:30",
    paidAt: "2024-03-10T09:30:00+05:30",
    parts: [
      { id: "1", amount: "120.00" },
      { id: "2", amount: "80.50" },
    ],
  },
}

const shipWithin = (hours: number): Effect => ({
  deadline: "ship-by",
  after: { hours },
  countedFrom: "order.paidAt",
})

/** A version of the shipping deadline. */
export const shipping = (from: string, hours: number, more: Parameters<typeof effective>[2] = {}) =>
  effective("dispatch/ship", from, {
    rule: rule(`ship within ${hours} hours`, { effects: [shipWithin(hours)] }),
    cite: { report: 1, range: [3, 9] },
    ...more,
  })

const penalty = effective("dispatch/late-penalty", "2023-01-01", {
  rule: rule("a tenth of each part", {
    when: { fact: "order.lane", is: "local" },
    effects: [{ pay: "penalty", per: "sub-order", rate: "0.10", by: "automatic" }],
  }),
})

const insured = effective("returns/insured", "2023-06-01", {
  rule: rule("returns of insured sellers", {
    when: { fact: "seller.insured", is: true },
    effects: [{ offer: { zh: "〔return〕", en: "a free return" } }],
  }),
})

const ended = effective("monsoon/waiver", "2023-07-01", {
  until: "2023-09-30",
  rule: rule("monsoon", { effects: [{ waive: ["late-shipment-claim"] }] }),
})

const recordedAt = "2024-02-01T12:00:00+05:30"

/** What was recorded before the order was audited. */
export const base: Readings = [
  announce(
    { id: "2023-01-01-dispatch", published: "2022-12-20", recordedAt },
    shipping("2023-01-01", 48),
    penalty,
  ),
  announce({ id: "2023-06-01-returns", published: "2023-05-30", recordedAt }, insured),
  announce({ id: "2023-07-01-monsoon", published: "2023-06-30", recordedAt }, ended),
]

/** An announcement that cuts the deadline from 1 March 2024 on. */
export const shorter = (id: string, recorded: string, hours = 24): readonly LedgerEvent[] =>
  announce(
    { id, published: "2024-02-20", recordedAt: recorded },
    shipping("2024-03-01", hours, { supersedes: { announcement: "2023-01-01-dispatch" } }),
    superseded("dispatch/ship", "2024-03-01", { announcement: "2023-01-01-dispatch" }, "dispatch/ship"),
  )

export const linesOf = (readings: Readings): readonly string[] =>
  readings.flat().map((event) => JSON.stringify(event))

export const given = (readings: Readings, origin = ORIGIN) => ({ origin, lines: linesOf(readings) })

export interface Ask {
  readonly case?: unknown
  readonly private?: boolean
  readonly question?: AuditQuestion
  readonly platform?: Platform
  readonly checkpoint?: string
}

/** What these readings answer. */
export const answerOn = (
  readings: Readings,
  { platform = bazaar, question = {}, ...ask }: Ask = {},
): AuditAnswer => {
  const { rootAt } = new Log(ORIGIN, linesOf(readings))
  const slice = { origin: ORIGIN, events: readings.flat(), rootAt }
  return Rulebook.of(platform, [slice]).audit(ask.case ?? order, question)
}

/** The receipt of an audit on these readings. */
export const receiptOn = (readings: Readings, ask: Ask = {}): Receipt => {
  const platform = ask.platform ?? bazaar
  const question = ask.question ?? {}
  return makeReceipt({
    platform,
    case: ask.case ?? order,
    ...(ask.private === undefined ? {} : { private: ask.private }),
    question,
    answer: answerOn(readings, ask),
    ledgers: [
      {
        ...given(readings),
        size: readings.flat().length,
        ...(ask.checkpoint === undefined ? {} : { checkpoint: ask.checkpoint }),
      },
    ],
    madeBy: MADE_BY,
  })
}

/** The receipt as it comes back from its file. */
export const reread = (receipt: Receipt): unknown => JSON.parse(JSON.stringify(receipt))

export const checkOn = (receipt: unknown, readings: Readings, more: Partial<Against> = {}): ReceiptCheck =>
  checkReceipt(receipt, { platform: bazaar, ledgers: [given(readings)], ...more })

/** Why the receipt cannot be proven, and where. */
export const faultOf = (check: ReceiptCheck): string =>
  check.result === "unprovable" ? `${check.reason} at ${check.at}` : check.result

export const someDigest = formatDigest(new Uint8Array(32).fill(7))
