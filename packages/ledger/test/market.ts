import { Result } from "effect"
import { type Announcement, decodeAnnouncement, decodePlatform } from "../src/authoring/authoring.ts"

/** A small marketplace with one fact of each type. */
export const MARKET_YAML = `
id: harbour
title: { zh: 港口市场, en: Harbour market }
timeZone: Asia/Shanghai
utcOffset: "+08:00"
currency: CNY
firstYear: 2010
coverage: { from: "2020-01-01", to: "2024-12-31", statement: { zh: 只读过几页, en: A few pages were read } }
disclaimer: { zh: 不是法律意见, en: Not legal advice }
instruments:
  - { id: crane, kind: service, title: { zh: 吊机, en: Crane } }
  - { id: harbour-rules, kind: document, title: { zh: 港口规则, en: Harbour rules } }
  - { id: storm-relief, kind: relief, title: { zh: 台风减免, en: Storm relief } }
facts:
  - { path: order.id, type: text, title: { zh: 编号, en: Number } }
  - { path: order.paidAt, type: instant, title: { zh: 付款, en: Paid } }
  - { path: order.shippedAt, type: instant, title: { zh: 发货, en: Shipped } }
  - { path: order.amount, type: money, title: { zh: 金额, en: Amount }, derived: { sum: "order.parts[].amount" } }
  - { path: "order.parts[].amount", type: money, title: { zh: 部分, en: Part } }
  - { path: order.onTime, type: ratio, title: { zh: 准时率, en: On time } }
  - { path: order.visits, type: integer, title: { zh: 次数, en: Visits } }
  - { path: order.grouped, type: boolean, title: { zh: 成团, en: Grouped } }
  - { path: order.shipTo, type: region, title: { zh: 收货地, en: Region } }
  - path: order.kind
    type: enum
    title: { zh: 类型, en: Kind }
    values:
      - { value: bulk, title: { zh: 散货, en: Bulk } }
      - { value: parcel, title: { zh: 包裹, en: Parcel } }
  - path: order.badges
    type: set
    title: { zh: 标识, en: Badges }
    values:
      - { value: same-day, title: { zh: 当日, en: Same day } }
      - { value: fragile, title: { zh: 易碎, en: Fragile } }
regionPrefixes: ["31", "33"]
regions:
  - { code: "330000", title: { zh: 浙江省, en: Zhejiang } }
  - { code: "330200", title: { zh: 宁波市, en: Ningbo } }
caseId: order.id
subOrders: order.parts[].amount
agreements: {}
payments: [fee, credit]
`

export const market = Result.getOrThrow(decodePlatform("seeds/harbour.yaml", MARKET_YAML))

export const DIGEST = `sha256:${"0".repeat(64)}`

/** An announcement's file; each part can be replaced, `undefined` leaves it out. */
export const announcementYaml = (parts: { readonly [key: string]: string | undefined } = {}): string => {
  const all = {
    title: "{ zh: 题, en: Title }",
    summary: "{ zh: 摘要, en: Summary }",
    standing: "announced",
    published: '"2023-03-01"',
    reported: '"2023-03-02"',
    reports: `\n  - { source: 日报, at: "2023-03-02T10:00:00+08:00", headline: 题目, digest: "${DIGEST}", length: 100 }`,
    events: `\n${beginning()}`,
    ...parts,
  }
  return Object.entries(all)
    .flatMap(([key, text]) => (text === undefined ? [] : [`${key}: ${text}\n`]))
    .join("")
}

/** An event of an announcement's file, each part replaceable in the same way. */
const event = (parts: { readonly [key: string]: string | undefined }): string =>
  Object.entries(parts)
    .flatMap(([key, text]) => (text === undefined ? [] : [`${key}: ${text}`]))
    .map((line, i) => `${i === 0 ? "  - " : "    "}${line}\n`)
    .join("")

export const RULE =
  "{ title: { zh: 规则, en: Rule }, decidedBy: [order.paidAt], when: { always: true }, effects: [{ notice: { zh: 知, en: Note } }] }"

export const beginning = (parts: { readonly [key: string]: string | undefined } = {}): string =>
  event({
    effective: "crane/lift",
    from: '"2023-03-10"',
    basis: "stated",
    cite: "{ report: 1, range: [0, 10] }",
    rule: RULE,
    ...parts,
  })

export const withdrawal = (parts: { readonly [key: string]: string | undefined } = {}): string =>
  event({
    withdrawn: "crane/lift",
    from: '"2023-06-01"',
    basis: "stated",
    cite: "{ report: 1, range: [0, 10] }",
    ...parts,
  })

/** A rule with this condition. */
export const ruleWhen = (when: string): string =>
  `{ title: { zh: 规则, en: Rule }, decidedBy: [order.paidAt], when: ${when}, effects: [{ notice: { zh: 知, en: Note } }] }`

/** A rule with these effects. */
export const ruleOf = (effects: string): string =>
  `{ title: { zh: 规则, en: Rule }, decidedBy: [order.paidAt], when: { always: true }, effects: ${effects} }`

export const decode = (
  text: string,
  name = "2023-03-01-crane",
): Result.Result<Announcement, { readonly message: string }> =>
  decodeAnnouncement(`seeds/harbour/${name}.yaml`, text, market)

export const announcement = (text: string, name?: string): Announcement =>
  Result.getOrThrow(decode(text, name))

/** Why a text is refused, one line a reason, without the folder. */
export const refusal = (text: string, name?: string): string => {
  const decoded = decode(text, name)
  return Result.isSuccess(decoded) ? "accepted" : decoded.failure.message.replaceAll("seeds/harbour/", "")
}
