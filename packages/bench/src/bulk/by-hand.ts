// The rules of 1688 that two values express, as a programmer writes them who needs no others: no rule is read, no date is
// looked up, and a change of a rule is a change of this code. In three values, since an order that lacks a fact is common.
import { type Contender, NO, UNKNOWN, type Value, YES } from "./contenders.ts"

type Given<A> = A | null | undefined

/** What of an order's JSON is read. */
interface OrderJson {
  readonly order?: Given<{
    readonly market?: Given<string>
    readonly goods?: Given<string>
    readonly orderedAt?: Given<string>
    readonly paidAt?: Given<string>
    readonly shipDueAt?: Given<string>
    readonly agreedShipBy?: Given<string>
    readonly shippedAt?: Given<string>
    readonly groupFormedAt?: Given<string>
    readonly status?: Given<string>
    readonly warehouse?: Given<string>
    readonly shipFrom?: Given<string>
    readonly shipTo?: Given<string>
    readonly badges?: Given<readonly string[] | "unknown">
  }>
  readonly refund?: Given<{
    readonly kind?: Given<string>
    readonly requestedAt?: Given<string>
    readonly amount?: Given<string>
    readonly returnedAt?: Given<string>
    readonly returnSignedAt?: Given<string>
  }>
  readonly claim?: Given<{ readonly kind?: Given<string>; readonly openedAt?: Given<string> }>
  readonly merchant?: Given<{
    readonly observedAt?: Given<string>
    readonly buyerProtection?: Given<string>
    readonly responseRate3min?: Given<number | string>
    readonly services?: Given<{ readonly [service: string]: Given<{ readonly joinedAt?: Given<string> }> }>
    readonly cainiaoWaybillFirstUsedAt?: Given<string>
  }>
  readonly marketing?: Given<{
    readonly act?: Given<string>
    readonly product?: Given<string>
    readonly at?: Given<string>
  }>
}

/** Between which instants one lies (epoch ms). */
interface Between {
  readonly lo: number
  readonly hi: number
}
const NEVER: Between = { lo: Infinity, hi: -Infinity }

/** An order as its rules ask. undefined: not given; null: there was none. */
interface Order {
  readonly orderedAt: Between
  readonly paidAt: Between
  readonly shipDueAt: Between
  readonly requestedAt: Between
  readonly observedAt: Between
  readonly marketingAt: Between
  readonly isAgreed: Value
  readonly isReturnSigned: Value
  readonly market: Given<string>
  readonly goods: Given<string>
  readonly status: Given<string>
  readonly warehouse: Given<string>
  readonly shipFrom: Given<string>
  readonly shipTo: Given<string>
  /** undefined: said to be unknown. */
  readonly badges: readonly string[] | undefined
  readonly refundKind: Given<string>
  /** Fen. */
  readonly refundAmount: Given<number>
  readonly claimKind: Given<string>
  readonly buyerProtection: Given<string>
  readonly responseRate: Given<number>
  readonly multichannelJoinedAt: Given<number>
  readonly waybillFirstUsedAt: Given<number>
  readonly act: Given<string>
  readonly product: Given<string>
}

/** A date alone is its first instant in China. */
const instant = (text: Given<string>): Given<number> => {
  if (typeof text !== "string") return text
  return Date.parse(text.length === "2024-02-07".length ? `${text}T00:00:00+08:00` : text)
}

const FORMERLY: { readonly [code: string]: string } = { "513100": "511800", "513125": "511824" }
const region = (code: Given<string>): Given<string> =>
  typeof code === "string" ? (FORMERLY[code] ?? code) : code

/** Of a group that was not, nothing was. */
const of = <Group extends object, Key extends keyof Group>(
  group: Given<Group>,
  key: Key,
): Group[Key] | null | undefined => (group === null || group === undefined ? group : group[key])

/** What comes after what was not, was not. */
const after = (earlier: Given<number>, own: Given<number>): Given<number> => (earlier === null ? null : own)

const between = (own: Given<number>, lo: Given<number>, hi: number): Between =>
  own === null ? NEVER : own === undefined ? { lo: lo ?? -Infinity, hi } : { lo: own, hi: own }

