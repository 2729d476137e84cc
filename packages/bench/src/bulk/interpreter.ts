// The project's own: the interpreter, and where what compiles the rules takes its place.
import { caseForm, decodeCase, type Verdict } from "@policy-ledger/rulebook"
import { type Contender, NO, type Race, type Ready, UNKNOWN, type Value, YES } from "./contenders.ts"
import { versionName } from "./expressible.ts"

const VALUES: { readonly [applies in Verdict["applies"]]: Value } = { no: NO, unknown: UNKNOWN, yes: YES }

/** A version that is not among the verdicts does not concern the order. */
const valuesIn = (verdicts: readonly Verdict[], { rules }: Race): readonly Value[] => {
  const applies = new Map(verdicts.map((v) => [versionName(v.provision, v.announcement), v.applies]))
  return rules.map(({ name }) => VALUES[applies.get(name) ?? "no"])
}

const of = (race: Race, audit: (order: number) => readonly Verdict[]): Ready => ({
  decide: audit,
  told: (order) => valuesIn(audit(order), race),
})

/** On decoded cases; every rule of the ledger and what they come to, not only those of the race. */
export const interpreter: Contender = {
  name: "interpreter: auditCase, brief",
  values: 3,
  from: "the order",
  prepare: (race) =>
    of(race, (order) => {
      const decoded = race.orders[order]?.decoded
      return decoded === undefined ? [] : race.book.auditCase(decoded, { brief: true }).verdicts
    }),
}

export const interpreterFromText: Contender = {
  name: "interpreter: JSON.parse, decodeCase, auditCase",
  values: 3,
  from: "the line",
  prepare: (race) => {
    const form = caseForm(race.platform, race.zone)
    return of(race, (order) => {
      const read = decodeCase(JSON.parse(race.orders[order]?.line ?? "null"), form)
      return read.ok ? race.book.auditCase(read.value, { brief: true }).verdicts : []
    })
  },
}
