import { digestOf, formatRoot, hex, leafOf } from "@policy-ledger/log"
import type { Platform, Presumption, Rulebook } from "@policy-ledger/rulebook"
import { writeProgram } from "@policy-ledger/rulebook/program"
import {
  dataVersionOf,
  inColumns,
  languageOf,
  packCore,
  sourcesOf,
  textsOf,
  type Decided,
  type PlacedLog,
  type Meta,
  type YearOfLog,
} from "../src/index.ts"
import type { Source } from "./read.ts"

/** The modules that the entries read, by their path in the package. */
export type Modules = ReadonlyMap<string, string>

/** A JavaScript string literal; JSON keeps its quotes as they are. */
export const literal = (text: string): string =>
  `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'").replaceAll("\n", "\\n").replaceAll("\r", "\\r")}'`

/** JSON as an expression of which nobody can change anything; one that is not used can be left out. */
const frozenLiteral = (value: unknown): string => {
  if (typeof value !== "object" || value === null) return JSON.stringify(value)
  const inner = Array.isArray(value)
    ? `[${value.map(frozenLiteral).join(",")}]`
    : `{${Object.entries(value)
        .map(([key, member]) => `${JSON.stringify(key)}:${frozenLiteral(member)}`)
        .join(",")}}`
  return `/* @__PURE__ */ Object.freeze(${inner})`
}

/** A module whose one function parses what it holds, once, when it is asked for. */
const lazily = (name: string, value: unknown): string =>
  `let parsed\nexport const ${name} = () => (parsed ??= JSON.parse(${literal(JSON.stringify(value))}))\n`

/** The log cut where a year of recording ends, each year in the platform's own calendar. */
export const yearsOf = (log: PlacedLog): readonly YearOfLog[] => {
  const years = new Map<number, string>()
  for (const [revision, line] of log.lines.entries()) {
    const year = Number(log.events[revision]?.recordedAt.slice(0, 4))
    years.set(year, `${years.get(year) ?? ""}${line}\n`)
  }
  return [...years].map(([year, text]) => ({ year, text }))
}

export interface Release {
  readonly package: string
  readonly version: string
}

export const metaOf = ({ platform, log }: Pick<Source, "platform" | "log">, release: Release): Meta => {
  const { from, to, statement } = platform.coverage
  const recordedThrough = log.events.at(-1)?.recordedAt ?? ""
  return {
    ...release,
    schema: 1,
    language: languageOf(log.events),
    platform: platform.id,
    origin: log.origin,
    dataVersion: dataVersionOf(recordedThrough, log.lines.length),
    events: log.lines.length,
    recordedThrough,
    root: formatRoot(log.tree.head().root),
    coverage: { from, to, statement },
  }
}

export const platformDigest = (platform: Platform): string => digestOf(JSON.stringify(platform))

/** The module of one year, and the same as CommonJS: its bytes follow from that year's events alone. */
const yearModules = ({ year, text }: YearOfLog): readonly (readonly [string, string])[] => [
  [`events/${year}.js`, `export const text = ${literal(text)}\n`],
  [`events/${year}.cjs`, `exports.text = ${literal(text)}\n`],
]

const yearsModule = (years: readonly YearOfLog[]): string => {
  const imports = years.map(({ year }) => `import { text as y${year} } from "./events/${year}.js"\n`)
  const entries = years.map(({ year }) => `{ year: ${year}, text: y${year} }`)
  return `${imports.join("")}\nexport const years = [${entries.join(", ")}]\n`
}

/** All that can be presumed. */
export const PRESUMED: readonly Presumption[] = ["commencement", "continuance", "unchanged", "conditions"]

/** What an entry that decides answers from. Throws `NotTabled`. */
export const decidedBy = (book: Rulebook, presume: readonly Presumption[]): Decided => ({
  program: writeProgram(book, { presume }),
  groups: book.groups,
  ledgers: book.ledgers(),
})

export const dataModules = (source: Source, release: Release): Modules => {
  const { platform, ids, log } = source
  const years = yearsOf(log)
  const book = log.replay(platform)
  const leaves = log.lines.map((line) => hex(leafOf(line))).join("")
  return new Map([
    ["meta.js", `export const meta = ${frozenLiteral(metaOf(source, release))}\n`],
    ["core.js", lazily("core", inColumns(packCore(platform, ids, log)))],
    ["decide.js", lazily("decided", decidedBy(book, []))],
    ["decide-presumed.js", lazily("decided", decidedBy(book, PRESUMED))],
    ["texts.js", lazily("texts", textsOf(log.state))],
    ["sources.js", lazily("sources", sourcesOf(log.state))],
    ["digests.js", lazily("digests", { leaves, platform: platformDigest(platform) })],
    ["events.js", yearsModule(years)],
    ...years.flatMap(yearModules),
  ])
}
