// oxlint-disable unicorn/no-thenable -- `then` is a key of the language, in data
import type {
  Amount,
  CivilDuration,
  Condition,
  CountedDeadline,
  Deadline,
  Duration,
  Effect,
  Pay,
  Period,
  Saving,
} from "@policy-ledger/rulebook"
import fc from "fast-check"

/** Random rules over the bazaar's facts. `certain`: nothing that the source would leave unstated. */
const text = { zh: "未说明", en: "not stated" }

const instantFact = fc.constantFrom(
  "order.placedAt",
  "order.paidAt",
  "order.dueAt",
  "order.agreedShipBy",
  "seller.joinedAt",
)
const boundary = fc.constantFrom("2021-01-05", "2021-01-20T10:00:00+05:30", "2021-02-01")
const money = fc.constantFrom("0", "99.99", "100.00", "300")
const duration: fc.Arbitrary<Duration> = fc.constantFrom({ minutes: 30 }, { hours: 24 }, { days: 3 })
/** By the bazaar's calendar, which ends in 2022. */
const civil: fc.Arbitrary<CivilDuration> = fc.constantFrom<CivilDuration>(
  { months: 1 },
  { years: 1 },
  { workdays: 3, in: "post" },
  { workdays: 5, in: "post" },
)
const period = fc.constantFrom<Period>("day", "week", "month", "quarter", "year")
const tags = fc.subarray(["gift", "fragile", "bulk"], { minLength: 1 })

const number = fc.oneof(
  money.map((bound) => ({ fact: "order.amount", bound })),
  fc.constantFrom("0.5", "0.95").map((bound) => ({ fact: "seller.rate", bound })),
  fc.nat(3).map((bound) => ({ fact: "seller.strikes", bound })),
  fc.nat(3).map((bound) => ({ fact: "order.count", bound })),
)

const atom: fc.Arbitrary<Condition> = fc.oneof(
  fc.constantFrom("local", "export").map((is) => ({ fact: "order.lane", is })),
  fc.boolean().map((is) => ({ fact: "order.grouped", is })),
  fc.subarray(["local", "export", "pickup"]).map((list) => ({ fact: "order.lane", in: list })),
  tags.map(([has = "gift"]) => ({ fact: "order.tags", has })),
  tags.map((hasAny) => ({ fact: "order.tags", hasAny })),
  number.map(({ fact, bound }) => ({ fact, atLeast: bound })),
  number.map(({ fact, bound }) => ({ fact, moreThan: bound })),
  number.map(({ fact, bound }) => ({ fact, atMost: bound })),
  number.map(({ fact, bound }) => ({ fact, lessThan: bound })),
  fc
    .subarray(["330000", "330100", "110101"], { minLength: 1 })
    .map((within) => ({ fact: "order.shipTo", within })),
  fc
    .subarray(["goods", "food", "fruit", "fish", "tools"], { minLength: 1, maxLength: 2 })
    .map((within) => ({ fact: "order.goods", within })),
  fc.record({ fact: instantFact, before: boundary }),
  fc.record({ fact: instantFact, since: boundary }),
  fc.record({ fact: instantFact, within: duration, after: instantFact }),
)

const PIECES = "order.pieces[]"

/** Asked of one piece. */
const ofPiece = (certain: boolean): fc.Arbitrary<Condition> =>
  fc.oneof(
    money.map((atLeast): Condition => ({ fact: "order.pieces[].price", atLeast })),
    fc.nat(3).map((lessThan): Condition => ({ fact: "order.pieces[].units", lessThan })),
    fc.constantFrom("toy", "book").map((is): Condition => ({ fact: "order.pieces[].kind", is })),
    fc.constantFrom("toy", "book").map((is): Condition => ({ not: { fact: "order.pieces[].kind", is } })),
    fc.constantFrom("local", "export").map(
      (is): Condition => ({
        any: [
          { fact: "order.lane", is },
          { fact: "order.pieces[].kind", is: "toy" },
        ],
      }),
    ),
    ...(certain ? [] : [fc.constant<Condition>({ unstated: text })]),
  )

const ofPieces = (certain: boolean): fc.Arbitrary<Condition> =>
  fc.oneof(
    ofPiece(certain).map((some): Condition => ({ some, of: PIECES })),
    ofPiece(certain).map((every): Condition => ({ every, of: PIECES })),
    fc.nat(2).map((atLeast): Condition => ({ fact: "order.toys", atLeast })),
    money.map((moreThan): Condition => ({ fact: "order.toyTotal", moreThan })),
    fc.constantFrom("0.333333", "0.5").map((atMost): Condition => ({ fact: "order.toyShare", atMost })),
    fc.constantFrom("0.1", "0.5").map((atLeast): Condition => ({ fact: "order.postageRatio", atLeast })),
  )

