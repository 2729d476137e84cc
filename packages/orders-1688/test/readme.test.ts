import { readFileSync } from "node:fs"
import { expect, it } from "vitest"
import { AGREED_DATE, BADGES, MARKETS, NO_BADGES, ORDER_STATUSES, REFUND_STATUSES } from "../src/codes.ts"

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8")

it("the README names every word and code that is known, those of badges with what they are", () => {
  const named = [...MARKETS.keys(), ...NO_BADGES, AGREED_DATE, ...ORDER_STATUSES.keys()]
  expect(named.filter((code) => !readme.includes(`\`${code}\``))).toEqual([])
  expect([...BADGES].filter(([code, badge]) => !readme.includes(`\`${code}\` ${badge}`))).toEqual([])
  const returns = [...REFUND_STATUSES].flatMap(([status, stage]) => (stage === "return" ? [status] : []))
  expect(returns.filter((status) => !readme.includes(`\`${status}\``))).toEqual([])
})
