// Contenders in the same run, round by round: how long an order takes each, and whether its answers are the interpreter's.
import { interleavedCalls, type Racer } from "../measure/cpu.ts"
import { sized } from "../measure/size.ts"
import { median, summarize } from "../measure/summary.ts"
import { progress } from "../report/publish.ts"
import { type Cell, count, ns, type Quantity, type Table } from "../report/table.ts"
import type { Contender, Race, Ready } from "./contenders.ts"
import { equality } from "./equal.ts"

const ROUNDS = sized(15, 3)
const MILLISECONDS = sized(200, 10)
const HELD = sized(2000, 60)

export interface Entrant {
  readonly contender: Contender
  readonly ready: Ready
}

export const entered = async (contenders: readonly Contender[], race: Race): Promise<readonly Entrant[]> => {
  const entrants: Entrant[] = []
  for (const contender of contenders) entrants.push({ contender, ready: await contender.prepare(race) })
  return entrants
}

/** Of the samples of the same rounds, how many times the second each is. */
const times = (samples: readonly number[], base: readonly number[]): Quantity => ({
  value: median(samples.map((sample, round) => sample / (base[round] ?? Number.NaN))),
  unit: "×",
})

/** `yardstick`: what the lines cost when nothing is decided; each is held against that of `bases` that begins with the same. */
export const speedTable = async (
  entrants: readonly Entrant[],
  race: Race,
  yardstick: Racer,
  bases: readonly Contender[],
): Promise<Table> => {
  const racers = entrants.map(
    ({ contender, ready }): Racer => ({
      name: contender.name,
      over: race.orders.length,
      call: ready.decide,
      isAsync: contender.isAsync === true,
    }),
  )
  progress(`${racers.length} contenders, ${ROUNDS} rounds`)
  const [parsing = [], ...samples] = await interleavedCalls([yardstick, ...racers], ROUNDS, MILLISECONDS)
  const row = (
    name: string,
    from: string,
    values: Cell,
    own: readonly number[],
    base: Cell,
  ): readonly Cell[] => {
    const { median: middle, q1, q3 } = summarize(own)
    return [name, from, values, ns(middle), ns(q1), ns(q3), times(own, parsing), base]
  }
  const rows = entrants.map(({ contender: { name, from, values } }, i) => {
    const base = entrants.findIndex(({ contender }) => bases.includes(contender) && contender.from === from)
    const own = samples[i] ?? []
    return row(name, from, count(values), own, times(own, samples[base] ?? []))
  })
  return {
    title: "An order",
    notes: [
      `${race.orders.length} realistic orders in turn; ${race.rules.length} rules. CPU time of all threads, median and quartiles of ${ROUNDS} interleaved rounds; ratios are the medians of those of the same round.`,
      "From the order: it was read and put into each contender's own form beforehand. The interpreter judges every rule of the ledger and says what they come to; the others judge the rules of this race only.",
    ],
    columns: ["who", "from", "values", "median", "q1", "q3", "÷ JSON.parse", "÷ by hand"],
    rows: [row(yardstick.name, "the line", null, parsing, null), ...rows],
  }
}

/** On orders as shops have them and as odd as they may be. */
export const equalityTable = async (
  contenders: readonly Contender[],
  races: Readonly<Record<string, Race>>,
): Promise<Table> => {
  const rows: (readonly Cell[])[] = []
  for (const contender of contenders)
    for (const [manner, race] of Object.entries(races)) {
      progress(`equality of ${contender.name}, ${manner} orders`)
      const found = await equality(race, contender, await contender.prepare(race), HELD)
      const { values } = contender
      rows.push([
        contender.name,
        manner,
        count(values),
        ...[found.equal, found.different, found.untold].map(count),
      ])
    }
  return {
    title: "Answers beside the interpreter's",
    notes: [
      `Pairs of an order and a rule, of ${HELD} orders of each manner. Of two values are held those pairs of which the interpreter is certain by facts that are given; the others two values cannot tell.`,
    ],
    columns: ["who", "orders", "values", "equal", "different", "cannot be told"],
    rows,
  }
}