const leaf = (certain: boolean): fc.Arbitrary<Condition> =>
  fc.oneof(
    { weight: 3, arbitrary: ofPieces(certain) },
    { weight: 3, arbitrary: fc.constant<Condition>({ always: true }) },
    { weight: 8, arbitrary: atom },
    ...(certain
      ? []
      : [
          { weight: 1, arbitrary: fc.constant<Condition>({ unstated: text }) },
          {
            weight: 1,
            arbitrary: fc
              .constantFrom("order.lane", "order.placedAt", "order.tags")
              .map((known): Condition => ({ known })),
          },
        ]),
  )

export const condition = (certain: boolean): fc.Arbitrary<Condition> =>
  fc.letrec<{ tree: Condition }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      { weight: 3, arbitrary: leaf(certain) },
      { weight: 1, arbitrary: fc.array(tie("tree"), { maxLength: 3 }).map((all) => ({ all })) },
      { weight: 1, arbitrary: fc.array(tie("tree"), { maxLength: 3 }).map((any) => ({ any })) },
      { weight: 1, arbitrary: tie("tree").map((not) => ({ not })) },
    ),
  })).tree

export const saving = (certain: boolean): fc.Arbitrary<Saving> =>
  fc.letrec<{ tree: Saving }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      { weight: 3, arbitrary: instantFact.map((before): Saving => ({ before })) },
      {
        weight: 1,
        arbitrary: fc.constantFrom("seller.renewedAt", "order.paidAt").map((since): Saving => ({ since })),
      },
      { weight: 1, arbitrary: leaf(certain).map((when): Saving => ({ when })) },
      { weight: 1, arbitrary: fc.array(tie("tree"), { maxLength: 2 }).map((all): Saving => ({ all })) },
      { weight: 1, arbitrary: fc.array(tie("tree"), { maxLength: 2 }).map((any): Saving => ({ any })) },
      { weight: 1, arbitrary: tie("tree").map((not): Saving => ({ not })) },
    ),
  })).tree

const counted = (certain: boolean): fc.Arbitrary<CountedDeadline> => {
  const start = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom("order.paidAt", "order.dueAt", "refund.requestedAt") },
    ...(certain
      ? []
      : [{ weight: 1, arbitrary: fc.constant({ unstated: ["order.paidAt", "order.dueAt"] }) }]),
  )
  return fc.oneof(
    fc.record({ after: duration, countedFrom: start }),
    fc.record({ after: civil, countedFrom: start }),
    fc.record({ after: fc.oneof(duration, civil), endOf: period, countedFrom: start }),
    fc.record({ endOf: period, countedFrom: start }),
    fc.constantFrom("2021-01-15", "2021-01-20T10:00:00+05:30").map((by) => ({ by })),
    fc.record({ next: fc.constantFrom("00:00", "10:00", "24:00"), countedFrom: start }),
    start.map((countedFrom) => ({
      byHour: [
        { from: "09:00", to: "18:00", after: { hours: 2 } },
        { from: "18:00", to: "09:00", next: "10:00" },
      ],
      countedFrom,
    })),
    ...(certain ? [] : [start.map((countedFrom) => ({ unstated: text, countedFrom }))]),
  )
}

export const deadline = (certain: boolean): fc.Arbitrary<Deadline> =>
  fc
    .tuple(
      fc.constantFrom<Deadline["deadline"]>(
        "ship-by",
        "ship-by",
        "respond-by",
        "auto-receipt",
        "return-by",
        "claim-from",
      ),
      fc.oneof(
        { weight: 3, arbitrary: counted(certain) },
        {
          weight: 1,
          arbitrary: fc
            .array(counted(certain), { minLength: 1, maxLength: 3 })
            .map((earliest) => ({ earliest })),
        },
        {
          weight: 1,
          arbitrary: fc.array(counted(certain), { minLength: 1, maxLength: 3 }).map((latest) => ({ latest })),
        },
      ),
    )
    .map(([kind, rest]) => ({ deadline: kind, ...rest }))

