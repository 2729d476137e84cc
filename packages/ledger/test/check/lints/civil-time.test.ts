import type { Platform } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { offsetsOf } from "../../../src/check/zone-data.ts"
import { market } from "../../market.ts"
import { check } from "./checking.ts"

const found = (platform: Platform): readonly string[] =>
  check([], { platform }).filter((finding) => finding.includes("[civil-time]"))
const of = (change: Partial<Platform>): readonly string[] => found({ ...market, ...change })
const { utcOffset: _fixed, ...clockless } = market
const offsets = offsetsOf("Europe/London", { from: 2019, until: 2025 })
const dated = (change: Partial<Platform>): readonly string[] =>
  found({ ...clockless, timeZone: "Europe/London", currency: "GBP", offsets, ...change })

describe("the civil time of a platform", () => {
  it("is found where its zone or its currency is none", () => {
    expect(of({ timeZone: "Mars/Olympus" })).toEqual([
      "harbour.yaml:1:1: found timeZone Mars/Olympus, expected a zone of the IANA data, such as Asia/Shanghai [civil-time]",
    ])
    expect(of({ currency: "cowries" })).toEqual([
      "harbour.yaml:1:1: found currency cowries, expected a currency of ISO 4217, such as CNY [civil-time]",
    ])
  })

  it("is found where clocks change and the file holds one offset, or another one", () => {
    expect(of({ timeZone: "America/Los_Angeles", utcOffset: "-08:00" })).toEqual([
      "harbour.yaml:1:1: found utcOffset -08:00, expected offsets: clocks in America/Los_Angeles show -07:00 at times [civil-time]",
    ])
    expect(of({ utcOffset: "+09:00" })).toEqual([
      "harbour.yaml:1:1: found utcOffset +09:00, expected offsets: clocks in Asia/Shanghai show +08:00 at times [civil-time]",
    ])
  })

  it("is none where the offsets are those of the zone, and found where one is not", () => {
    expect(dated({})).toEqual([])
    const [first, ...others] = offsets.changes
    const shifted = {
      ...offsets,
      changes: [{ ...first, at: "2019-03-31T02:00:00Z", to: "+01:00" }, ...others],
    }
    expect(dated({ offsets: shifted })).toEqual([
      `harbour.yaml:1:1: found offsets: +01:00 from 2019-03-31T02:00:00.000Z, expected +01:00 from 2019-03-31T01:00:00.000Z, by zone data ${offsets.zoneData} [civil-time]`,
    ])
  })

  it("is not asked of another edition of the zone data", () => {
    expect(dated({ offsets: { zoneData: "1999a", first: "+00:00", changes: [] } })).toEqual([])
  })
})
