import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { decodeAnnouncement, decodePlatform } from "../../src/authoring/authoring.ts"
import { announcementYaml, beginning, MARKET_YAML, ruleOf } from "../market.ts"

const CALENDAR =
  "id: docks, title: { zh: 码头, en: Docks }, from: 2023-01-01, to: 2023-12-31, weekend: [6, 7], free: [2023-01-02, 2023-04-03], working: [2023-04-08]"
const DEADLINES = `[{ id: return-by, title: { zh: 退货, en: Return }}, { id: claim-from, title: { zh: 索赔, en: Claim }, opens: true }]`

const DECLARED = `${MARKET_YAML.replace("payments: [fee, credit]", "payments: [credit]")}calendars: [{ ${CALENDAR} }]
deadlines: ${DEADLINES}
waivable: [{ id: quay-fee, title: { zh: 码头费, en: Quay fee }}]
`

const platformSays = (text: string): string => {
  const decoded = decodePlatform("harbour.yaml", text)
  return Result.isSuccess(decoded) ? "accepted" : decoded.failure.message
}

/** The refusal from the place in the file on. */
const saysOf = (text: string): string => platformSays(text).replaceAll(/^harbour\.yaml:\d+:\d+: /gm, "")
const changed = (from: string, to: string): string => saysOf(DECLARED.replace(from, to))

describe("a platform's calendars, deadlines and waivers", () => {
  it("are accepted where they fit", () => {
    expect(platformSays(DECLARED)).toBe("accepted")
  })

  it("are refused with the line and column of what is wrong", () => {
    expect(platformSays(DECLARED.replace("to: 2023-12-31", "to: 2022-12-31"))).toBe(
      "harbour.yaml:44:78: calendars[0].to: found 2022-12-31, expected no day before 2023-01-01",
    )
  })

  it.each<[string, string, string, string]>([
    [
      "a free day outside",
      "2023-04-03]",
      "2024-04-03]",
      "calendars[0].free[1]: found 2024-04-03, expected a day of the calendar, 2023-01-01 to 2023-12-31",
    ],
    [
      "a free day twice",
      "2023-04-03]",
      "2023-01-02]",
      "calendars[0].free[1]: found 2023-01-02, expected each day once",
    ],
    [
      "free days not in their order",
      "[2023-01-02, 2023-04-03]",
      "[2023-04-03, 2023-01-02]",
      "calendars[0].free[1]: found 2023-01-02, expected days in their order: one after 2023-04-03",
    ],
    [
      "a day that does not exist",
      "2023-04-03]",
      "2023-04-31]",
      "calendars[0].free[1]: found 2023-04-31, expected a date that exists (that month has 30 days)",
    ],
    [
      "an eighth day of the week",
      "[6, 7]",
      "[6, 8]",
      "calendars[0].weekend[1]: found 8, expected a day of the week from 1, Monday, to 7",
    ],
    [
      "a day of the week twice",
      "[6, 7]",
      "[6, 6]",
      "calendars[0].weekend[1]: found 6, expected each day of the week once",
    ],
    [
      "a working day that is worked anyway",
      "2023-04-08]",
      "2023-04-10]",
      "calendars[0].working[0]: found 2023-04-10, expected a day of the weekend: every other day is worked anyway",
    ],
    [
      "a day that is free and worked",
      "2023-04-08]",
      "2023-04-03]",
      "calendars[0].working[0]: found 2023-04-03, which is free, too, expected a day under free or under working",
    ],
    [
      "a calendar twice",
      `[{ ${CALENDAR} }]`,
      `[{ ${CALENDAR} }, { ${CALENDAR} }]`,
      "calendars[1].id: found docks, expected each id once",
    ],
    [
      "a deadline that every platform has",
      "id: return-by",
      "id: ship-by",
      "deadlines[0].id: found ship-by, expected a name beside those of every platform, ship-by, respond-by, auto-receipt",
    ],
    [
      "a week without a worked day",
      "[6, 7], free: [2023-01-02, 2023-04-03], working: [2023-04-08]",
      "[1, 2, 3, 4, 5, 6, 7], free: []",
      "calendars[0].weekend: found [1, 2, 3, 4, 5, 6, 7], expected a day of the week that is worked",
    ],
    [
      "a deadline named as what every object has",
      "id: return-by",
      "id: constructor",
      "deadlines[0].id: found constructor, expected a name beside those of every platform, ship-by, respond-by, auto-receipt",
    ],
    [
      "a deadline twice",
      "id: claim-from",
      "id: return-by",
      "deadlines[1].id: found return-by, expected each id once",
    ],
    [
      "what every platform can waive",
      "id: quay-fee",
      "id: shipping-metrics",
      "waivable[0].id: found shipping-metrics, expected a name beside those of every platform, late-shipment-claim, late-shipment-points, shipping-metrics, complaint-liability",
    ],
    [
      "a kind of payment that every platform has",
      "payments: [credit]",
      "payments: [credit, penalty]",
      "payments[1]: found penalty, expected one of fee, credit",
    ],
    [
      "a kind of payment twice",
      "payments: [credit]",
      "payments: [credit, fee, credit]",
      "payments[2]: found credit, expected each kind once",
    ],
    [
      "an agreement on a deadline that is none",
      "agreements: {}",
      "agreements: { retrun-by: order.paidAt }",
      "agreements.retrun-by: found retrun-by, expected a deadline: ship-by, respond-by, auto-receipt, return-by, claim-from, or one that the platform declares (did you mean return-by?)",
    ],
    [
      "a fulfilment of what opens",
      "agreements: {}",
      "agreements: {}\nfulfilments: { claim-from: order.paidAt }",
      "fulfilments.claim-from: found the fulfilment of claim-from, which opens, expected fulfilments of deadlines that close",
    ],
    [
      "a badge that promises a deadline that is none",
      "value: same-day,",
      "value: same-day, promise: { deadline: sail-by },",
      "facts[10].values[0].promise.deadline: found sail-by, expected a deadline: ship-by, respond-by, auto-receipt, return-by, claim-from, or one that the platform declares (did you mean ship-by?)",
    ],
  ])("are refused: %s", (_of, from, to, says) => {
    expect(changed(from, to)).toBe(says)
  })
})

