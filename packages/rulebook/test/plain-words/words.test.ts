import type { Condition, Effect, Saving } from "@policy-ledger/rulebook"
import {
  conditionSentence,
  conditionWords,
  dateWords,
  effectWords,
  moneyWords,
  savingWords,
  shareWords,
  valueName,
} from "@policy-ledger/rulebook/plain-words"
import { describe, expect, it } from "vitest"
import { bazaar } from "../bazaar/platform.ts"

type Row<Of> = readonly [of: Of, en: string, zh: string]

const NOTE = { zh: "未载", en: "not reported" }
const LANE: Condition = { fact: "order.lane", is: "local" }
const TAXED: Condition = { fact: "order.pieces[].taxed", is: true }

describe("a node of a condition", () => {
  it.each<Row<Condition>>([
    [{ always: true }, "in every case", "任何情况"],
    [{ all: [LANE] }, "all of these", "同时符合以下条件"],
    [{ any: [LANE] }, "any of these", "符合以下任一条件"],
    [{ not: LANE }, "not this", "不符合以下条件"],
    [{ some: TAXED, of: "order.pieces[]" }, "at least one of the items", "至少一项商品符合以下条件"],
    [{ every: TAXED, of: "order.parts[]" }, "each of the sub-orders", "每一项子订单均符合以下条件"],
    [{ every: TAXED, of: "order.boxes[]" }, "each of the entries", "每一项明细均符合以下条件"],
    [{ known: "order.dueAt" }, "order dueAt: known", "已有“〔order.dueAt〕”"],
    [
      { unstated: NOTE },
      "a condition that the source names and does not give: not reported",
      "来源提到但未说明的条件：未载",
    ],
    [LANE, "order lane: local", "“〔order.lane〕”为““local””"],
    [TAXED, "order pieces taxed: yes", "〔order.pieces[].taxed〕：是"],
    [{ fact: "seller.insured", is: false }, "seller insured: no", "〔seller.insured〕：否"],
    [
      { fact: "order.lane", in: ["local", "export", "pickup"] },
      "order lane: local, export or pickup",
      "“〔order.lane〕”为““local””、““export””或““pickup””",
    ],
    [{ fact: "order.tags", has: "gift" }, "order tags: includes “gift”", "“〔order.tags〕”包含““gift””"],
    [
      { fact: "order.tags", hasAny: ["gift", "bulk"] },
      "order tags: includes “gift” or “bulk”",
      "“〔order.tags〕”包含““gift””或““bulk””",
    ],
    [
      { fact: "refund.amount", atLeast: "20.00" },
      "refund amount: at least 20 INR",
      "“〔refund.amount〕”不低于20卢比",
    ],
    [
      { fact: "refund.amount", moreThan: "0.75" },
      "refund amount: more than 0.75 INR",
      "“〔refund.amount〕”高于0.75卢比",
    ],
    [{ fact: "seller.rate", atMost: "0.955" }, "seller rate: at most 95.5%", "“〔seller.rate〕”不高于95.5%"],
    [{ fact: "seller.strikes", lessThan: 3 }, "seller strikes: less than 3", "“〔seller.strikes〕”低于3"],
    [
      { fact: "order.shipTo", within: ["330000"] },
      "order shipTo: within Province 33",
      "“〔order.shipTo〕”在三三省范围内",
    ],
    [
      { fact: "order.goods", within: ["fruit", "tools"] },
      "order goods: within Fruit or Tools",
      "“〔order.goods〕”在水果或工具范围内",
    ],
    [
      { fact: "order.paidAt", before: "2023-06-08" },
      "order paidAt: before 2023-06-08 00:00",
      "“〔order.paidAt〕”早于2023年6月8日00:00",
    ],
    [
      { fact: "order.paidAt", since: "2023-06-08T10:00:05Z" },
      "order paidAt: 2023-06-08 15:30:05 or later",
      "“〔order.paidAt〕”不早于2023年6月8日15:30:05",
    ],
    [
      { fact: "refund.requestedAt", within: { hours: 1 }, after: "order.paidAt" },
      "refund requestedAt: within 1 hour after “order paidAt”",
      "“〔refund.requestedAt〕”在“〔order.paidAt〕”之后1小时内",
    ],
    [
      { fact: "seller.lateRate", lessThan: "0.04" },
      "seller lateRate over the last 28 days, ending 7 days before: less than 4%",
      "〔seller.lateRate〕（截至7天前的28天内）低于4%",
    ],
    [
      { fact: "order.wings", atLeast: 2 },
      "a fact that the platform does not declare: at least 2",
      "平台未声明的事实不低于2",
    ],
  ])("%j", (node, en, zh) => {
    expect(conditionWords(node, bazaar, "en")).toBe(en)
    expect(conditionWords(node, bazaar, "zh")).toBe(zh)
  })

  it("is a whole sentence, in brackets where it stands in another", () => {
    const when: Condition = {
      all: [{ any: [LANE, { not: { known: "order.dueAt" } }] }, { some: TAXED, of: "order.pieces[]" }],
    }
    expect(conditionSentence(when, bazaar, "en")).toBe(
      "(order lane: local, or not (order dueAt: known)), and at least one of the items: order pieces taxed: yes",
    )
    expect(conditionSentence({ every: { always: true }, of: "order.pieces[]" }, bazaar, "zh")).toBe(
      "每一项商品均符合以下条件：任何情况",
    )
    expect(conditionSentence({ all: [{ all: [] }, { any: [] }] }, bazaar, "en")).toBe(
      "(in every case), and (in no case)",
    )
    expect(conditionSentence({ any: [{ not: { unstated: NOTE } }, { always: true }] }, bazaar, "zh")).toBe(
      "并非“来源提到但未说明的条件：未载”，或任何情况",
    )
  })
})

