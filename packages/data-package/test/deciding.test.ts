import { CaseError, QuestionError } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { bazaar } from "../../rulebook/test/bazaar/platform.ts"
import { effective, rule, announce } from "../../rulebook/test/bazaar/announce.ts"
import { Deciding, type Decided } from "../src/index.ts"
import { decisionOf } from "./decision.ts"
import { bookOf, exportOf, logOf, modulesOf, readings } from "./shop.ts"

const PRESUME = ["commencement", "continuance", "unchanged", "conditions"] as const

const log = logOf([
  ...readings,
  announce(
    { id: "2022-04-01-swift", published: "2022-04-01", recordedAt: "2024-04-01T09:00:00+05:30" },
    effective("dispatch/clock", "2022-04-01", {
      rule: rule("within a day", {
        effects: [{ deadline: "ship-by", countedFrom: "order.paidAt", after: { hours: 24 } }],
      }),
    }),
    effective("returns/promise", "before", {
      rule: rule("refunded at once", {
        decidedBy: ["refund.requestedAt"],
        when: { unstated: { zh: "〔条件〕", en: "a condition" } },
        effects: [{ refund: "instant" }],
      }),
    }),
  ),
])
const book = bookOf(log)
const modules = modulesOf(log)

const decidingBy = (module: string): Deciding =>
  new Deciding(() => exportOf(modules, module, "decided") as Decided)

const deciding = decidingBy("decide.js")
const presuming = decidingBy("decide-presumed.js")

const CASES = [
  {},
  { order: { id: "A-1", paidAt: "2022-04-10T00:00:00+05:30" } },
  {
    order: { id: "A-2", paidAt: "2022-04-10", shippedAt: "2022-04-12" },
    refund: { requestedAt: "2022-05-01" },
  },
  { order: { paidAt: null, tags: ["swift"] } },
]

describe("an entry that decides", () => {
  it.each(CASES)("says of %j what the audit says, with nothing presumed and with all", (of) => {
    expect(deciding.decide(of)).toEqual(decisionOf(book.audit(of)))
    expect(presuming.decide(of)).toEqual(decisionOf(book.audit(of, { presume: PRESUME })))
  })

  it("tells whether a question presumes", () => {
    const asked = { refund: { requestedAt: "2022-05-01" } }
    const about = ["refund"]
    expect(deciding.decide(asked, { about })).toMatchObject({
      outcome: { refund: null },
      possible: ["returns/promise"],
    })
    expect(presuming.decide(asked, { about })).toMatchObject({
      outcome: { refund: "instant" },
      applies: ["returns/promise"],
      asOf: { presume: PRESUME },
    })
    expect(deciding.decide(asked).asOf).not.toHaveProperty("presume")
  })

  it("tells by how much a deadline was missed, and the currency of another platform", () => {
    const [, , late] = CASES
    expect(bazaar.currency).toBe("INR")
    expect(deciding.decide(late)).toMatchObject({ late: { shipBy: "PT24H" }, currency: "INR" })
  })

  it.each([["order"], ["refund", "order"], ["refund"]])(
    "answers about %s alone as the audit does",
    (...about) => {
      for (const of of CASES) {
        expect(deciding.decide(of, { about })).toEqual(decisionOf(book.audit(of, { about })))
        expect(presuming.decide(of, { about })).toEqual(
          decisionOf(book.audit(of, { about, presume: PRESUME })),
        )
      }
    },
  )

  it("refuses what is no case, and groups in which nothing decides", () => {
    expect(() => deciding.decide({ order: { paid: "2022-07-01" } })).toThrow(CaseError)
    expect(() => deciding.decide({}, { about: [] })).toThrow(
      "about: found [], expected some of order, refund",
    )
    expect(() => deciding.decide({}, { about: ["ordre"] })).toThrow("did you mean order?")
    expect(() => deciding.decide({}, { abuot: ["order"] } as object)).toThrow("did you mean about?")
    expect(() => deciding.decide({}, null as never)).toThrow(QuestionError)
  })

  it.each(["lang", "explain", "brief", "verdicts", "announcedBy", "recordedBy"])(
    "refuses %s by the entry that answers it",
    (key) => {
      for (const entry of [deciding, presuming])
        expect(() => entry.decide({}, { [key]: true })).toThrow(
          `question: found ${key}, expected about alone: audit of the entry . answers it`,
        )
    },
  )

  it("refuses to presume anything else by the entries that do", () => {
    expect(() => deciding.decide({}, { presume: PRESUME } as object)).toThrow(
      "question: found presume, expected about alone: the entry ./decide/presumed presumes all, and audit of the entry . what it is told",
    )
    expect(() => presuming.decide({}, { presume: [] } as object)).toThrow(
      "question: found presume, expected about alone: all is presumed here, and audit of the entry . presumes what it is told",
    )
  })
})
