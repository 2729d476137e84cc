// What every platform has, by its name.
import { text, type Text } from "../values/text.ts"
import type { BuiltInDeadline } from "../language/platform.ts"
import type { Effect, Party, PaymentKind, Waived } from "../language/effect.ts"

type With<Key extends PropertyKey> = Extract<Effect, { readonly [key in Key]: unknown }>

export const DEADLINE: { readonly [kind in BuiltInDeadline]: Text } = {
  "ship-by": text("发货时限", "ship by"),
  "respond-by": text("处理时限", "respond by"),
  "auto-receipt": text("自动确认收货", "automatic receipt"),
}

export const WAIVED: { readonly [waived: Waived]: Text } = {
  "late-shipment-claim": text("延迟发货赔付", "late-shipment claim"),
  "late-shipment-points": text("延迟发货扣分", "late-shipment points"),
  "shipping-metrics": text("发货指标考核", "shipping metrics"),
  "complaint-liability": text("投诉责任", "complaint liability"),
}

export const PAYMENT: { readonly [kind in PaymentKind]: Text } = {
  compensation: text("赔付", "compensation"),
  penalty: text("违约金", "penalty"),
  fee: text("费用", "fee"),
  credit: text("返还", "credit"),
}

export const PARTY: { readonly [party in Party]: Text } = {
  merchant: text("商家", "merchant"),
  buyer: text("买家", "buyer"),
  platform: text("平台", "platform"),
}

export const OBLIGED: { readonly [of in With<"duty">["of"]]: Text } = {
  ...PARTY,
  distributor: text("分销商", "distributor"),
}

export const REFUND: { readonly [refund in With<"refund">["refund"]]: Text } = {
  instant: text("极速退款", "instant"),
  "auto-agreed": text("自动同意退款", "agreed automatically"),
}