describe("a node of a saving", () => {
  it.each<Row<Saving | Condition>>([
    [{ all: [] }, "all of these", "同时符合以下条件"],
    [{ any: [] }, "any of these", "符合以下任一条件"],
    [{ not: { since: "order.paidAt" } }, "not this", "不符合以下条件"],
    [
      { before: "order.paidAt" },
      "order paidAt: before this version ends",
      "“〔order.paidAt〕”早于本版本失效之时",
    ],
    [
      { since: "order.paidAt" },
      "order paidAt: when this version ends, or later",
      "“〔order.paidAt〕”不早于本版本失效之时",
    ],
    [{ when: { always: true } }, "in every case", "任何情况"],
    [
      { fact: "order.paidAt", before: "2023-06-08" },
      "order paidAt: before 2023-06-08 00:00",
      "“〔order.paidAt〕”早于2023年6月8日00:00",
    ],
  ])("%j", (node, en, zh) => {
    expect(savingWords(node, bazaar, "en")).toBe(en)
    expect(savingWords(node, bazaar, "zh")).toBe(zh)
  })
})

const from = { countedFrom: "order.paidAt" } as const
const pay = { pay: "fee", per: "order" } as const

describe("an effect", () => {
  it.each<Row<Effect>>([
    [
      { deadline: "ship-by", after: { hours: 48 }, ...from },
      "ship by: 48 hours after “order paidAt”",
      "发货时限：自“〔order.paidAt〕”起48小时",
    ],
    [
      { deadline: "respond-by", after: { minutes: 1 }, ...from, onSilence: "consents" },
      "respond by: 1 minute after “order paidAt” (silence is consent)",
      "处理时限：自“〔order.paidAt〕”起1分钟（逾期未处理视为同意）",
    ],
    [
      { deadline: "return-by", after: { workdays: 3, in: "post" }, endOf: "day", ...from },
      "return by: the end of the day that lies 3 working days (post office days) after “order paidAt”",
      "退货时限：自“〔order.paidAt〕”起3个工作日（邮政工作日），至当日结束",
    ],
    [
      { deadline: "claim-from", endOf: "month", ...from },
      "claim from: the end of the month of “order paidAt”",
      "可索赔时间：“〔order.paidAt〕”当月结束时",
    ],
    [
      { deadline: "ship-by", next: "20:00", ...from },
      "ship by: the first 20:00 after “order paidAt”",
      "发货时限：“〔order.paidAt〕”之后的首个20:00",
    ],
    [
      { deadline: "ship-by", next: "24:00", ...from },
      "ship by: the end of the day of “order paidAt”",
      "发货时限：“〔order.paidAt〕”当日24:00",
    ],
    [
      {
        deadline: "ship-by",
        byHour: [
          { from: "00:00", to: "16:00", next: "24:00" },
          { from: "16:00", to: "20:00", after: { days: 1 } },
          { from: "20:00", to: "00:00", next: "10:00" },
        ],
        ...from,
      },
      "ship by: “order paidAt” from 00:00 to 16:00: the end of that day; “order paidAt” from 16:00 to 20:00: 1 day after it; “order paidAt” from 20:00 to 00:00 of the next day: the first 10:00 after it",
      "发货时限：“〔order.paidAt〕”在00:00至16:00：当日24:00；“〔order.paidAt〕”在16:00至20:00：1天后；“〔order.paidAt〕”在20:00至次日00:00：之后的首个10:00",
    ],
    [
      { deadline: "auto-receipt", unstated: NOTE, ...from },
      "automatic receipt: not stated how long after “order paidAt”: not reported",
      "自动确认收货：自“〔order.paidAt〕”起，时长未说明：未载",
    ],
    [
      {
        deadline: "ship-by",
        after: { months: 2 },
        countedFrom: { unstated: ["order.paidAt", "order.dueAt"] },
      },
      "ship by: 2 months after “order paidAt” or “order dueAt” (the source does not say which)",
      "发货时限：自“〔order.paidAt〕”或“〔order.dueAt〕”（来源未说明从何者起算）起2个月",
    ],
    [
      { deadline: "ship-by", earliest: [{ by: "2021-12-21" }, { by: "2021-12-21T18:00:00+05:30" }] },
      "ship by: the earliest of (the end of 2021-12-21; 2021-12-21 18:00)",
      "发货时限：取最早（2021年12月21日结束时；2021年12月21日18:00）",
    ],
    [
      { deadline: "ship-by", latest: [{ by: "2021-12-21" }, { after: { years: 1 }, ...from }] },
      "ship by: the latest of (the end of 2021-12-21; 1 year after “order paidAt”)",
      "发货时限：取最晚（2021年12月21日结束时；自“〔order.paidAt〕”起1年）",
    ],
    [
      { refund: "instant", by: "automatic" },
      "refund: instant (by the platform itself)",
      "退款：极速退款（平台自动处理）",
    ],
    [
      {
        pay: "compensation",
        per: "sub-order",
        rate: "0.10",
        from: "merchant",
        to: "buyer",
        capPerSubOrder: "1000.00",
        capPerOrder: "3000.00",
      },
      "compensation (merchant to buyer): 10% of the amount of each sub-order; at most 1000 INR for each sub-order; at most 3000 INR for each order",
      "赔付（由商家付给买家）：每个子订单金额的10%；每个子订单最高1000卢比；每笔订单最高3000卢比",
    ],
    [
      { pay: "penalty", per: "item", amount: "0.50", from: "merchant", where: TAXED },
      "penalty (from merchant): for each item: 0.50 INR; only where: order pieces taxed: yes",
      "违约金（由商家支付）：每项商品：0.50卢比；仅限：〔order.pieces[].taxed〕：是",
    ],
    [
      { pay: "credit", per: "order", unstated: NOTE, to: "merchant", by: "discretion", open: true },
      "credit (to merchant): amount not stated: not reported (at the platform's discretion, among others)",
      "返还（付给商家）：金额未说明：未载（由平台酌情决定，包括但不限于）",
    ],
    [
      { ...pay, amount: { sum: ["1.00", { rate: "0.0035", of: ["order.amount", "order.postage"] }] } },
      "fee: the sum of (1 INR; 0.35% of the sum of “order amount” and “order postage”)",
      "费用：合计（1卢比；“〔order.amount〕”和“〔order.postage〕”之和的0.35%）",
    ],
    [
      { ...pay, amount: { least: ["5.00", { greatest: ["1.00", { each: "0.89", of: "order.count" }] }] } },
      "fee: the least of (5 INR; the greatest of (1 INR; “order count” × 0.89 INR))",
      "费用：取最低（5卢比；取最高（1卢比；“〔order.count〕”×0.89卢比））",
    ],
    [
      {
        ...pay,
        amount: {
          tiers: [{ upTo: "100.00", rate: "0.05" }, { upTo: "200.00", rate: "0.03" }, { rate: "1" }],
          of: "order.amount",
        },
      },
      "fee: portions of “order amount” (5% up to 100 INR, 3% from there to 200 INR, 100% of what is above 200 INR)",
      "费用：“〔order.amount〕”分段计（不超过100卢比的部分5%、超过100卢比至200卢比的部分3%、超过200卢比的部分100%）",
    ],
    [
      { ...pay, amount: { tiers: [{ rate: "0.05" }], of: "order.amount" } },
      "fee: portions of “order amount” (5%)",
      "费用：“〔order.amount〕”分段计（5%）",
    ],
    [
      {
        ...pay,
        amount: {
          // oxlint-disable-next-line unicorn/no-thenable -- a key of the language
          cases: [{ when: TAXED, then: { cases: [{ when: { always: true }, then: "1.00" }] } }],
          else: { unstated: NOTE },
        },
      },
      "fee: if order pieces taxed: yes: (if in every case: 1 INR; otherwise: nothing); otherwise: not stated: not reported",
      "费用：若〔order.pieces[].taxed〕：是：（若任何情况：1卢比；否则：无）；否则：金额未说明：未载",
    ],
    [
      { ...pay, amount: { oneOf: ["1.00", "2.00"] } },
      "fee: one of, as reports differ, (1 INR; 2 INR)",
      "费用：说法不一，为其中之一（1卢比；2卢比）",
    ],
    [
      { cap: "50.00", per: "order", of: NOTE },
      "not reported: at most 50 INR for each order",
      "未载：每笔订单最高50卢比",
    ],
    [
      { waive: ["late-shipment-claim", "storage-fee"] },
      "waives: late-shipment claim, storage fee",
      "免除：延迟发货赔付、仓储费",
    ],
    [
      { pause: "ship-by", resumes: "2025-02-07T00:00:00+05:30" },
      "the shipping clock stands still and starts again at 2025-02-07 00:00",
      "发货计时暂停，2025年2月7日00:00起重新计时",
    ],
    [{ extend: "return-by", by: { days: 2 } }, "return by: 2 days later", "退货时限延长2天"],
    [
      { calendar: "post", free: ["2021-12-22", "2021-12-23"], working: ["2021-12-25"] },
      "post office days: free: 2021-12-22, 2021-12-23; worked: 2021-12-25",
      "邮政工作日：放假：2021年12月22日、2021年12月23日；上班：2021年12月25日",
    ],
    [
      { sanction: [{ zh: "扣分", en: "points off" }, NOTE], points: "2" },
      "sanction: points off; not reported (2 points)",
      "处罚：扣分；未载（2分）",
    ],
    [{ offer: NOTE, open: true }, "offers: not reported (among others)", "提供：未载（包括但不限于）"],
    [{ duty: NOTE, of: "distributor" }, "duty (distributor): not reported", "义务（分销商）：未载"],
    [{ notice: NOTE }, "not reported", "未载"],
  ])("%j", (effect, en, zh) => {
    expect(effectWords(effect, bazaar, "en")).toBe(en)
    expect(effectWords(effect, bazaar, "zh")).toBe(zh)
  })
})

