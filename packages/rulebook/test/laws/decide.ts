// oxlint-disable unicorn/no-thenable -- `then` is a key of the language, in data
import type { Amount, Condition, CountedDeadline, CountedFrom, Effect, Saving } from "@policy-ledger/rulebook"
import type { Narrowing } from "./narrow.ts"

/** What a source leaves unstated in a rule, decided one way or another. */
export const decideCondition = (c: Condition, n: Narrowing): Condition => {
  if ("all" in c) return { all: c.all.map((p) => decideCondition(p, n)) }
  if ("any" in c) return { any: c.any.map((p) => decideCondition(p, n)) }
  if ("not" in c) return { not: decideCondition(c.not, n) }
  if ("some" in c) return { ...c, some: decideCondition(c.some, n) }
  if ("every" in c) return { ...c, every: decideCondition(c.every, n) }
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

/** Of what reports differ on one is right; what is unstated is some amount. */
const decideAmount = (a: Amount, n: Narrowing): Amount => {
  if (typeof a === "string") return a
  const all = (parts: readonly Amount[]): readonly Amount[] => parts.map((part) => decideAmount(part, n))
  if ("sum" in a) return { sum: all(a.sum) }
  if ("least" in a) return { least: all(a.least) }
  if ("greatest" in a) return { greatest: all(a.greatest) }
  if ("cases" in a)
    return {
      cases: a.cases.map((one) => ({ when: decideCondition(one.when, n), then: decideAmount(one.then, n) })),
      ...(a.else === undefined ? {} : { else: decideAmount(a.else, n) }),
    }
  if (!n.fully && n.by.one(2)) return a
  if ("oneOf" in a) return n.by.of(a.oneOf as readonly [Amount, ...Amount[]])
  return "unstated" in a ? n.by.of(["0", "0.01", "7.50", "900"]) : a
}

export const decideEffect = (e: Effect, n: Narrowing): Effect => {
  if ("deadline" in e) {
    const kind = { deadline: e.deadline }
    const decided = (list: readonly CountedDeadline[]): readonly CountedDeadline[] =>
      list.map((d) => decideCounted(d, n))
    if ("earliest" in e) return { ...kind, earliest: decided(e.earliest) }
    return "latest" in e ? { ...kind, latest: decided(e.latest) } : { ...kind, ...decideCounted(e, n) }
  }
  if ("pay" in e && "amount" in e)
    return {
      ...e,
      amount: decideAmount(e.amount, n),
      ...(e.where === undefined ? {} : { where: decideCondition(e.where, n) }),
    }
  if (!("pay" in e) || !("unstated" in e) || !(n.fully || n.by.one(2))) return e
  const { unstated: _unstated, ...rest } = e
  return { ...rest, amount: "7.50" }
}
