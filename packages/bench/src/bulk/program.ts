// The project's own, compiled: the same verdicts and outcome as the interpreter, of every rule of the ledger.
import { decodeCase, caseForm } from "@policy-ledger/rulebook"
import { compile, type Decision } from "@policy-ledger/rulebook/program"
import { type Contender, NO, type Race, type Ready, UNKNOWN, YES, type Value } from "./contenders.ts"
import { versionName } from "./expressible.ts"

const valuesIn = ({ versions }: Decision, { rules }: Race): readonly Value[] => {
  const applies = new Map(
    versions.map(({ version, applies: value }) => [
      versionName(version.provision, version.announcement),
      value === "yes" ? YES : UNKNOWN,
    ]),
  )
  return rules.map(({ name }) => applies.get(name) ?? NO)
}

const of = (race: Race, decide: (order: number) => Decision): Ready => ({
  decide,
  told: (order) => valuesIn(decide(order), race),
})

/** On decoded cases; every rule of the ledger and what they come to, not only those of the race. */
export const program: Contender = {
  name: "program: fill, decide",
  values: 3,
  from: "the order",
  prepare: (race) => {
    const compiled = compile(race.book)
    const row = compiled.row()
    return of(race, (order) => {
      row.fill(race.orders[order]!.decoded)
      return compiled.decide(row)
    })
  },
}

export const programFromText: Contender = {
  name: "program: JSON.parse, decodeCase, decide",
  values: 3,
  from: "the line",
  prepare: (race) => {
    const form = caseForm(race.platform, race.zone)
    const compiled = compile(race.book)
    const row = compiled.row()
    return of(race, (order) => {
      const read = decodeCase(JSON.parse(race.orders[order]!.line), form)
      if (!read.ok) throw new Error("an order of the race that is none")
      row.fill(read.value)
      return compiled.decide(row)
    })
  },
}