describe("a date", () => {
  it.each<Row<string | null>>([
    ["2023-06-08", "2023-06-08", "2023年6月8日"],
    ["2022-10", "some time in October 2022", "2022年10月（日期未说明）"],
    ["XXXX-06-14", "14 June of a year that is not stated", "6月14日（年份未说明）"],
    ["XXXX-03", "some time in March of a year that is not stated", "3月（年份和日期未说明）"],
    [
      "[2013-01-01..2013-12-31]",
      "some day from 2013-01-01 to 2013-12-31",
      "2013年1月1日至2013年12月31日之间的某一天",
    ],
    [
      "[2022-10..2022-12]",
      "some time from October 2022 to December 2022",
      "2022年10月至2022年12月之间的某一天",
    ],
    [
      "[XXXX-02-08..XXXX-03-10]",
      "some day from 8 February to 10 March of a year that is not stated",
      "2月8日至3月10日之间的某一天（年份未说明）",
    ],
    ["[2023-02-09..]", "not before 2023-02-09", "不早于2023年2月9日"],
    ["[..2023-02-09]", "not after 2023-02-09", "不晚于2023年2月9日"],
    ["[XXXX-02-09..]", "not before 9 February of a year that is not stated", "不早于2月9日（年份未说明）"],
    ["2023-02-09T10:00:00+08:00", "2023-02-09 10:00", "2023年2月9日10:00"],
    ["2023-02-09T23:59:59.999+08:00", "2023-02-09 23:59:59", "2023年2月9日23:59:59"],
    [
      "XXXX-11-11T16:00:00+08:00",
      "11 November of a year that is not stated, 16:00",
      "11月11日（年份未说明）16:00",
    ],
    ["[2023-02-09..]T10:00:30", "not before 2023-02-09, 10:00:30", "不早于2023年2月9日10:00:30"],
    ["someT10:00", "someT10:00", "someT10:00"],
    ["before", "before what is recorded", "记录开始之前"],
    ["unstated", "a day that is not stated", "日期未说明"],
    ["publication", "the day of publication", "公布之日"],
    [null, "not known", "未知"],
    ["some day", "some day", "some day"],
  ])("%j", (date, en, zh) => {
    expect(dateWords(date, "en")).toBe(en)
    expect(dateWords(date, "pl")).toBe(en)
    expect(dateWords(date, "zh")).toBe(zh)
  })
})

