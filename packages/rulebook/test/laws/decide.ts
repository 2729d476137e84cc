import type { Condition, CountedDeadline, CountedFrom, Effect, Saving } from "@policy-ledger/rulebook"
import type { Narrowing } from "./narrow.ts"

/** What a source leaves unstated in a rule, decided one way or another. */
export const decideCondition = (c: Condition, n: Narrowing): Condition => {
  if ("all" in c) return { all: c.all.map((p) => decideCondition(p, n)) }
  if ("any" in c) return { any: c.any.map((p) => decideCondition(p, n)) }
  if ("not" in c) return { not: decideCondition(c.not, n) }
  if (!("unstated" in c) || !(n.fully || n.by.one(2))) return c
  return n.by.one(2) ? { always: true } : { not: { always: true } }
}

export const decideSaving = (s: Saving, n: Narrowing): Saving => {
  if ("all" in s) return { all: s.all.map((p) => decideSaving(p, n)) }
  if ("any" in s) return { any: s.any.map((p) => decideSaving(p, n)) }
  if ("not" in s) return { not: decideSaving(s.not, n) }
  return "when" in s ? { when: decideCondition(s.when, n) } : s
}

const decideStart = (from: CountedFrom, n: Narrowing): CountedFrom => {
  if (typeof from === "string" || !(n.fully || n.by.one(2))) return from
  const [first = "order.paidAt", ...others] = from.unstated
  return n.by.of([first, ...others])
}

const decideCounted = (d: CountedDeadline, n: Narrowing): CountedDeadline => {
  if (!("countedFrom" in d)) return d
  const countedFrom = decideStart(d.countedFrom, n)
  if (!("unstated" in d) || !(n.fully || n.by.one(2))) return { ...d, countedFrom }
  return { after: { hours: n.by.between(0, 200) }, countedFrom }
}

export const decideEffect = (e: Effect, n: Narrowing): Effect => {
  if ("deadline" in e) {
    const kind = { deadline: e.deadline }
    const decided = (list: readonly CountedDeadline[]): readonly CountedDeadline[] =>
      list.map((d) => decideCounted(d, n))
    if ("earliest" in e) return { ...kind, earliest: decided(e.earliest) }
    return "latest" in e ? { ...kind, latest: decided(e.latest) } : { ...kind, ...decideCounted(e, n) }
  }
  if (!("pay" in e) || !("unstated" in e) || !(n.fully || n.by.one(2))) return e
  const { unstated: _unstated, ...rest } = e
  return { ...rest, amount: "7.50" }
}
