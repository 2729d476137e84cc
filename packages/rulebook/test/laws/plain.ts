import type { Condition, Duration, Saving } from "@policy-ledger/rulebook"
import type { Given, Piece } from "./cases.ts"
import { midnight } from "./days.ts"

/** Conditions and savings of a case in which every fact is given: plain yes and no, as the rule language reads them. */
const MINUTE = 60_000

/** Milliseconds since 1970; undefined: there was none, said or presumed. */
export const instantOf = (g: Given, path: string): number | undefined => {
  const m = g.instants[path]
  return m === undefined ? undefined : midnight(0) + m * MINUTE
}

const length = (d: Duration): number =>
  "minutes" in d ? d.minutes * MINUTE : "hours" in d ? d.hours * 60 * MINUTE : d.days * 1440 * MINUTE

const sum = (g: Given): number => (g.parts ?? []).reduce<number>((total, fen) => total + (fen ?? 0), 0)

const toys = (g: Given): readonly Piece[] => (g.pieces ?? []).filter(({ kind }) => kind === "toy")
const priceOf = (pieces: readonly Piece[]): number => pieces.reduce((all, { price = 0 }) => all + price, 0)

/** A share against a bound, both as whole numbers; of nothing there is none. */
const share = (part: number, whole: number, bound: string | number): readonly [number | undefined, number] =>
  whole === 0 ? [undefined, 0] : [part * 1_000_000, Math.round(Number(bound) * 1_000_000) * whole]

const quantity = (g: Seen, path: string, bound: string | number): readonly [number | undefined, number] => {
  if (path === "order.toys") return [toys(g).length, Number(bound)]
  if (path === "order.toyTotal") return [priceOf(toys(g)) / 100, Number(bound)]
  if (path === "order.toyShare") return share(toys(g).length, (g.pieces ?? []).length, bound)
  if (path === "order.postageRatio") return share(g.postage ?? 0, priceOf(g.pieces ?? []), bound)
  if (path === "order.pieces[].price") return [(g.piece?.price ?? 0) / 100, Number(bound)]
  if (path === "order.pieces[].units") return [g.piece?.units, Number(bound)]
  if (path === "order.amount") return [sum(g) / 100, Number(bound)]
  if (path === "seller.rate") return [(g.rate ?? 0) / 1_000_000, Number(bound)]
  return [path === "seller.strikes" ? g.strikes : (g.parts ?? []).length, Number(bound)]
}

/** undefined: there was no request at which the group could have formed. */
const flag = (g: Given): boolean | undefined => {
  const formed = instantOf(g, "order.groupFormedAt")
  const requested = instantOf(g, "refund.requestedAt")
  if (formed === undefined && !g.none.includes("order.groupFormedAt")) return g.grouped === true
  return requested === undefined ? undefined : formed !== undefined && formed <= requested
}

const boundary = (text: string): number => Date.parse(text.length === 10 ? `${text}T00:00:00+05:30` : text)

const isIn = (place: string, region: string): boolean => place.startsWith(region.replace(/(?:0000|00)$/, ""))

/** The goods that a case says it is, none of them wider than it can be, and all that they lie in. */
const AROUND: { readonly [goods: string]: readonly string[] } = {
  fruit: ["fruit", "food", "goods"],
  fish: ["fish", "food", "goods"],
  tools: ["tools", "goods"],
}

const words = (g: Seen, path: string): readonly string[] =>
  path === "order.pieces[].kind"
    ? [g.piece?.kind ?? ""]
    : path === "order.tags"
      ? (g.tags ?? [])
      : path === "order.lane"
        ? [g.lane ?? "none"]
        : [g.shipTo ?? ""]

/** A case, or as one of its pieces sees it. */
export type Seen = Given & { readonly piece?: Piece }

export const holds = (c: Condition, g: Seen): boolean => {
  if ("always" in c) return true
  if ("all" in c) return c.all.every((p) => holds(p, g))
  if ("any" in c) return c.any.some((p) => holds(p, g))
  if ("not" in c) return !holds(c.not, g)
  if ("some" in c) return (g.pieces ?? []).some((piece) => holds(c.some, { ...g, piece }))
  if ("every" in c) return (g.pieces ?? []).every((piece) => holds(c.every, { ...g, piece }))
  if ("known" in c || "unstated" in c) throw new Error("nothing is left open here")
  if ("is" in c) return typeof c.is === "boolean" ? flag(g) === c.is : words(g, c.fact).includes(c.is)
  if ("in" in c) return words(g, c.fact).some((w) => c.in.includes(w))
  if ("has" in c) return words(g, c.fact).includes(c.has)
  if ("hasAny" in c) return words(g, c.fact).some((w) => c.hasAny.includes(w))
  return "after" in c || "before" in c || "since" in c ? inTime(c, g) : measures(c, g)
}

type InTime = Extract<
  Condition,
  { readonly before: string } | { readonly since: string } | { readonly after: string }
>

const inTime = (c: InTime, g: Seen): boolean => {
  const t = instantOf(g, c.fact)
  if (t === undefined) return false
  if ("before" in c) return t < boundary(c.before)
  if ("since" in c) return t >= boundary(c.since)
  const start = instantOf(g, c.after)
  return start !== undefined && t >= start && t < start + length(c.within)
}

const measures = (c: Condition, g: Seen): boolean => {
  if ("within" in c && !("after" in c))
    return c.within.some((place) =>
      c.fact === "order.goods" ? (AROUND[g.goods ?? ""] ?? []).includes(place) : isIn(g.shipTo ?? "", place),
    )
  const compare = (path: string, bound: string | number, ask: (a: number, b: number) => boolean): boolean => {
    const [a, b] = quantity(g, path, bound)
    return a !== undefined && ask(a, b)
  }
  if ("atLeast" in c) return compare(c.fact, c.atLeast, (a, b) => a >= b)
  if ("moreThan" in c) return compare(c.fact, c.moreThan, (a, b) => a > b)
  if ("atMost" in c) return compare(c.fact, c.atMost, (a, b) => a <= b)
  if ("lessThan" in c) return compare(c.fact, c.lessThan, (a, b) => a < b)
  throw new Error(`what is ${JSON.stringify(c)}?`)
}

/** Is the case among those that the saving names, the version having ended at `date`? */
export const isKept = (s: Saving, date: number, g: Given): boolean => {
  if ("all" in s) return s.all.every((p) => isKept(p, date, g))
  if ("any" in s) return s.any.some((p) => isKept(p, date, g))
  if ("not" in s) return !isKept(s.not, date, g)
  if ("when" in s) return holds(s.when, g)
  const t = instantOf(g, "before" in s ? s.before : s.since)
  return t !== undefined && ("before" in s ? t < date : t >= date)
}