const platform = Result.getOrThrow(decodePlatform("harbour.yaml", DECLARED))

const effectSays = (effect: string): string => {
  const text = announcementYaml({ events: `\n${beginning({ rule: ruleOf(`[${effect}]`) })}` })
  const decoded = decodeAnnouncement("2023-03-01-crane.yaml", text, platform)
  return Result.isSuccess(decoded)
    ? "accepted"
    : decoded.failure.message.replaceAll(/^.*?: events\[0\]\.rule\.effects\[0\]\.?/gm, "")
}

describe("an effect that names what the platform declares", () => {
  it.each([
    "{ deadline: return-by, countedFrom: order.paidAt, after: { workdays: 3, in: docks } }",
    "{ deadline: return-by, countedFrom: order.paidAt, after: { months: 1 }, endOf: month }",
    "{ deadline: claim-from, countedFrom: order.paidAt, endOf: quarter }",
    "{ deadline: return-by, by: 2023-05-31 }",
    '{ deadline: return-by, by: "2023-05-31T12:00:00+08:00" }',
    "{ deadline: return-by, latest: [{ countedFrom: order.paidAt, after: { days: 30 } }, { by: 2023-05-31 }] }",
    "{ waive: [quay-fee, shipping-metrics] }",
    "{ extend: return-by, by: { days: 14 } }",
    '{ pay: credit, per: order, amount: "1.00" }',
    '{ pay: penalty, per: order, amount: "1.00" }',
    "{ calendar: docks, free: [2023-05-01], working: [2023-05-06] }",
  ])("is accepted: %s", (effect) => {
    expect(effectSays(effect)).toBe("accepted")
  })

  it.each<[string, string]>([
    [
      "{ deadline: retrun-by, by: 2023-05-31 }",
      "deadline: found retrun-by, expected a deadline: ship-by, respond-by, auto-receipt, return-by, claim-from, or one that the platform declares (did you mean return-by?)",
    ],
    ["{ deadline: return-by, by: 2023-05-32 }", "by: found 2023-05-32, expected a date that exists"],
    [
      "{ deadline: return-by, by: 2023-05-31, countedFrom: order.paidAt }",
      "countedFrom: found the unknown key countedFrom, expected one of deadline, onSilence, by",
    ],
    [
      "{ deadline: return-by, countedFrom: order.paidAt, after: { workdays: 3, in: dock } }",
      "after.in: found dock, expected a calendar that the platform declares: docks (did you mean docks?)",
    ],
    [
      "{ deadline: return-by, countedFrom: order.paidAt, after: { workdays: 3 } }",
      "after: found no key in, expected it to be given",
    ],
    [
      "{ deadline: return-by, latest: [{ by: 2023-05-31 }, { countedFrom: order.paidOn, after: { days: 1 } }] }",
      "latest[1].countedFrom: found order.paidOn, expected a fact that the platform declares (did you mean order.paidAt?)",
    ],
    [
      "{ waive: [shipping-metrics, quay-fees] }",
      "waive[1]: found quay-fees, expected what can be waived: late-shipment-claim, late-shipment-points, shipping-metrics, complaint-liability, quay-fee, or one that the platform declares (did you mean quay-fee?)",
    ],
    [
      "{ extend: return, by: { workdays: 1, in: port } }",
      "extend: found return, expected a deadline: ship-by, respond-by, auto-receipt, return-by, claim-from, or one that the platform declares\nby.in: found port, expected a calendar that the platform declares: docks",
    ],
    [
      '{ pay: fee, per: order, amount: "1.00" }',
      "pay: found fee, expected a payment: compensation, penalty, credit, or one that the platform declares",
    ],
    [
      "{ calendar: dokcs, free: [2023-05-01] }",
      "calendar: found dokcs, expected a calendar that the platform declares: docks (did you mean docks?)",
    ],
    [
      "{ deadline: return-by, countedFrom: order.paidAt, after: { years: 101 } }",
      "after.years: found 101, expected at most 100, a hundred years",
    ],
    [
      "{ extend: return-by, by: { days: 36526 } }",
      "by.days: found 36526, expected at most 36525, a hundred years",
    ],
    [
      "{ deadline: return-by, countedFrom: { unstated: [] }, after: { days: 1 } }",
      "countedFrom.unstated: found [], expected at least one",
    ],
    ["{ calendar: docks }", ": found neither free nor working, expected free or working"],
    [
      "{ calendar: docks, free: [2024-05-01] }",
      "free[0]: found 2024-05-01, expected a day of the calendar, 2023-01-01 to 2023-12-31",
    ],
    [
      "{ calendar: docks, free: [2023-05-01], working: [2023-05-01] }",
      "working[0]: found 2023-05-01, which is free, too, expected a day under free or under working",
    ],
  ])("is refused: %s", (effect, says) => {
    expect(effectSays(effect)).toBe(says)
  })
})