/** What moves deadlines. */
export const moving: fc.Arbitrary<Effect> = fc.oneof(
  fc.constantFrom<Effect>(
    { calendar: "post", free: ["2021-01-12", "2021-01-13"] },
    { calendar: "post", free: ["2021-01-18"], working: ["2021-01-16"] },
    { calendar: "post", working: ["2021-01-14"] },
  ),
  fc
    .tuple(
      fc.constantFrom("ship-by", "respond-by", "return-by", "claim-from"),
      fc.oneof<fc.Arbitrary<CivilDuration>[]>(duration, civil),
    )
    .map(([extend, by]) => ({ extend, by })),
)
/** Of the order, or of one piece. */
const amount = (certain: boolean, piece: boolean): fc.Arbitrary<Amount> => {
  const of = piece ? fc.constantFrom("order.pieces[].price", "order.postage") : fc.constant("order.postage")
  const simple = fc.oneof(
    fc.constantFrom<Amount>("0", "0.75", "5.00", "0.005"),
    fc.record({ rate: fc.constantFrom("0.035", "1", "2.5"), of }),
    of.map((one): Amount => ({ rate: "0.1", of: [one, "order.amount"] })),
    fc.constantFrom("order.strikes", "order.count").map(
      (): Amount => ({
        each: "0.255",
        of: piece ? "order.pieces[].units" : "order.count",
      }),
    ),
    of.map(
      (one): Amount => ({
        tiers: [
          { upTo: "20", rate: "0.04" },
          { upTo: "300", rate: "0.0215" },
        ],
        of: one,
      }),
    ),
    of.map((one): Amount => ({ tiers: [{ upTo: "20", rate: "0" }, { rate: "0.1" }], of: one })),
    ...(certain
      ? []
      : [fc.constant<Amount>({ oneOf: ["1.00", "2.00"] }), fc.constant<Amount>({ unstated: text })]),
  )
  const when = piece ? ofPiece(certain) : leaf(certain)
  return fc.letrec<{ tree: Amount }>((tie) => {
    const some = fc.array(tie("tree"), { minLength: 1, maxLength: 3 })
    return {
      tree: fc.oneof(
        { maxDepth: 2, withCrossShrink: true },
        { weight: 4, arbitrary: simple },
        { weight: 1, arbitrary: some.map((sum): Amount => ({ sum })) },
        { weight: 1, arbitrary: some.map((least): Amount => ({ least })) },
        { weight: 1, arbitrary: some.map((greatest): Amount => ({ greatest })) },
        {
          weight: 2,
          arbitrary: fc
            .tuple(
              fc.array(fc.record({ when, then: tie("tree") }), { minLength: 1, maxLength: 2 }),
              tie("tree"),
            )
            .map(([cases, otherwise]): Amount => ({ cases, else: otherwise })),
        },
      ),
    }
  }).tree
}

export const pay = (certain: boolean): fc.Arbitrary<Pay> =>
  fc.boolean().chain((piece) =>
    fc
      .record({
        kind: fc.constantFrom<Pay["pay"]>("fee", "credit"),
        value: amount(certain, piece),
        where: fc.option(ofPiece(certain), { nil: undefined }),
        caps: fc.constantFrom<Pick<Pay, "capPerSubOrder" | "capPerOrder">>(
          {},
          {},
          { capPerSubOrder: "3.00" },
          { capPerOrder: "5.00" },
        ),
      })
      .map(({ kind, value, where, caps }) => ({
        pay: kind,
        per: piece ? "item" : "order",
        amount: value,
        ...(piece && where !== undefined ? { where } : {}),
        ...caps,
      })),
  )

const effect = (certain: boolean): fc.Arbitrary<Effect> =>
  fc.oneof(
    { weight: 4, arbitrary: pay(certain) },
    { weight: 4, arbitrary: deadline(certain) },
    {
      weight: 2,
      arbitrary: fc.constantFrom<Effect>(
        { pause: "ship-by", resumes: "2021-01-25T00:00:00+05:30" },
        { pause: "ship-by", resumes: "2021-02-10T09:00:00+05:30" },
      ),
    },
    { weight: 2, arbitrary: moving },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Effect>(
        { refund: "instant" },
        { refund: "auto-agreed" },
        { refund: "instant", by: "discretion" },
        { waive: ["late-shipment-claim"] },
        { waive: ["storage-fee"] },
        { waive: ["complaint-liability", "late-shipment-points"], by: "discretion" },
        { pay: "penalty", per: "order", amount: "5.00", by: "discretion" },
      ),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Effect>(
        {
          pay: "compensation",
          per: "sub-order",
          rate: "0.05",
          capPerSubOrder: "10.00",
          capPerOrder: "15.00",
        },
        { pay: "penalty", per: "order", rate: "0.3", capPerOrder: "60" },
        ...(certain ? [] : [{ pay: "penalty" as const, per: "order" as const, unstated: text }]),
      ),
    },
  )

export const effects = (certain: boolean): fc.Arbitrary<readonly Effect[]> =>
  fc.array(effect(certain), { maxLength: 2 })
