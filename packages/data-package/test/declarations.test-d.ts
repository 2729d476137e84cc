import { expectTypeOf, it } from "vitest"
import type { OneOf } from "../src/question.ts"
import type { AnnouncementId, Case, FactPath, InstrumentId, ProvisionId } from "./golden/case.d.ts"

// Of the declarations that `declarations.test.ts` holds against their generator.

const audit = (of: Case): Case => of
const ruleAt = <Id extends string>(provision: OneOf<ProvisionId, Id>): string => provision
const history = <Id extends string>(instrument: OneOf<InstrumentId, Id>): string => instrument
const announcement = <Id extends string>(id: OneOf<AnnouncementId, Id>): string => id

it("a case is the platform's facts, any of them absent", () => {
  audit({})
  audit({ order: { paidAt: "2022-06-01", lane: "export", tags: ["gift"], parts: [{ amount: "12.35" }] } })
  audit({ seller: { rate: 0.97, strikes: 2, insured: false } })
  expectTypeOf<Extract<FactPath, "order.amount" | "order.paidAt">>().toEqualTypeOf<
    "order.amount" | "order.paidAt"
  >()
})

it("a misspelt fact or group, a word that is none of an enum's and a value of another type do not compile", () => {
  // @ts-expect-error -- no such fact
  audit({ order: { payedAt: "2022-06-01" } })
  // @ts-expect-error -- no such group
  audit({ ordre: {} })
  // @ts-expect-error -- no such lane
  audit({ order: { lane: "exports" } })
  // @ts-expect-error -- no such tag
  audit({ order: { tags: ["gifts"] } })
  // @ts-expect-error -- an amount is text
  audit({ refund: { amount: 12.35 } })
  // @ts-expect-error -- an amount that follows from others cannot be given
  audit({ order: { amount: "12.35" } })
})

it("null says that there was none, of every fact and group but counts and the amounts of members", () => {
  audit({ order: { id: null, paidAt: null, lane: null, tags: null, parts: null }, refund: null })
  // @ts-expect-error -- of a count none is 0
  audit({ seller: { strikes: null } })
  // @ts-expect-error -- a member without its amount is left out
  audit({ order: { parts: [{ amount: null }] } })
  // @ts-expect-error -- a member is there
  audit({ order: { parts: [null] } })
})

it("only what is presumed when absent may be said to be unknown", () => {
  audit({ order: { tags: "unknown", agreedShipBy: "unknown" }, seller: { renewedAt: "unknown" } })
  // @ts-expect-error -- what is absent is unknown already
  audit({ order: { lane: "unknown" } })
})

it("what was read from elsewhere is no case before it is decoded", () => {
  const json: unknown = {}
  // @ts-expect-error -- decodeCase
  audit(json)
})

it("an id that is written out has to be one, and text may be asked for", () => {
  ruleAt("dispatch/fee")
  ruleAt(String(1))
  history("dispatch")
  announcement("2022-01-10-fee")
  // @ts-expect-error -- no such provision
  ruleAt("dispatch/fees")
  // @ts-expect-error -- that is a provision
  history("dispatch/fee")
  // @ts-expect-error -- no such announcement
  announcement("2022-01-10-fees")
})