const known = (value: Given<number>): Value => (value === undefined ? UNKNOWN : value === null ? NO : YES)

const earliest = (...instants: readonly Given<number>[]): number =>
  instants.reduce((first: number, t) => (t === null || t === undefined || t > first ? first : t), Infinity)

/** Of JSON that was checked: what it holds is what the form of a case says. */
const orderOf = ({ order, refund, claim, merchant, marketing }: OrderJson): Order => {
  const ordered = instant(of(order, "orderedAt"))
  const paid = after(ordered, instant(of(order, "paidAt")))
  const due = after(paid, instant(of(order, "shipDueAt")))
  const agreedShipBy = of(order, "agreedShipBy")
  const agreed = agreedShipBy === "unknown" ? undefined : instant(agreedShipBy)
  const shipped = instant(of(order, "shippedAt"))
  const formed = instant(of(order, "groupFormedAt"))
  const requested = after(paid, instant(of(refund, "requestedAt")))
  const returned = after(requested, instant(of(refund, "returnedAt")))
  const signed = after(returned, instant(of(refund, "returnSignedAt")))
  const afterPaid = earliest(
    due,
    agreed,
    shipped,
    requested,
    returned,
    signed,
    instant(of(claim, "openedAt")),
  )
  const badges = of(order, "badges")
  const amount = of(refund, "amount")
  const rate = of(merchant, "responseRate3min")
  const services = of(merchant, "services")
  return {
    orderedAt: between(ordered, undefined, Math.min(afterPaid, earliest(paid, formed))),
    paidAt: between(paid, ordered, afterPaid),
    shipDueAt: between(due, paid ?? ordered, Infinity),
    requestedAt: between(requested, paid ?? ordered, earliest(returned, signed)),
    observedAt: between(instant(of(merchant, "observedAt")), undefined, Infinity),
    marketingAt: between(instant(of(marketing, "at")), undefined, Infinity),
    isAgreed: typeof agreed === "number" ? YES : agreedShipBy === "unknown" && paid !== null ? UNKNOWN : NO,
    isReturnSigned: known(signed),
    market: of(order, "market"),
    goods: of(order, "goods"),
    status: of(order, "status"),
    warehouse: of(order, "warehouse"),
    shipFrom: region(of(order, "shipFrom")),
    shipTo: region(of(order, "shipTo")),
    badges: badges === "unknown" ? undefined : (badges ?? []),
    refundKind: of(refund, "kind"),
    refundAmount: typeof amount === "string" ? Math.round(Number(amount) * 100) : amount,
    claimKind: of(claim, "kind"),
    buyerProtection: of(merchant, "buyerProtection"),
    responseRate: typeof rate === "string" ? Number(rate) : rate,
    multichannelJoinedAt: instant(of(of(services, "multichannel-distribution"), "joinedAt")),
    waybillFirstUsedAt: instant(of(merchant, "cainiaoWaybillFirstUsedAt")),
    act: of(marketing, "act"),
    product: of(marketing, "product"),
  }
}

const day = (date: string): number => Date.parse(`${date}T00:00:00+08:00`)

const TYPHOON = [day("2021-07-25"), day("2021-07-29")] as const
const TYPHOON_REGIONS = ["31", "3301", "3302", "3309", "3310", "3306", "3304", "3205", "3206", "3204"]
const LUDING = [day("2022-09-04"), day("2022-09-16")] as const
const LUDING_REGIONS = ["513322", "511824"]
const QUALITY = day("2021-09-01")
const WORRY_FREE = day("2022-04-27")
const SAME_DAY = day("2022-09-01")
const CONDUCT = [
  day("2022-10-18"),
  day("2023-02-21"),
  day("2023-06-01"),
  day("2023-06-07"),
  day("2023-09-12"),
  day("2023-12-27"),
  day("2024-03-14"),
  day("2025-02-18"),
  Infinity,
] as const
const SOLUTIONS_END = day("2023-02-17")
const REFUND_RESPONSE = day("2023-03-15")
const ELIGIBILITY = day("2023-11-29")
const GLOBAL_SOURCING = day("2024-02-07")
const ROBOT = day("2024-03-25")
const WAYBILL = day("2024-07-01")
const FESTIVAL = [day("2025-01-21"), day("2025-02-07")] as const

