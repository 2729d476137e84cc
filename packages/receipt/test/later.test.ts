import type { Condition, Platform } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { announce, effective, rule } from "../../rulebook/test/bazaar/announce.ts"
import { bazaar } from "../../rulebook/test/bazaar/platform.ts"
import type { Change } from "../src/index.ts"
import {
  base,
  checkOn,
  faultOf,
  order,
  ORIGIN,
  receiptOn,
  shipping,
  shorter,
  someDigest,
  type Readings,
} from "./market.ts"

const receipt = receiptOn(base)
const held = base.flat().length

/** What the check says after these were recorded, in few words. */
const after = (...later: Readings): string => {
  const check = checkOn(receipt, [...base, ...later])
  if (check.result === "same")
    return ["same", ...check.cameSince.map(({ provision, applies }) => `${provision} ${applies}`)].join(
      ", since ",
    )
  if (check.result === "unprovable") return `unprovable: ${check.reason}`
  const { cause } = check
  return `different by ${cause.origin}[${cause.index}], ${cause.type} of ${cause.announcement}`
}

const changesAfter = (...later: Readings): readonly Change[] => {
  const check = checkOn(receipt, [...base, ...later])
  return check.result === "different" ? check.changes : []
}

const may = "2024-05-01T00:00:00+05:30"
const june = "2024-06-01T00:00:00+05:30"
const july = "2024-07-01T00:00:00+05:30"

const unrelated = announce(
  { id: "2024-05-returns", published: "2024-04-28", recordedAt: may },
  effective("returns/refund", "2024-05-01"),
)
const whoKnows = announce(
  { id: "2024-06-refunds", published: "2024-04-28", recordedAt: june },
  effective("returns/window", "2024-01-01", { rule: rule("window", { decidedBy: ["order.dueAt"] }) }),
)

describe("a receipt that lists some verdicts only", () => {
  const touched = announce(
    { id: "2024-02-25-text", published: "2024-02-25", recordedAt: may },
    effective("dispatch/text", "2024-03-01", { touches: ["dispatch/ship"] }),
  )
  const applying = receiptOn(base, { question: { verdicts: "applies" } })

  it("is told what became of one that is listed no longer, which has not therefore ended", () => {
    const check = checkOn(applying, [...base, touched])
    const changes = check.result === "different" ? check.changes : []
    expect(changes.filter(({ provision }) => provision === "dispatch/ship")).toEqual(
      ["inForce", "applies"].map((field) => ({
        at: `dispatch/ship (2023-01-01-dispatch).${field}`,
        was: "yes",
        now: "unknown",
        provision: "dispatch/ship",
      })),
    )
  })

  it("stands while what it does not list changes, unless that applies", () => {
    const corrected = (when: Condition): Readings => [
      ...base,
      announce(
        { id: "2023-06-01-returns", reading: 2, published: "2023-05-30", recordedAt: may },
        effective("returns/insured", "2023-06-01", {
          rule: rule("returns", { when, effects: [{ offer: { zh: "〔return〕", en: "a free return" } }] }),
        }),
      ),
    ]
    const none = checkOn(applying, corrected({ fact: "order.lane", is: "export" }))
    expect(none).toMatchObject({ result: "same", cameSince: [] })
    const check = checkOn(applying, corrected({ fact: "order.lane", is: "local" }))
    expect(check).toMatchObject({
      result: "different",
      changes: [
        {
          at: "returns/insured (2023-06-01-returns).applies",
          was: "unknown",
          now: "yes",
          provision: "returns/insured",
        },
      ],
      cause: { announcement: "2023-06-01-returns", type: "Corrected" },
    })
  })
})

