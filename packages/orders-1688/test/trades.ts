// Orders in the shapes of the open platform, with invented ids, amounts and places.

type Json = { readonly [key: string]: unknown }

export const ID = "1790000000000000123"

export const term = (assuranceType: string): Json => ({
  assuranceType,
  qualityAssuranceType: "服务",
  assuranceInfo: "说明",
})

export const item = (changes: Json = {}): Json => ({
  subItemIDString: "1790000000000000124",
  itemAmount: 120.5,
  price: 12.05,
  quantity: 10,
  logisticsStatus: 1,
  status: "waitsellersend",
  guaranteesTerms: [],
  ...changes,
})

export const base = (changes: Json = {}): Json => ({
  // Rounded, as JSON.parse does it.
  id: Number(ID),
  idOfStr: ID,
  status: "waitsellersend",
  businessType: "cn",
  tradeType: "50060",
  createTime: "20240301101500000+0800",
  payTime: "20240301102000000+0800",
  receiverInfo: { toDivisionCode: "440305", toTownCode: "440305005", toArea: "广东省 深圳市 南山区" },
  ...changes,
})

/** Paid and waiting for shipment, one item, no badge. */
export const trade = (baseInfo: Json = {}, rest: Json = {}): Json => ({
  baseInfo: base(baseInfo),
  productItems: [item()],
  ...rest,
})

/** What an order that was shipped shows. */
export const SHIPPED = { status: "waitbuyerreceive", allDeliveredTime: "20240303090000000+0800" }

export const NEVER_PAID = { status: "cancel", payTime: null, closeReason: "buyerCancel" }