describe("titles", () => {
  it("are those of the language, the frame English where it is neither", () => {
    const platform = {
      ...bazaar,
      facts: bazaar.facts.map((fact) =>
        fact.path === "order.paidAt"
          ? { ...fact, title: { en: "Time of payment", pl: "Czas zapłaty" } }
          : fact,
      ),
    }
    const effect: Effect = { deadline: "ship-by", after: { days: 1 }, countedFrom: "order.paidAt" }
    expect(effectWords(effect, platform, "pl")).toBe("ship by: 1 day after “Czas zapłaty”")
    expect(effectWords(effect, platform, "de")).toBe("ship by: 1 day after “Time of payment”")
  })

  it("stand bare amid Chinese where they are Chinese", () => {
    const platform = {
      ...bazaar,
      facts: bazaar.facts.map((fact) =>
        fact.path === "order.paidAt" ? { ...fact, title: { zh: "付款时间", en: "Time of payment" } } : fact,
      ),
    }
    const when: Condition = { fact: "order.paidAt", since: "2023-06-08" }
    expect(conditionWords(when, platform, "zh")).toBe("付款时间不早于2023年6月8日00:00")
  })

  it("fall back to the word itself, and money to the code of its currency", () => {
    expect(valueName("order.shipTo", "110000", bazaar, "en")).toBe("110000")
    expect(moneyWords("12.50", { currency: "NOK" }, "zh")).toBe("12.50 NOK")
    expect(moneyWords("300.00", { currency: "CNY" }, "zh")).toBe("300元")
    expect(shareWords("0.000001")).toBe("0.0001%")
    expect(shareWords("1")).toBe("100%")
  })
})