describe("a receipt held against a log that has grown", () => {
  it("stands after an announcement that does not reach back to the order", () => {
    expect(after(unrelated)).toBe("same")
  })

  it("stands after one that only may concern the order, which is told", () => {
    expect(after(unrelated, whoKnows)).toBe("same, since returns/window unknown")
  })

  it("stands after drafts and hearsay of another deadline", () => {
    const [head, ...changes] = shorter("2024-02-20-draft", may)
    const draft = { ...head, standing: "consultation" } as NonNullable<typeof head>
    expect(after([draft, ...changes])).toBe("same")
  })

  it("stands after a correction of words alone", () => {
    const words = announce(
      { id: "2023-01-01-dispatch", reading: 2, published: "2022-12-20", recordedAt: may },
      shipping("2023-01-01", 48, {
        note: { zh: "〔again〕", en: "read again" },
        cite: { report: 1, range: [4, 9] },
      }),
      ...base[0]!
        .slice(2)
        .map(
          ({ v: _v, id: _i, announcement: _a, reading: _r, recordedAt: _t, recordedBy: _b, ...body }) =>
            body as never,
        ),
    )
    expect(after(words)).toBe("same")
  })

  it("names the event of a later announcement that changes the answer, and what it changes", () => {
    const cut = shorter("2024-02-20-dispatch", june)
    expect(after(unrelated, cut)).toBe(
      `different by ${ORIGIN}[${held + 3}], Effective of 2024-02-20-dispatch`,
    )
    expect(changesAfter(unrelated, cut)).toContainEqual({
      at: "outcome.shipBy",
      was: "2024-03-12T09:30:00+05:30",
      now: "2024-03-11T09:30:00+05:30",
    })
    expect(changesAfter(unrelated, cut)).toContainEqual({
      at: "dispatch/ship (2023-01-01-dispatch).inForce",
      was: "yes",
      now: "no",
      provision: "dispatch/ship",
    })
  })

  it("names the correction that changes the answer", () => {
    const corrected = announce(
      { id: "2023-01-01-dispatch", reading: 2, published: "2022-12-20", recordedAt: june },
      shipping("2023-01-01", 36),
    )
    expect(after(unrelated, corrected)).toBe(
      `different by ${ORIGIN}[${held + 2}], Corrected of 2023-01-01-dispatch`,
    )
  })

  it("names the first of several events, also where a later one changes the answer again", () => {
    expect(
      after(shorter("2024-02-20-dispatch", may), unrelated, shorter("2024-02-21-dispatch", july, 12)),
    ).toBe(`different by ${ORIGIN}[${held + 1}], Effective of 2024-02-20-dispatch`)
  })

  it("stands where a mistake was recorded and corrected since", () => {
    const [head, ...changes] = shorter("2024-02-20-dispatch", may)
    const taken = announce({
      id: "2024-02-20-dispatch",
      reading: 2,
      published: "2024-02-20",
      standing: "rumour",
      recordedAt: june,
    })
    expect(after([head!, ...changes], taken)).toBe("same")
  })

  it("names a pause that moves the deadline of another provision", () => {
    const pause = announce(
      { id: "2024-holiday", published: "2024-02-01", recordedAt: june },
      effective("monsoon/pause", "2024-03-01", {
        until: "2024-03-31",
        rule: rule("pause", { effects: [{ pause: "ship-by", resumes: "2024-03-20T00:00:00+05:30" }] }),
      }),
    )
    expect(after(unrelated, pause)).toBe(`different by ${ORIGIN}[${held + 3}], Effective of 2024-holiday`)
  })

  it("names what widens what the outcome could still become", () => {
    const compensation = announce(
      { id: "2024-06-pay", published: "2023-12-01", recordedAt: june },
      effective("returns/pay", "2024-01-01", {
        rule: rule("pay", {
          when: { fact: "seller.insured", is: false },
          effects: [{ pay: "compensation", per: "order", rate: "0.05" }],
        }),
      }),
    )
    expect(after(unrelated, compensation)).toBe(
      `different by ${ORIGIN}[${held + 3}], Effective of 2024-06-pay`,
    )
  })

  it("stands for ever where it asked for what was recorded then", () => {
    const question = { recordedBy: "2024-02-02T00:00:00+05:30" }
    const log = [...base, shorter("2024-02-20-dispatch", may)]
    expect(checkOn(receiptOn(base, { question }), log).result).toBe("same")
  })

  it("stands where it asked for what was announced before", () => {
    const log = [...base, shorter("2024-02-20-dispatch", may)]
    expect(checkOn(receiptOn(base, { question: { announcedBy: "2024-02-19" } }), log).result).toBe("same")
    expect(checkOn(receiptOn(base, { question: { announcedBy: "2024-02-20" } }), log).result).toBe(
      "different",
    )
  })
})

