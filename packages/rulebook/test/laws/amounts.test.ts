import type { Amount, Pay } from "@policy-ledger/rulebook"
import fc from "fast-check"
import { expect, it } from "vitest"
import { bookOfRule } from "../bazaar/one-rule.ts"
import { caseJson, complete, given, type Given } from "./cases.ts"
import { chance } from "./chance.ts"
import { PATIENCE, runs } from "./laws.ts"
import { holds, type Seen } from "./plain.ts"
import { pay } from "./rules.ts"

/** Decimal text in so many places, as a whole number. */
const digits = (text: string, places: number): bigint => {
  const [whole = "0", rest = ""] = text.split(".")
  return BigInt(whole + rest.padEnd(places, "0"))
}

/** Amounts in fen, and counts. */
const quantity = (path: string, g: Seen): bigint => {
  const parts = g.parts ?? []
  if (path === "order.postage") return BigInt(g.postage ?? 0)
  if (path === "order.amount") return BigInt(parts.reduce<number>((all, fen) => all + (fen ?? 0), 0))
  if (path === "order.count") return BigInt(parts.length)
  return BigInt((path === "order.pieces[].price" ? g.piece?.price : g.piece?.units) ?? 0)
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b)

/** Millionths of a fen, where everything is known. */
const reckoned = (a: Amount, g: Seen): bigint => {
  const all = (amounts: readonly Amount[]): readonly bigint[] => amounts.map((one) => reckoned(one, g))
  if (typeof a === "string") return digits(a, 8)
  if ("rate" in a) return [a.of].flat().reduce((sum, path) => sum + quantity(path, g), 0n) * digits(a.rate, 6)
  if ("each" in a) return digits(a.each, 8) * quantity(a.of, g)
  if ("sum" in a) return all(a.sum).reduce((x, y) => x + y)
  if ("least" in a) return all(a.least).reduce(smaller)
  if ("greatest" in a) return all(a.greatest).reduce((x, y) => (x > y ? x : y))
  if ("cases" in a) return reckoned(a.cases.find(({ when }) => holds(when, g))?.then ?? a.else ?? "0", g)
  if (!("tiers" in a)) throw new Error("nothing is left open here")
  // Fen by fen, as the tiers say it.
  const money = quantity(a.of, g)
  return a.tiers.reduce((sum, { upTo, rate }, i) => {
    const from = i === 0 ? 0n : digits(a.tiers[i - 1]?.upTo ?? "0", 2)
    const to = upTo === undefined ? money : smaller(money, digits(upTo, 2))
    return to > from ? sum + (to - from) * digits(rate, 6) : sum
  }, 0n)
}

const rounded = (millionths: bigint): bigint => millionths / 1_000_000n + (millionths % 1_000_000n) / 500_000n

const capped = (fen: bigint, cap: string | undefined): bigint =>
  cap === undefined ? fen : smaller(fen, digits(cap, 2))

/** In fen. */
const owed = (p: Pay, g: Given): bigint => {
  if (!("amount" in p)) throw new Error("every payment has an amount here")
  if (p.per === "order") return capped(rounded(reckoned(p.amount, g)), p.capPerOrder)
  const meant = (g.pieces ?? [])
    .map((piece) => ({ ...g, piece }))
    .filter((seen) => p.where === undefined || holds(p.where, seen))
  const each = meant.map((seen) => capped(rounded(reckoned(p.amount, seen)), p.capPerSubOrder))
  return capped(
    each.reduce((a, b) => a + b, 0n),
    p.capPerOrder,
  )
}

it("a payment of a case in which everything is known is what its amount says, to the last fen", {
  timeout: PATIENCE,
}, () => {
  fc.assert(
    fc.property(pay(true), given, fc.integer(), (p, some, seed) => {
      const facts = complete(some, chance(seed), true)
      const decidedBy = ["order.dueAt"]
      const [verdict] = bookOfRule({ decidedBy, effects: [p] }).audit(caseJson(facts)).verdicts
      const [effect] = verdict?.effects ?? []
      const fen = String(owed(p, facts)).padStart(3, "0")
      expect(effect).toMatchObject({ amount: `${fen.slice(0, -2)}.${fen.slice(-2)}` })
    }),
    runs(1000),
  )
})
