import type { DeadlineKind, EventAnswer, Kleene, Standing, Text, Waived } from "@policy-ledger/rulebook"

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
  Withdrawn: text("终止", "ends"),
  Corrected: text("更正", "corrected"),
}

export const KLEENE: { readonly [value in Kleene]: Text } = {
  yes: text("是", "yes"),
  no: text("否", "no"),
  unknown: text("未知", "unknown"),
}

export const DEADLINE: { readonly [kind in DeadlineKind]: Text } = {
  "ship-by": text("最晚发货", "ship by"),
  "respond-by": text("最晚处理", "respond by"),
  "auto-receipt": text("自动确认收货", "automatic receipt"),
}

export const WAIVED: { readonly [waived in Waived]: Text } = {
  "late-shipment-claim": text("延迟发货赔付", "late-shipment claim"),
  "late-shipment-points": text("延迟发货扣分", "late-shipment points"),
  "shipping-metrics": text("发货指标考核", "shipping metrics"),
  "complaint-liability": text("投诉责任", "complaint liability"),
}

export const PAYMENT: { readonly [kind in "compensation" | "penalty"]: Text } = {
  compensation: text("赔付", "compensation"),
  penalty: text("违约金", "penalty"),
}

export const REFUND: { readonly [refund in "instant" | "auto-agreed"]: Text } = {
  instant: text("即时退款", "instant"),
  "auto-agreed": text("自动同意", "agreed automatically"),
}
