import { inProcess } from "../measure/process.ts"
import { sized } from "../measure/size.ts"
import { median, summarize } from "../measure/summary.ts"
import { progress } from "../report/publish.ts"
import { bytes, type Cell, ms, perSecond, ratio, type Table } from "../report/table.ts"
import type { Written } from "./child.ts"
import type { ContenderName } from "./contenders.ts"
import { PRAGMAS, type Pragmas } from "./pragmas.ts"

const CHILD = new URL("child.ts", import.meta.url)
const ROUNDS = sized(5, 1)

/** One that appends, as a row says it. */
export interface Entrant {
  readonly name: ContenderName
  readonly says: string
  /** So slow that fewer are enough. */
  readonly slow?: true
}

/** Events of an append, how many appends a round, and what ours is to reach of the first beside it. */
export interface Course {
  readonly batch: number
  readonly appends: number
  readonly target: string | null
}

export const COURSES: readonly Course[] = [
  { batch: 1, appends: sized(2000, 60), target: "≥ 0.8×" },
  { batch: 100, appends: sized(200, 5), target: "≥ 0.6×" },
]

/** Rows that the longest course takes. */
export const MOST_ROWS = Math.max(...COURSES.map(({ batch, appends }) => batch * appends))

export interface Result {
  readonly entrant: Entrant
  readonly rounds: readonly Written[]
}

const eventsOf = ({ slow }: Entrant, { batch, appends }: Course): number =>
  batch * (slow === true ? Math.ceil(appends / 5) : appends)

/** Each contender in a process of its own, and each round beginning with another. */
export const race = (entrants: readonly Entrant[], course: Course, rows: string): readonly Result[] => {
  const results = entrants.map((entrant) => ({ entrant, rounds: new Array<Written>() }))
  for (let round = 0; round < ROUNDS; round++) {
    progress(`appends of ${course.batch}, round ${round + 1} of ${ROUNDS}`)
    for (let i = 0; i < results.length; i++) {
      const result = results[(round + i) % results.length]
      if (result === undefined) continue
      const { entrant } = result
      const args = ["write", entrant.name, String(course.batch), String(eventsOf(entrant, course)), rows]
      result.rounds.push(inProcess<Written>(CHILD, args))
    }
  }
  return results
}

const sum = (samples: readonly number[]): number => samples.reduce((a, b) => a + b, 0)

const rateOf = ({ rounds }: Result, { batch }: Course): number =>
  median(rounds.map(({ samples }) => (samples.length * batch * 1000) / sum(samples)))

/** Events a second of the one that all are held against. */
const basis = (results: readonly Result[], course: Course): number => {
  const raw = results.find(({ entrant }) => entrant.name === "raw" || entrant.name === "rawNormal")
  return raw === undefined ? Number.NaN : rateOf(raw, course)
}

const line = (result: Result, course: Course, raw: number): readonly Cell[] => {
  const { entrant, rounds } = result
  const took = summarize(rounds.flatMap(({ samples }) => samples))
  const rates = rounds.map(({ samples }) => (samples.length * course.batch * 1000) / sum(samples))
  const disk = median(rounds.map((round) => round.disk / (round.samples.length * course.batch)))
  return [
    entrant.says,
    perSecond(rateOf(result, course)),
    `${Math.round(Math.min(...rates)).toLocaleString("en-US")}–${Math.round(Math.max(...rates)).toLocaleString("en-US")}`,
    ms(took.median),
    ms(took.p99),
    disk === 0 ? null : bytes(disk),
    entrant.name === "ours" ? course.target : null,
    ratio(rateOf(result, course), raw),
  ]
}

export const appendTable = (
  durability: { readonly title: string; readonly notes: readonly string[]; readonly against: string },
  course: Course,
  results: readonly Result[],
): Table => {
  const raw = basis(results, course)
  return {
    title: `${durability.title}: ${course.batch === 1 ? "single appends" : `batches of ${course.batch}`}`,
    notes: [
      ...durability.notes,
      `${course.appends} appends a round (a fifth where slow), ${ROUNDS} interleaved rounds, each contender in a process of its own: median of the rounds, then the slowest and the fastest.`,
    ],
    columns: [
      "store",
      "events",
      "rounds",
      "an append",
      "p99",
      "disk an event",
      "target",
      `of ${durability.against}`,
    ],
    rows: results.map((result) => line(result, course, raw)),
  }
}

/** What each connection said of itself. */
export const pragmaTable = (results: readonly Result[]): Table => ({
  title: "Pragmas, as the connections say",
  notes: ["synchronous: 0 OFF, 1 NORMAL, 2 FULL."],
  columns: ["store", ...PRAGMAS],
  rows: results.flatMap(({ entrant, rounds }) => {
    const said: Pragmas | undefined = rounds[0]?.pragmas
    return said === undefined ? [] : [[entrant.says, ...PRAGMAS.map((name) => said[name] ?? "?")]]
  }),
})
