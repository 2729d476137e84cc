// A draft as YAML: what a report gives, with its passage, and TODO where a person decides. No word of the report stands in it
// but its headline.
import type { Platform } from "@policy-ledger/rulebook"
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
  unit === "weeks" ? `days: ${number * 7}` : `${unit}: ${number}`

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

const rule = ({ kind, figures, conditions }: DraftEvent): readonly string[] =>
  kind === "withdrawn"
    ? figures.map(figureNote)
    : [
        "rule:",
        "  title: { zh: TODO, en: TODO }",
        "  decidedBy: [TODO]",
        conditions === undefined
          ? "  when: TODO"
          : `  when: { unstated: { zh: TODO, en: TODO } }  # ${at(conditions)}: a condition that is named and not given?`,
        ...effects(figures),
      ]

const figureNote = ({ written, range }: FigureProposal): string => `# ${written} ${at(range)}`

const event = (one: DraftEvent): readonly string[] => {
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
    ...rule(one),
  ]
  return lines.map((line, i) => `${i === 0 ? "  - " : "    "}${line}`)
}

/** A civil time so many seconds later. */
const later = (time: string, seconds: number): string =>
  new Date(Date.parse(`${time}Z`) + seconds * 1000).toISOString().slice(0, 19)

const isFull = (date: string): boolean => /^\d{4}-\d\d-\d\d$/.test(date)

const startBounds = ({ date, time = "00:00:00" }: DateProposal, offset: string): readonly string[] => {
  const first = `${date}T${time}`
  return isFull(date) ? [`${later(first, -1)}${offset} not yet, ${first}${offset} in force`] : []
}

const endBounds = ({ date, time = "23:59:59" }: DateProposal, offset: string): readonly string[] => {
  const last = `${date}T${time}`
  return isFull(date) ? [`${last}${offset} still in force, ${later(last, 1)}${offset} no longer`] : []
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
  const offset = zoneOf(platform).text
  const lines = draft.events.flatMap(({ from, until, figures }) => [
    ...(from === undefined ? [] : startBounds(from, offset)),
    ...(until === undefined ? [] : endBounds(until, offset)),
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

/** The file of a draft; `record` refuses it until nothing in it is TODO. */
export const skeletonOf = (draft: Draft, platform: Platform): string =>
  `${[
    "# yaml-language-server: $schema=../announcement.schema.json",
    "# A draft: each value is a proposal, [a, b] the code points of the report that it was read from. TODO is for a person.",
    "title: { zh: TODO, en: TODO }",
    "summary: { zh: TODO, en: TODO }",
    `standing: ${draft.standing.standing}${draft.standing.range === undefined ? "" : `  # ${at(draft.standing.range)}`}`,
    ...published(draft),
    ...reported(draft),
    ...report(draft.report),
    "events:",
    ...draft.events.flatMap(event),
    ...others(draft),
    ...bounds(draft, platform),
  ].join("\n")}\n`