it("an amount finer than the platform's currency is refused where nothing rounds it", () => {
  const yen = Result.getOrThrow(
    decodePlatform("harbour.yaml", MARKET_YAML.replace("currency: CNY", "currency: JPY\nminorUnit: 0")),
  )
  const says = (effect: string): string => {
    const text = announcementYaml({ events: `\n${beginning({ rule: ruleOf(`[${effect}]`) })}` })
    const decoded = decodeAnnouncement("2023-03-01-crane.yaml", text, yen)
    return Result.isSuccess(decoded) ? "accepted" : decoded.failure.message.replace(/^.*?effects\[0\]\./, "")
  }
  const tier = (upTo: string) => `amount: { tiers: [{ upTo: "${upTo}", rate: "0.1" }], of: order.amount }`
  expect(says(`{ pay: fee, per: order, ${tier("300")}, capPerOrder: "50" }`)).toBe("accepted")
  expect(says('{ pay: fee, per: order, amount: { sum: ["0.5"] } }')).toBe("accepted")
  const whole = 'expected decimal text without decimals, such as "1235"'
  expect(says(`{ pay: fee, per: order, ${tier("300.5")} }`)).toBe(
    `amount.tiers[0].upTo: found "300.5", ${whole}`,
  )
  expect(says('{ pay: fee, per: order, amount: "9", capPerOrder: "50.5" }')).toBe(
    `capPerOrder: found "50.5", ${whole}`,
  )
  expect(says('{ cap: "50.0", per: order, of: { zh: 赔, en: Pay } }')).toBe(`cap: found "50.0", ${whole}`)
})
