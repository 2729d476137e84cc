// What the tables of a ledger are made of.
import {
  civilTimeOf,
  daysOf,
  type Day,
  formatInstant,
  languagesOf,
  parseDate,
  type ParsedDate,
  parseInstant,
  type Platform,
  type Text,
  UTC,
  type Zone,
} from "@policy-ledger/rulebook"
import type { Cell, CellKind, Row } from "../tables/cell.ts"

/** A column of a table whose rows each tell of one `Subject`. */
export interface LedgerColumn<Subject> {
  readonly name: string
  readonly kind: CellKind
  /** What stands in it, for people. */
  readonly told: string
  readonly of: (subject: Subject) => Cell | undefined
}

/** A table of what a ledger holds. */
export interface LedgerTable {
  readonly name: string
  /** What a row is. */
  readonly told: string
  readonly columns: readonly Pick<LedgerColumn<never>, "name" | "kind" | "told">[]
  readonly rows: () => Iterable<Row>
}

export const ledgerTable = <Subject>(
  { name, told }: Pick<LedgerTable, "name" | "told">,
  columns: readonly LedgerColumn<Subject>[],
  subjects: Iterable<Subject>,
): LedgerTable => ({
  name,
  told,
  columns,
  *rows() {
    for (const subject of subjects) yield columns.map(({ of }) => of(subject) ?? null)
  },
})

/** A column each for a text in the languages of the platform. */
export const textColumns = <Subject>(
  platform: Platform,
  name: string,
  told: string,
  of: (subject: Subject) => Text | undefined,
): readonly LedgerColumn<Subject>[] =>
  languagesOf(platform).map((lang) => ({
    name: `${name}_${lang}`,
    kind: "text",
    told: `${told}, in the language \`${lang}\``,
    of: (subject) => of(subject)?.[lang],
  }))

const zoneOf = (platform: Platform): Zone => civilTimeOf(platform) ?? UTC

/** An instant with the platform's own offset. */
export const inPlatformTime = (platform: Platform, instant: string): string =>
  formatInstant(Date.parse(instant), zoneOf(platform))

const DAY = 86_400_000

const dayText = (day: Day): string | null =>
  Number.isFinite(day) ? new Date(day * DAY).toISOString().slice(0, 10) : null

type Precision = "day" | "month" | "range" | "no-year"

const precisionOf = ({ text, earliest, openYear }: ParsedDate): Precision => {
  if (openYear) return "no-year"
  if (text.startsWith("[")) return "range"
  return earliest?.day === null ? "month" : "day"
}

/** How exact it is, and the first and last day on which it can lie. */
interface Told {
  readonly precision: Precision
  readonly first: string | null
  readonly last: string | null
}

/** Nothing for a word, such as `unstated`. */
const toldOf = (date: string, zone: Zone): Told | undefined => {
  if (date.includes("T")) {
    const read = parseInstant(date, zone)
    const day = read.ok ? formatInstant(read.value, zone).slice(0, 10) : null
    return { precision: "day", first: day, last: day }
  }
  const read = parseDate(date)
  if (!read.ok) return undefined
  const span = daysOf(read.value, Number.NaN)
  return {
    precision: precisionOf(read.value),
    first: span === undefined ? null : dayText(span.lo),
    last: span === undefined ? null : dayText(span.hi),
  }
}

/** A date as it is recorded, and what can be reckoned with of it. */
export const dateColumns = <Subject>(
  platform: Platform,
  name: string,
  told: string,
  of: (subject: Subject) => string | null | undefined,
): readonly LedgerColumn<Subject>[] => {
  const zone = zoneOf(platform)
  const within = (subject: Subject): Told | undefined => {
    const date = of(subject)
    return date === null || date === undefined ? undefined : toldOf(date, zone)
  }
  return [
    { name, kind: "text", told: `${told}, as it is recorded (EDTF, or a word)`, of },
    {
      name: `${name}_precision`,
      kind: "text",
      told: `how exact \`${name}\` is: \`day\`, \`month\`, \`range\`, \`no-year\`; nothing for a word`,
      of: (subject) => within(subject)?.precision,
    },
    {
      name: `${name}_first`,
      kind: "day",
      told: `the first day on which \`${name}\` can lie; nothing where that is open`,
      of: (subject) => within(subject)?.first,
    },
    {
      name: `${name}_last`,
      kind: "day",
      told: `the last such day`,
      of: (subject) => within(subject)?.last,
    },
  ]
}
