// A draft as YAML: what a report gives, with its passage, and TODO where a person decides. No word of the report stands in it
// but its headline.
import {
  dayOf,
  formatInstant,
  instantAt,
  parseClock,
  type Platform,
  type Zone,
} from "@policy-ledger/rulebook"
import { match } from "ts-pattern"
import { zoneOf } from "../authoring/report-day.ts"
import type { DurationUnit } from "../expressions/expression.ts"
import type { Figure, FigureProposal } from "./figures.ts"
import type { Draft } from "./draft.ts"
import type { DateProposal } from "./dates.ts"
import type { Range } from "./reading.ts"

const quoted = (text: string): string => JSON.stringify(text)

const at = (range: Range): string => `[${range.join(", ")}]`

const because = ({ basis, range }: DateProposal): string =>
  `  # ${at(range)}${basis === "stated" ? "" : `, inferred`}`

const basisOf = ({ basis }: Pick<DateProposal, "basis">): string =>
  basis === "stated" ? "stated" : `{ inferred: ${quoted(basis.inferred)} }`

const decimal = (value: number, digits: number): string => {
  const text = value.toFixed(6).replace(/0+$/, "")
  const [whole = "0", part = ""] = text.split(".")
  return `${whole}.${part.padEnd(digits, "0")}`
}

const counted = (unit: DurationUnit, number: number): string =>
  unit === "weeks"
    ? `days: ${number * 7}`
    : `${unit}: ${number}${unit === "workdays" ? ", in: TODO the calendar" : ""}`

/** A figure in the key that it would most likely stand in. */
const effectOf = (figure: Exclude<Figure, { kind: "count" }>): string =>
  match(figure)
    .with({ kind: "money" }, ({ amount }) => `{ pay: TODO, per: TODO, amount: "${decimal(amount, 2)}" }`)
    .with({ kind: "share" }, ({ share }) => `{ pay: TODO, per: TODO, rate: "${decimal(share, 2)}" }`)
    .with(
      { kind: "duration" },
      ({ unit, number }) => `{ deadline: TODO, countedFrom: TODO, after: { ${counted(unit, number)} } }`,
    )
    .exhaustive()

const published = ({ published: proposal }: Draft): readonly string[] => {
  if (proposal === undefined)
    return ["# published: only where the source states it; no words for it were found"]
  const basis =
    proposal.date.startsWith("[") || proposal.basis !== "stated"
      ? [`publishedBasis: ${basisOf(proposal)}`]
      : []
  return [`published: ${quoted(proposal.date)}${because(proposal)}`, ...basis]
}

const reported = ({ reported: day, own }: Draft): readonly string[] => [
  `reported: ${day === null ? "null" : quoted(day)}`,
  ...(own !== undefined && own.basis !== "stated" ? [`reportedBasis: ${basisOf(own)}`] : []),
]

const report = ({ source, at: time, headline, digest, length }: Draft["report"]): readonly string[] => [
  "reports:",
  `  - source: ${source}`,
  `    at: ${time === null ? "null" : quoted(time)}`,
  `    headline: ${headline === null ? "null" : quoted(headline)}`,
  `    digest: ${quoted(digest)}`,
  `    length: ${length}`,
]

type DraftEvent = Draft["events"][number]

const dates = ({ from, until, untilUnstated, bound }: DraftEvent): readonly string[] => [
  ...(from === undefined
    ? [
        "from: unstated",
        ...(bound === undefined ? [] : [`${bound.key}: ${quoted(bound.day)}  # ${at(bound.range)}`]),
      ]
    : [
        `from: ${from.date === "publication" ? from.date : quoted(from.date)}${because(from)}`,
        ...(from.time === undefined ? [] : [`fromTime: "${from.time}"`]),
        ...(from.expected === true ? ["expected: true"] : []),
      ]),
  ...(until === undefined
    ? []
    : [
        `until: ${quoted(until.date)}${because(until)}`,
        ...(until.time === undefined ? [] : [`untilTime: "${until.time}"`]),
      ]),
  ...(untilUnstated === undefined
    ? []
    : [`until: unstated  # ${at(untilUnstated)}; without an end: drop it`]),
]

const relations = ({ postpones, supersedes, keeps }: DraftEvent): readonly string[] => [
  ...(postpones === undefined
    ? []
    : [`postpones: { announcement: ${postpones.announcement} }  # ${at(postpones.range)}`]),
  ...(supersedes === undefined
    ? []
    : [
        `supersedes: { announcement: ${supersedes.announcement} }  # ${at(supersedes.range)}, the last that is held of it`,
      ]),
  ...(keeps === undefined ? [] : [`keeps: { before: TODO }  # ${at(keeps)}`]),
]

const effects = (figures: readonly FigureProposal[]): readonly string[] => {
  const counts = figures.filter(({ figure }) => figure.kind === "count").map((one) => `  ${figureNote(one)}`)
  const proposed = figures.flatMap(({ figure, written, range }) =>
    figure.kind === "count" ? [] : [`    - ${effectOf(figure)}  # ${written} ${at(range)}`],
  )
  return [...counts, ...(proposed.length === 0 ? ["  effects: [TODO]"] : ["  effects:", ...proposed])]
}

