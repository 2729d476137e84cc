import type {
  EventAnswer,
  FieldState,
  Kleene,
  OutcomeField,
  PaymentKind,
  Presumption,
  RefundOutcome,
  Standing,
  Text,
  Waived,
} from "@policy-ledger/rulebook"

export { PAYMENT, REFUND } from "@policy-ledger/rulebook/plain-words"

const text = (zh: string, en: string): Text => ({ zh, en })

/** The words of the model as a person reads them. */
export const STANDING: { readonly [standing in Standing]: Text } = {
  announced: text("已公布", "announced"),
  consultation: text("征求意见", "consultation"),
  rumour: text("传闻", "rumour"),
}

export const TYPE: { readonly [type in EventAnswer["type"]]: Text } = {
  Published: text("公布", "published"),
  Effective: text("生效", "begins"),
  Superseded: text("被取代", "is replaced"),
  Withdrawn: text("失效", "ends"),
  Corrected: text("更正", "corrected"),
}

export const KLEENE: { readonly [value in Kleene]: Text } = {
  yes: text("是", "yes"),
  no: text("否", "no"),
  unknown: text("待定", "unknown"),
}

/** What settles a wrong is told by its amount; what is paid for something else is named. */
export const isToldApart = (kind: PaymentKind): boolean => kind === "fee" || kind === "credit"

/** The same in a column of a table. */
export const WAIVED_SHORT: { readonly [waived: Waived]: Text } = {
  "late-shipment-claim": text("赔付", "claim"),
  "late-shipment-points": text("扣分", "points"),
  "shipping-metrics": text("考核", "metrics"),
  "complaint-liability": text("投诉", "liability"),
}

export const REFUND_SHORT: { readonly [refund in RefundOutcome]: Text } = {
  instant: text("极速", "instant"),
  "auto-agreed": text("自动", "agreed"),
}

export const FIELD: { readonly [field in OutcomeField]: Text } = {
  shipBy: text("发货时限", "Ship by"),
  respondBy: text("处理时限", "Respond by"),
  autoReceiptAt: text("自动确认收货", "Automatic receipt"),
  refund: text("退款", "Refund"),
  payments: text("应付", "Payments"),
  exempt: text("免责", "Exempt"),
}

export const STATE: { readonly [state in FieldState]: Text } = {
  set: text("已定", "set"),
  none: text("没有", "none"),
  open: text("待定", "open"),
  unstated: text("未收录", "not held"),
}

export const PRESUMED: { readonly [presumption in Presumption]: Text } = {
  commencement: text(
    "未说明何时生效的，推定自公布之日起生效",
    "a start left unstated is the day of publication",
  ),
  continuance: text("未说明何时失效的，推定尚未失效", "an end left unstated has not come"),
  unchanged: text(
    "有改动而未说明内容的，推定维持原样",
    "what is touched without saying how stands as it was",
  ),
  conditions: text("提到而未说明的条件，推定已满足", "a condition that is named and not given is fulfilled"),
}
