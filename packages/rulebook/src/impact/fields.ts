import type { Decision } from "./engine.ts"
import type { ImpactField, ImpactSide } from "./answer.ts"

/** In which order a list stands says nothing of what is owed. */
const unordered = (value: unknown): unknown =>
  Array.isArray(value) ? value.map((one) => JSON.stringify(one)).toSorted() : value

const FIRST = ["shipBy", "respondBy", "autoReceiptAt"] as const
const LAST = ["refund", "payments", "exempt"] as const

const text = (state: unknown, value: unknown): string => JSON.stringify([state, unordered(value)])

/** Each field with its state and value as one text, in the order of an outcome. */
const toldOf = ({ outcome, states }: Decision): ReadonlyMap<ImpactField, string> => {
  const told = (field: (typeof FIRST | typeof LAST)[number]) =>
    [field, text(states[field], outcome[field])] as const
  const { deadlines = {} } = outcome
  return new Map<ImpactField, string>([
    ...FIRST.map(told),
    ...Object.entries(deadlines).map(
      ([kind, at]) => [`deadlines.${kind}`, text(states.deadlines?.[kind], at)] as const,
    ),
    ...LAST.map(told),
  ])
}

/** The fields whose state or value is another, in the order of an outcome. */
export const differing = (was: Decision, is: Decision): readonly ImpactField[] => {
  const before = toldOf(was)
  return [...toldOf(is)].flatMap(([field, text]) => (before.get(field) === text ? [] : [field]))
}

/** Only the members that are named; of the deadlines, too. */
const named = <A extends { readonly deadlines?: object }>(
  { deadlines = {}, ...own }: A,
  fields: readonly string[],
): Partial<A> => {
  const members = Object.entries(own).filter(([field]) => fields.includes(field))
  const declared = Object.entries(deadlines).filter(([kind]) => fields.includes(`deadlines.${kind}`))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its own members
  return Object.fromEntries([
    ...members,
    ...(declared.length === 0 ? [] : [["deadlines", Object.fromEntries(declared)] as const]),
  ]) as Partial<A>
}

/** The fields named, as an answer tells them. */
export const sideOf = ({ outcome, states }: Decision, fields: readonly ImpactField[]): ImpactSide => ({
  outcome: named(outcome, fields),
  states: named(states, fields),
})
