import { describe, expect, it } from "vitest"
import { announce, effective } from "../../rulebook/test/bazaar/announce.ts"
import { bazaar } from "../../rulebook/test/bazaar/platform.ts"
import { makeReceipt, ReceiptError, type Receipt } from "../src/index.ts"
import {
  answerOn,
  base,
  checkOn,
  faultOf,
  given,
  linesOf,
  ORIGIN,
  order,
  receiptOn,
  reread,
  someDigest,
} from "./market.ts"

const receipt = receiptOn(base)
const lines = linesOf(base)

const withLines = (changed: readonly string[]): string =>
  faultOf(checkOn(receipt, base, { ledgers: [{ origin: ORIGIN, lines: changed }] }))

describe("a log that is not the one the receipt was made from", () => {
  it.each(lines.map((_, i) => i))("is found when one byte of event %i was changed", (i) => {
    const line = lines[i] ?? ""
    const changed = lines.with(i, line.replace("curator", "curatol"))
    const used = receipt.ledgers[0]?.events.some(({ index }) => index === i) === true
    expect(withLines(changed)).toBe(
      `not-a-prefix at ${ORIGIN} at size ${lines.length}${used ? `, event ${i}` : ""}`,
    )
  })

  it("is found when an event was dropped and others have come", () => {
    expect(withLines([...lines.slice(0, -1), ...linesOf([announce({ id: "another" })])])).toMatch(
      /^not-a-prefix/,
    )
  })

  it("is found when it ends before the receipt's", () => {
    expect(withLines(lines.slice(0, -1))).toBe(`log-too-short at ${ORIGIN}`)
  })

  it("is found when it is another ledger's", () => {
    expect(faultOf(checkOn(receipt, base, { ledgers: [given(base, "another")] }))).toBe(
      `ledger-missing at ${ORIGIN}`,
    )
  })

  it("is found when what came later is no event", () => {
    expect(withLines([...lines, '{"announcement":"cut'])).toBe(
      `log-unreadable at ${ORIGIN}, event ${lines.length}`,
    )
  })

  it("is found when what came later changes what nobody announced", () => {
    const orphan = announce({ id: "orphan" }, effective("dispatch/ship", "2025-01-01")).slice(1)
    expect(withLines([...lines, ...linesOf([orphan])])).toBe("log-unreadable at log")
  })

  it("is another platform's", () => {
    expect(faultOf(checkOn(receipt, base, { platform: { ...bazaar, id: "souk" } }))).toBe(
      "other-platform at receipt.platform.id",
    )
  })
})

describe("a proof for another tree", () => {
  const grown = [...base, announce({ id: "2024-later" }, effective("returns/later", "2024-12-01"))]
  const later = receiptOn(grown)

  it("does not lead to the receipt's root", () => {
    const [mine] = receipt.ledgers
    const [theirs] = later.ledgers
    const swapped = { ...receipt, ledgers: [{ ...mine, events: theirs?.events }] }
    expect(faultOf(checkOn(swapped, grown))).toMatch(new RegExp(`^proof-fails at ${ORIGIN}, event 0`))
  })

  it("does not help a root that is no longer the log's", () => {
    const [mine] = receipt.ledgers
    const forged = { ...receipt, ledgers: [{ ...mine, root: someDigest, events: [] }] }
    expect(faultOf(checkOn(forged, base))).toMatch(/^not-a-prefix/)
  })
})

describe("making a receipt", () => {
  const made = (change: Partial<Parameters<typeof makeReceipt>[0]>): (() => Receipt) => {
    const answer = answerOn(base)
    const ledgers = [{ ...given(base), size: lines.length }]
    return () =>
      makeReceipt({
        platform: bazaar,
        case: order,
        answer,
        ledgers,
        madeBy: { package: "p", version: "1" },
        ...change,
      })
  }

  it("gives what comes back from its file", () => {
    expect(made({})().ledgers).toEqual((reread(receipt) as Receipt).ledgers)
  })

  it.each([
    [
      "of other ledgers than were asked",
      { ledgers: [{ ...given(base, "mine"), size: lines.length }] },
      /mine with 7 events/,
    ],
    ["of fewer events than were asked", { ledgers: [{ ...given(base), size: 2 }] }, /with 2 events/],
    [
      "of more events than there are",
      { ledgers: [{ ...given(base), size: 99 }] },
      /found 99, expected a whole number from 0 to 7/,
    ],
    ["of no ledger", { ledgers: [] }, /ledgers: found none/],
    [
      "with one ledger twice",
      { ledgers: [1, 2].map(() => ({ ...given(base), size: 7 })) },
      /twice, expected each ledger once/,
    ],
    [
      "with a checkpoint that is none",
      { ledgers: [{ ...given(base), size: 7, checkpoint: "no note" }] },
      /checkpoint: found/,
    ],
  ])("refuses one %s", (_, change, message) => {
    expect(made(change)).toThrow(ReceiptError)
    expect(made(change)).toThrow(message)
  })
})
