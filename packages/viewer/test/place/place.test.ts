import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { LANGS, PRESUMPTIONS, readPlace, SCHEMES, START, VIEWS, writePlace } from "../../src/place/place.ts"

const day = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2050-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const point = fc.record({
  on: fc.option(day),
  announcedBy: fc.option(day),
  presume: fc.subarray([...PRESUMPTIONS]),
})
const place = fc
  .record({
    view: fc.constantFrom(...VIEWS),
    lang: fc.option(fc.constantFrom(...LANGS)),
    scheme: fc.option(fc.constantFrom(...SCHEMES)),
    other: fc.option(point),
    id: fc.option(fc.string()),
    provision: fc.option(fc.string()),
    case: fc.option(fc.json()),
    query: fc.string(),
  })
  .chain((rest) => point.map((own) => ({ ...own, ...rest })))
  .map((one) => (one.view === "order" ? one : { ...one, case: null }))

describe("the page's address", () => {
  it("says all of a place, and read again gives the same place", () => {
    fc.assert(
      fc.property(place, (one) => {
        expect(readPlace(writePlace(one))).toEqual({ place: one, unread: [] })
      }),
    )
  })

  it("hands a case to nobody but the view of orders, which takes it out of the address", () => {
    expect(readPlace("#order?case={}").place.case).toBe("{}")
    expect(readPlace("#day?case={}").place.case).toBe(null)
  })

  it("begins with the day where it says nothing", () => {
    expect(readPlace("")).toEqual({ place: START, unread: [] })
    expect(readPlace("#")).toEqual({ place: START, unread: [] })
  })

  it.each([
    ["#nowhere", "#", "nowhere"],
    ["#day?on=2023-02-30", "on", "2023-02-30"],
    ["#day?on=08/06/2023", "on", "08/06/2023"],
    ["#day?by=yesterday", "by", "yesterday"],
    ["#day?presume=commencement,luck", "presume", "commencement,luck"],
    ["#day?other-on=2023", "other-on", "2023"],
    ["#day?lang=fr", "lang", "fr"],
    ["#day?scheme=blue", "scheme", "blue"],
    ["#day?anounced=2023-01-01", "anounced", null],
    ["#day?constructor=1", "constructor", null],
    ["#day?on=2023-01-01&on=2023-01-02", "on", "2023-01-02"],
  ])("tells what of %s it cannot read, and shows the rest", (address, key, found) => {
    const { unread } = readPlace(address)
    expect(unread.map((one) => [one.key, one.found])).toEqual([[key, found]])
  })

  it.each([
    ["a long id", `#proof?id=${"x".repeat(1_000_000)}`],
    ["a long search", `#find?q=${"x".repeat(1_000_000)}`],
    ["a long key", `#day?${"x".repeat(1_000_000)}=1`],
    ["a long view", `#${"x".repeat(1_000_000)}`],
    ["many keys", `#day?${"a=1&".repeat(200_000)}`],
    ["a case beyond what a case may have", `#order?case=${"x".repeat(1_048_577)}`],
    ["an address beyond all bounds", `#order?case=${"%20".repeat(2_000_000)}`],
    ["signs that turn the writing around", "#day?on=%E2%80%AE%E2%81%A6%00abc"],
  ])("tells of %s no more than can be shown", (_name, address) => {
    const { place: read, unread } = readPlace(address)
    expect(unread.length).toBeGreaterThan(0)
    expect(JSON.stringify(unread).length).toBeLessThan(4000)
    expect(JSON.stringify(unread)).not.toMatch(/[\u202A-\u202E\u2066-\u2069]|\\u0000/)
    expect([read.case, read.id, read.query]).toEqual([null, null, ""])
  })

  it("reads whatever it is given", () => {
    fc.assert(fc.property(fc.string(), (address) => void readPlace(address)))
  })
})
