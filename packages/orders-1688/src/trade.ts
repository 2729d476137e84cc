// One order of the open platform, read into what it shows. Only what a fact is made of is read.
import { Mistakes, Part, type Said } from "./part.ts"
import type { Time } from "./time.ts"

export interface Trade {
  readonly id: string
  readonly status: Said | undefined
  readonly createdAt: Time | undefined
  /** Of several payments the first. */
  readonly paidAt: Time | undefined
  /** Deposit and final payment, each with its time where it was made; fewer where all is paid at once. */
  readonly steps: readonly (Time | undefined)[]
  /** When the last of it was shipped. */
  readonly deliveredAt: Time | undefined
  readonly receivedAt: Time | undefined
  readonly businessType: Said | undefined
  readonly isOverseas: boolean | undefined
  readonly region: Said | undefined
  /** Undefined where the payload has no list of them, or an empty one: every order has items. */
  readonly items: readonly Item[] | undefined
  /** How many parcels have left. */
  readonly parcels: number
  /** Of the order and of its items; undefined where the payload shows none of either, not even an empty list. */
  readonly terms: readonly Term[] | undefined
  readonly refund: ShownRefund
}

export interface Item {
  readonly id: string | undefined
  readonly amount: string | undefined
  readonly logistics: Said | undefined
  readonly refundStatus: Said | undefined
  readonly refunded: string | undefined
  readonly canSend: boolean | undefined
  readonly cantSendReason: Said | undefined
}

export interface Term {
  readonly path: string
  readonly code: Said | undefined
  readonly name: Said | undefined
}

/** What an order shows of a refund; amounts as decimal text. */
interface ShownRefund {
  readonly statuses: readonly Said[]
  readonly id: string | undefined
  readonly amount: string | undefined
}

/** Reads an order; throws a `TradeError` with every mistake. */
export const readTrade = (value: unknown, path: string): Trade => {
  const mistakes = new Mistakes()
  const trade = tradeFrom(new Part(value, path, mistakes))
  mistakes.refuse()
  return trade
}

const tradeFrom = (whole: Part): Trade => {
  if (!whole.isShown) whole.refuse("an order")
  const base = whole.at("baseInfo")
  if (!base.isShown) base.refuse("the basic data of an order")
  const logistics = whole.at("nativeLogistics")
  const productItems = whole.at("productItems").members() ?? []
  const items = productItems.map(itemFrom)
  refuseRepeated(productItems, items)
  refuseForeign(base.at("currency"))
  return {
    id: idFrom(base),
    status: base.at("status").said(),
    createdAt: base.at("createTime").time(),
    paidAt: base.at("payTime").time(),
    steps: stepsFrom(base),
    deliveredAt: base.at("allDeliveredTime").time(),
    receivedAt: base.at("receivingTime").time() ?? base.at("confirmedTime").time(),
    businessType: base.at("businessType").said(),
    isOverseas: base.at("overSeaOrder").flag(),
    region: base.at("receiverInfo").at("toDivisionCode").said() ?? logistics.at("areaCode").said(),
    items: items.length === 0 ? undefined : items,
    parcels: (logistics.at("logisticsItems").members() ?? []).filter(
      (parcel) => parcel.at("deliveredTime").time() !== undefined,
    ).length,
    terms: termsFrom([whole, ...productItems]),
    refund: {
      statuses: statusesFrom(base, items),
      id: base.at("refundId").id(),
      amount: base.at("refund").yuan() ?? base.at("refundPayment").fen(),
    },
  }
}

/** `id` is a number, mostly beyond 2^53: it is read only where its text is not given. */
const idFrom = (base: Part): string => {
  const text = base.at("idOfStr")
  const id = (text.isShown ? text : base.at("id")).id()
  if (!text.isShown && !base.at("id").isShown) text.refuse("the number of the order")
  return id ?? ""
}

const stepsFrom = (base: Part): Trade["steps"] => {
  const steps = (base.at("stepOrderList").members() ?? []).map((step) => step.at("payTime").time())
  return base.at("stepPayAll").flag() === true ? [] : steps
}

const itemFrom = (item: Part): Item => ({
  id: item.at("subItemIDString").id(),
  amount: item.at("itemAmount").yuan(),
  logistics: item.at("logisticsStatus").said(),
  refundStatus: item.at("refundStatus").said(),
  refunded: item.at("refund").yuan(),
  canSend: item.at("canSendGoods").flag(),
  cantSendReason: item.at("cantSendReason").said(),
})

const refuseRepeated = (parts: readonly Part[], items: readonly Item[]): void => {
  const seen = new Set<string>()
  for (const [i, { id }] of items.entries()) {
    if (id === undefined) continue
    if (seen.has(id)) parts[i]?.at("subItemIDString").refuse("an id that no item before it has")
    seen.add(id)
  }
}

/** The same interface serves the international site. */
const refuseForeign = (currency: Part): void => {
  const said = currency.said()?.said.toUpperCase() ?? "CNY"
  if (said !== "CNY" && said !== "RMB")
    currency.refuse("RMB or CNY: the amounts of a case of 1688 are in yuan")
}

const statusesFrom = (base: Part, items: readonly Item[]): readonly Said[] =>
  [
    base.at("refundStatus").said(),
    base.at("refundStatusForAs").said(),
    ...items.map(({ refundStatus }) => refundStatus),
  ].filter((status) => status !== undefined)

const termsFrom = (holders: readonly Part[]): readonly Term[] | undefined => {
  const shown = holders.map((holder) => holder.at("guaranteesTerms").oneOrMembers())
  if (shown.every((terms) => terms === undefined)) return undefined
  return shown
    .flatMap((terms) => terms ?? [])
    .map((term) => ({
      path: term.path,
      code: term.at("assuranceType").said(),
      name: term.at("qualityAssuranceType").said(),
    }))
}