/** Does the instant lie from one on, until before another? */
const within = ({ lo, hi }: Between, from: number, until: number): number =>
  lo >= from && (hi < until || until === Infinity) && lo <= hi ? YES : hi < from || lo >= until ? NO : UNKNOWN

const is = (value: Given<string>, one: string): number =>
  value === undefined ? UNKNOWN : value === one ? YES : NO

const isEither = (value: Given<string>, one: string, other: string): number =>
  value === undefined ? UNKNOWN : value === one || value === other ? YES : NO

const bears = ({ badges }: Order, badge: string): number =>
  badges === undefined ? UNKNOWN : badges.includes(badge) ? YES : NO

/** What is wider than the regions leaves it unknown. */
const liesIn = (code: Given<string>, stems: readonly string[]): number => {
  if (code === undefined) return UNKNOWN
  if (code === null) return NO
  const own = code.endsWith("0000") ? code.slice(0, 2) : code.endsWith("00") ? code.slice(0, 4) : code
  let lies: number = NO
  for (const stem of stems) {
    if (own.startsWith(stem)) return YES
    if (stem.startsWith(own)) lies = UNKNOWN
  }
  return lies
}

const before = (at: Given<number>, end: number): number =>
  at === undefined ? UNKNOWN : at !== null && at < end ? YES : NO

const atMost = (value: Given<number>, most: number): number =>
  value === undefined ? UNKNOWN : value !== null && value <= most ? YES : NO

const lessThan = before

/** In which order the answers stand. */
export const RULES_BY_HAND = [
  "typhoon-relief-2021/late-shipment @ 2021-07-26-typhoon-relief",
  "quality-guarantee/service @ 2021-08-19-quality-guarantee",
  "power-worry-free/quality-compensation @ 2022-04-21-power-worry-free",
  "power-worry-free/late-shipment-compensation @ 2022-04-21-power-worry-free",
  "power-worry-free/flash-refund @ 2022-04-21-power-worry-free",
  "luding-earthquake-relief-2022/late-shipment @ 2022-09-07-luding-earthquake-relief",
  "same-day-shipping/ship-by @ 2022-08-24-same-day-shipping",
  "same-day-shipping/availability @ 2022-08-24-same-day-shipping",
  "shipping-conduct/text @ 2022-10-12-shipping-conduct",
  "shipping-conduct/text @ 2023-02-15-shipping-conduct",
  "shipping-conduct/text @ 2023-05-23-shipping-conduct",
  "shipping-conduct/text @ 2023-05-31-shipping-conduct",
  "shipping-conduct/text @ 2023-09-05-shipping-conduct",
  "shipping-conduct/text @ 2023-12-20-shipping-conduct",
  "shipping-conduct/text @ 2024-03-06-shipping-conduct",
  "shipping-conduct/text @ 2025-02-10-shipping-conduct",
  "digital-marketing-solutions/ordering @ 2023-02-10-digital-marketing-solutions-retired",
  "refund-response/return-confirmation @ 2023-03-08-refund-response",
  "digital-marketing/eligibility @ 2023-11-23-marketing-user-eligibility",
  "global-sourcing-dispute/scope @ 2024-01-26-global-sourcing-dispute",
  "merchant-service/robot-reception @ 2024-03-18-merchant-service-standard",
  "multichannel-waybill/cainiao-waybill @ 2024-06-23-multichannel-waybill",
  "anxingou/service @ 2024-09-04-buyer-protection-upgrade",
  "spring-festival-2025/shipping-clock @ 2025-01-08-spring-festival",
  "spring-festival-2025/metrics @ 2025-01-08-spring-festival",
  "spring-festival-2025/no-waiver @ 2025-01-08-spring-festival",
] as const

const relief = (order: Order, [from, until]: readonly [number, number], stems: readonly string[]): number =>
  (within(order.paidAt, from, until) | within(order.shipDueAt, from, until)) &
  is(order.goods, "physical") &
  (liesIn(order.shipTo, stems) | liesIn(order.shipFrom, stems))

