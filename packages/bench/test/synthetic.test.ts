import { verifyLog } from "@policy-ledger/ledger"
import { Rulebook } from "@policy-ledger/rulebook"
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { readPublished, sliceOf } from "../src/ledger/published.ts"
import { provisionName, type Shape, syntheticLedger, syntheticPlatform } from "../src/ledger/synthetic.ts"

const SHAPE: Shape = { seed: 7, provisions: 30, events: 400 }
const published = readPublished()
const made = (shape: Shape = SHAPE) => [...syntheticLedger(published, shape)]
const textOf = (shape?: Shape) =>
  made(shape)
    .flatMap(({ lines }) => lines)
    .map((line) => `${line}\n`)
    .join("")

describe("a synthetic ledger", () => {
  it("is the same for the same seed and another for another", () => {
    expect(textOf()).toBe(textOf())
    expect(textOf({ ...SHAPE, seed: 8 })).not.toBe(textOf())
  })

  it("is a log that verifies: canonical, every id right, announcements whole, time going on", () => {
    const verified = verifyLog("synthetic.ndjson", textOf())
    expect(Result.isFailure(verified) ? verified.failure.message : "verified").toBe("verified")
  })

  it("gives every provision versions, and one or none of each in force at a time", () => {
    const events = made().flatMap((announcement) => announcement.events)
    const book = Rulebook.of(syntheticPlatform(published, SHAPE), [sliceOf(published.platform, events)])
    expect([...book.provisions].toSorted()).toEqual(
      Array.from({ length: SHAPE.provisions }, (_, i) => provisionName(i, SHAPE)).toSorted(),
    )
    const inForce = book.inForce({ on: "2025-06-01" }).inForce.map((rule) => rule.provision)
    expect(inForce.length).toBeGreaterThan(SHAPE.provisions / 2)
    expect(new Set(inForce).size).toBe(inForce.length)
  })
})