const rule = ({ kind, figures, conditions }: DraftEvent, words: string): readonly string[] =>
  kind === "withdrawn"
    ? figures.map(figureNote)
    : [
        "rule:",
        `  title: ${words}`,
        "  decidedBy: [TODO]",
        conditions === undefined
          ? "  when: TODO"
          : `  when: { unstated: ${words} }  # ${at(conditions)}: a condition that is named and not given?`,
        ...effects(figures),
      ]

const figureNote = ({ written, range }: FigureProposal): string => `# ${written} ${at(range)}`

const event = (one: DraftEvent, words: string): readonly string[] => {
  const lines = [
    `${one.kind}: ${one.provision}${one.named === undefined ? "" : `  # ${at(one.named)}`}`,
    ...dates(one),
    `basis: ${one.from === undefined ? "stated" : basisOf(one.from)}`,
    `cite: { report: 1, range: ${at(one.passage)} }`,
    ...relations(one),
    ...(one.isUnseen
      ? [
          "# Nobody saw it begin? Above it then: effective, from: before, basis: { inferred: … }, and its rule.",
        ]
      : []),
    ...rule(one, words),
  ]
  return lines.map((line, i) => `${i === 0 ? "  - " : "    "}${line}`)
}

/** What clocks show on a day, with the offset of that day, and so many seconds beside it; nothing of a day that is not one day. */
const beside = (
  { date, time }: { readonly date: string; readonly time: string },
  seconds: number,
  zone: Zone,
): string | undefined => {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? []
  if (year === undefined) return undefined
  const t = instantAt(dayOf(Number(year), Number(month), Number(day)), parseClock(time) ?? 0, zone)
  return formatInstant(t + seconds * 1000, zone)
}

const startBounds = ({ date, time = "00:00:00" }: DateProposal, zone: Zone): readonly string[] => {
  const [before, first] = [-1, 0].map((seconds) => beside({ date, time }, seconds, zone))
  return first === undefined ? [] : [`${before} not yet, ${first} in force`]
}

const endBounds = ({ date, time = "23:59:59" }: DateProposal, zone: Zone): readonly string[] => {
  const [last, after] = [0, 1].map((seconds) => beside({ date, time }, seconds, zone))
  return last === undefined ? [] : [`${last} still in force, ${after} no longer`]
}

const figureBounds = ({ figure, written }: FigureProposal): string =>
  match(figure)
    .with(
      { kind: "money" },
      ({ amount }) =>
        `${written}: ${decimal(Math.max(0, amount - 0.01), 2)}, ${decimal(amount, 2)}, ${decimal(amount + 0.01, 2)}`,
    )
    .with(
      { kind: "share" },
      () => `${written}: just below it, at it, just above it; a product that ends in half a cent`,
    )
    .with({ kind: "count" }, ({ number }) => `${written}: ${number - 1}, ${number}, ${number + 1}`)
    .with({ kind: "duration" }, () => `${written}: a second before its end, at its end, a second after`)
    .exhaustive()

const bounds = (draft: Draft, platform: Platform): readonly string[] => {
  const zone = zoneOf(platform)
  const lines = draft.events.flatMap(({ from, until, figures }) => [
    ...(from === undefined ? [] : startBounds(from, zone)),
    ...(until === undefined ? [] : endBounds(until, zone)),
    ...figures.map(figureBounds),
  ])
  return lines.length === 0
    ? []
    : ["# Cases to make, at and beside the bounds:", ...[...new Set(lines)].map((line) => `#   ${line}`)]
}

const others = ({ otherDates, unsure, instruments }: Draft): readonly string[] => [
  ...otherDates.map(
    ({ role, date, time, range }) =>
      `# also dated (${role}): ${date}${time === undefined ? "" : ` ${time}`} ${at(range)}`,
  ),
  ...unsure.map(({ written, range }) => `# not sure how to read: ${written} ${at(range)}`),
  ...instruments.map(({ instrument, range }) => `# also named: ${instrument.id} ${at(range)}`),
]

/** Our own words are in the languages that the platform's are in. */
const wordsOf = ({ title }: Platform): string =>
  `{ ${Object.keys(title)
    .map((language) => `${language}: TODO`)
    .join(", ")} }`

/** The file of a draft; `record` refuses it until nothing in it is TODO. */
export const skeletonOf = (draft: Draft, platform: Platform): string => {
  const words = wordsOf(platform)
  return `${[
    "# yaml-language-server: $schema=../announcement.schema.json",
    "# A draft: each value is a proposal, [a, b] the code points of the report that it was read from. TODO is for a person.",
    `title: ${words}`,
    `summary: ${words}`,
    `standing: ${draft.standing.standing}${draft.standing.range === undefined ? "" : `  # ${at(draft.standing.range)}`}`,
    ...published(draft),
    ...reported(draft),
    ...report(draft.report),
    "events:",
    ...draft.events.flatMap((one) => event(one, words)),
    ...others(draft),
    ...bounds(draft, platform),
  ].join("\n")}\n`
}