/** The values of no, unknown and yes are such that `&` and `|` are the and and or of three values. */
const decideByHand = (order: Order, out: Uint8Array): void => {
  const { orderedAt, paidAt, requestedAt, observedAt, marketingAt } = order
  out[0] = relief(order, TYPHOON, TYPHOON_REGIONS)
  out[1] = within(paidAt, QUALITY, Infinity) & bears(order, "quality-guarantee")
  const worryFree = within(orderedAt, WORRY_FREE, Infinity) & bears(order, "power-worry-free")
  out[2] = worryFree & is(order.claimKind, "quality")
  out[3] = worryFree
  out[4] = worryFree
  out[5] = relief(order, LUDING, LUDING_REGIONS)
  out[6] = within(paidAt, SAME_DAY, Infinity) & bears(order, "same-day-shipping")
  out[7] = within(observedAt, SAME_DAY, Infinity) & isEither(order.buyerProtection, "funded", "underfunded")
  for (let i = 0; i < CONDUCT.length - 1; i++)
    out[8 + i] = within(paidAt, CONDUCT[i] ?? Infinity, CONDUCT[i + 1] ?? Infinity)
  out[16] =
    within(marketingAt, -Infinity, SOLUTIONS_END) &
    is(order.act, "ordering") &
    isEither(order.product, "home-goods-solution", "selected-industries-solution")
  out[17] =
    within(requestedAt, REFUND_RESPONSE, Infinity) &
    is(order.status, "awaiting-receipt") &
    is(order.refundKind, "return") &
    atMost(order.refundAmount, 300_00) &
    order.isReturnSigned
  out[18] = within(marketingAt, ELIGIBILITY, Infinity) & isEither(order.act, "top-up", "ordering")
  out[19] =
    within(paidAt, GLOBAL_SOURCING, Infinity) &
    is(order.market, "global-sourcing") &
    isEither(order.warehouse, "not-arrived", "arrived")
  out[20] = within(observedAt, ROBOT, Infinity) & lessThan(order.responseRate, 0.5)
  out[21] =
    within(observedAt, WAYBILL, Infinity) &
    before(order.multichannelJoinedAt, WAYBILL) &
    before(order.waybillFirstUsedAt, WAYBILL)
  out[22] = within(paidAt, -Infinity, Infinity) & (bears(order, "anxingou") | bears(order, "anxingou-custom"))
  const festival = within(paidAt, FESTIVAL[0], FESTIVAL[1])
  out[23] = festival & (order.isAgreed === YES ? NO : order.isAgreed === NO ? YES : UNKNOWN)
  out[24] = festival
  out[25] = festival
}

const placesIn = (rules: readonly { readonly name: string }[]): readonly number[] =>
  rules.map(({ name }) => RULES_BY_HAND.findIndex((own) => own === name))

const valueOf = (value: number | undefined): Value => (value === YES ? YES : value === UNKNOWN ? UNKNOWN : NO)

/** On orders that were read before. */
export const byHand: Contender = {
  name: "by hand",
  values: 3,
  from: "the order",
  prepare: ({ rules, orders }) => {
    const read = orders.map(({ line }) => {
      const json: OrderJson = JSON.parse(line)
      return orderOf(json)
    })
    const out = new Uint8Array(RULES_BY_HAND.length)
    const places = placesIn(rules)
    const decide = (i: number): Uint8Array => {
      const order = read[i]
      if (order !== undefined) decideByHand(order, out)
      return out
    }
    return { decide, told: (i) => places.map((place) => valueOf(decide(i)[place])) }
  },
}

/** From the text of each order. */
export const byHandFromText: Contender = {
  name: "by hand: JSON.parse, Date.parse, rules",
  values: 3,
  from: "the line",
  prepare: ({ rules, orders }) => {
    const out = new Uint8Array(RULES_BY_HAND.length)
    const places = placesIn(rules)
    const decide = (i: number): Uint8Array => {
      const json: OrderJson = JSON.parse(orders[i]?.line ?? "null")
      decideByHand(orderOf(json), out)
      return out
    }
    return { decide, told: (i) => places.map((place) => valueOf(decide(i)[place])) }
  },
}