describe("a receipt that names another engine, release or platform file", () => {
  const older = { ...receipt, madeBy: { package: "@policy-ledger/rules-souk", version: "0.9.0", engine: 0 } }
  const renamed: Platform = {
    ...bazaar,
    facts: bazaar.facts.map((fact) =>
      fact.path === "order.paidAt" ? { ...fact, title: { zh: "〔x〕", en: "the payment" } } : fact,
    ),
  }

  it("stands where the log gives the very answer, and tells what it claims", () => {
    expect(checkOn(older, base)).toMatchObject({
      result: "same",
      madeBy: older.madeBy,
      engine: { was: 0, now: 1 },
    })
  })

  it("stands where the platform file has another digest and the answer is the same", () => {
    const claims = { ...receipt, platform: { ...receipt.platform, digest: someDigest } }
    expect(checkOn(claims, base)).toMatchObject({
      result: "same",
      platform: { was: someDigest, now: receipt.platform.digest },
    })
  })

  it.each([
    ["a deadline", { outcome: { ...receipt.answer.outcome, shipBy: null } }, "answer.outcome.shipBy"],
    [
      "a reason",
      {
        verdicts: [
          { ...receipt.answer.verdicts[0]!, because: ["believe me"] },
          ...receipt.answer.verdicts.slice(1),
        ],
      },
      "answer.verdicts[0].because[0]",
    ],
    [
      "a verdict that is not in force",
      {
        verdicts: [
          ...receipt.answer.verdicts,
          { ...receipt.answer.verdicts[0]!, inForce: "no", matches: "no", applies: "no" } as const,
        ],
      },
      `answer.verdicts[${receipt.answer.verdicts.length}]`,
    ],
  ])(
    "cannot be proven with %s that this engine never gave, and says whose package could tell",
    (_, more, at) => {
      const claims = { ...older, answer: { ...older.answer, ...more } }
      for (const log of [base, [...base, shorter("2024-02-20-dispatch", may)]])
        expect(checkOn(claims, log)).toMatchObject({
          result: "unprovable",
          reason: "never-given",
          at,
          madeBy: older.madeBy,
        })
    },
  )

  it("must hold its evidence as any other", () => {
    const [ledger] = older.ledgers
    const bare = { ...older, ledgers: [{ ...ledger, events: [] }] }
    expect(faultOf(checkOn(bare, base))).toBe(`other-evidence at ${ORIGIN}, events used`)
  })

  it("cannot be proven where the platform file words its reasons otherwise by now", () => {
    expect(faultOf(checkOn(receipt, base, { platform: renamed }))).toMatch(
      /^never-given at answer\.verdicts\[\d+\]\.because/,
    )
  })

  it("cannot be proven where the platform file reads the case otherwise by now", () => {
    const shifted: Platform = { ...bazaar, utcOffset: "+05:00" }
    const dated = { order: { ...order.order, placedAt: "2024-03-09", paidAt: "2024-03-10" } }
    expect(faultOf(checkOn(receiptOn(base, { case: dated }), base, { platform: shifted }))).toMatch(
      /^never-given at answer/,
    )
  })

  it("is not readable where the platform no longer declares a fact", () => {
    const poorer: Platform = { ...bazaar, facts: bazaar.facts.filter(({ path }) => path !== "order.lane") }
    expect(checkOn(receipt, base, { platform: poorer })).toMatchObject({
      result: "unprovable",
      reason: "not-readable",
    })
  })
})
