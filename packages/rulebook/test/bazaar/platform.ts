import type { FactDeclaration, FactValue, Platform } from "@policy-ledger/rulebook"

/**
 * Another platform, made up for the tests: half an hour off the full hours, so that nothing holds only for +08:00, and
 * with one fact of each type and each kind of derivation.
 */
const titled = (path: string): { readonly zh: string; readonly en: string } => ({
  zh: `〔${path}〕`,
  en: path.replaceAll(/[.[\]]+/g, " ").trim(),
})

/** A badge that promises to ship by a rule that the ledger does not hold. */
const SWIFT: FactValue = {
  value: "swift",
  title: { zh: "“swift”", en: "swift" },
  promise: {
    deadline: "ship-by",
    countedFrom: "order.paidAt",
  },
}

const values = (...words: readonly string[]): readonly FactValue[] =>
  words.map((value) => ({ value, title: { zh: `“${value}”`, en: value } }))

const fact = (
  path: string,
  type: FactDeclaration["type"],
  more: Partial<FactDeclaration> = {},
): FactDeclaration => ({ path, type, title: titled(path), ...more })

const none = { none: true, title: { zh: "推定没有", en: "presumed that there is none" } } as const

const facts: readonly FactDeclaration[] = [
  fact("order.id", "text"),
  fact("order.placedAt", "instant", { notAfter: "order.paidAt" }),
  fact("order.paidAt", "instant"),
  fact("order.dueAt", "instant"),
  fact("order.agreedShipBy", "instant", { presumed: none }),
  fact("order.shippedAt", "instant", { notBefore: "order.paidAt" }),
  fact("order.lane", "enum", { values: values("local", "export", "pickup") }),
  fact("order.tags", "set", { values: [...values("gift", "fragile", "bulk"), SWIFT], presumed: none }),
  fact("order.shipTo", "region"),
  fact("order.goods", "tree", { tree: "goods" }),
  fact("order.groupFormedAt", "instant"),
  fact("order.grouped", "boolean", {
    derived: { reached: "order.groupFormedAt", by: "refund.requestedAt" },
    input: true,
  }),
  fact("order.amount", "money", { derived: { sum: "order.parts[].amount" } }),
  fact("order.count", "integer", { derived: { count: "order.parts[]" } }),
  fact("order.parts[].id", "text"),
  fact("order.parts[].amount", "money"),
  fact("order.pieces[].id", "text"),
  fact("order.pieces[].price", "money"),
  fact("order.pieces[].units", "integer"),
  fact("order.pieces[].kind", "enum", { values: values("toy", "book") }),
  fact("order.pieces[].marks", "set", { values: values("sale", "used") }),
  fact("order.pieces[].soldAt", "instant"),
  fact("order.pieces[].taxed", "boolean"),
  fact("order.postage", "money"),
  fact("order.pieceTotal", "money", { derived: { sum: "order.pieces[].price" } }),
  fact("order.toys", "integer", {
    derived: { count: "order.pieces[]", where: { fact: "order.pieces[].kind", is: "toy" } },
  }),
  fact("order.localToys", "integer", {
    derived: {
      count: "order.pieces[]",
      where: {
        all: [
          { fact: "order.pieces[].kind", is: "toy" },
          { fact: "order.lane", is: "local" },
        ],
      },
    },
  }),
  fact("order.toyTotal", "money", {
    derived: { sum: "order.pieces[].price", where: { fact: "order.pieces[].kind", is: "toy" } },
  }),
  fact("order.toyShare", "ratio", {
    derived: { share: "order.pieces[]", where: { fact: "order.pieces[].kind", is: "toy" } },
  }),
  fact("order.postageRatio", "ratio", { derived: { ratio: "order.postage", over: "order.pieceTotal" } }),
  fact("refund.requestedAt", "instant", { notBefore: "order.paidAt" }),
  fact("refund.amount", "money"),
  fact("seller.rate", "ratio"),
  fact("seller.strikes", "integer"),
  fact("seller.lateRate", "ratio", { over: { last: { days: 28 }, lag: { days: 7 } } }),
  fact("seller.insured", "boolean"),
  fact("seller.joinedAt", "instant"),
  fact("seller.renewedAt", "instant", { presumed: none, notBefore: "seller.joinedAt" }),
]

const instrument = (
  id: string,
  kind: "document" | "service" | "relief",
): Platform["instruments"][number] => ({
  id,
  kind,
  title: { zh: `《${id}》`, en: `The ${id}` },
})

export const bazaar: Platform = {
  id: "bazaar",
  title: { zh: "集市", en: "Bazaar" },
  timeZone: "Asia/Kolkata",
  utcOffset: "+05:30",
  currency: "INR",
  firstYear: 2021,
  coverage: {
    from: "2021-01-01",
    to: "2024-12-31",
    statement: { zh: "虚构的账本", en: "a ledger made up for tests" },
  },
  disclaimer: { zh: "不是法律意见", en: "not legal advice" },
  instruments: [
    instrument("dispatch", "document"),
    instrument("returns", "service"),
    instrument("monsoon", "relief"),
  ],
  facts,
  regionPrefixes: ["11", "33", "44"],
  regions: [{ code: "330000", title: { zh: "三三省", en: "Province 33" } }],
  trees: [
    {
      id: "goods",
      title: { zh: "货物", en: "Goods" },
      places: [
        { id: "goods", title: { zh: "货物", en: "Goods" } },
        { id: "food", in: "goods", title: { zh: "食品", en: "Food" } },
        { id: "fruit", in: "food", title: { zh: "水果", en: "Fruit" } },
        { id: "fish", in: "food", title: { zh: "鱼", en: "Fish" } },
        { id: "tools", in: "goods", title: { zh: "工具", en: "Tools" } },
      ],
    },
  ],
  caseId: "order.id",
  subOrders: "order.parts[].amount",
  items: "order.pieces[]",
  agreements: { "ship-by": "order.agreedShipBy" },
  fulfilments: { "ship-by": "order.shippedAt", "return-by": "refund.requestedAt" },
  calendars: [
    {
      id: "post",
      title: { zh: "邮政工作日", en: "post office days" },
      from: "2020-01-01",
      to: "2022-12-31",
      weekend: [6, 7],
      free: ["2021-01-14", "2021-01-26", "2022-01-26"],
      working: ["2021-01-23"],
    },
  ],
  deadlines: [
    { id: "return-by", title: { zh: "退货时限", en: "return by" } },
    { id: "claim-from", title: { zh: "可索赔时间", en: "claim from" }, opens: true },
  ],
  waivable: [{ id: "storage-fee", title: { zh: "仓储费", en: "storage fee" } }],
  payments: ["fee", "credit"],
}
