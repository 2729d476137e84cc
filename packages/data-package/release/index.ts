import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { ENGINE, instrumentOf, type Rulebook } from "@policy-ledger/rulebook"
import {
  manifestYears,
  packageFolder,
  packageName,
  packageVersion,
  readSource,
  type Source,
} from "../build/index.ts"
import { sha256Of } from "../build/digest.ts"
import { metaOf } from "../build/modules.ts"
import { redirectOf } from "../src/index.ts"
import { bumpOf, checkSurface, type Bump, type Said } from "./bump.ts"
import { changesOf, releaseSummary, tellsOf } from "./changes.ts"
import { checkLogExtends } from "./extends.ts"
import { goldenDifferences, goldenOf, goldenQuestions } from "./golden.ts"
import { meaningChanged, ReleaseRefused } from "./refusal.ts"
import {
  isPatchOf,
  readReleased,
  writeReleased,
  type Break,
  type Released,
  type Surface,
} from "./released.ts"

export { ReleaseRefused } from "./refusal.ts"

/** Where one platform's package and its past releases stand. */
export interface Workshop {
  readonly root: string
  readonly platform: string
  readonly folder: string
  readonly source: Source
  readonly book: Rulebook
  readonly released: readonly Released[]
}

export const openWorkshop = (root: string, platform: string): Workshop => {
  const folder = packageFolder(root, platform)
  const source = readSource(root, platform)
  const book = source.log.replay(source.platform)
  return { root, platform, folder, source, book, released: readReleased(folder) }
}

/** Schemas and types of cases follow the platform's facts, which are data; the others and the declarations are the surface. */
const isSurface = (file: string): boolean =>
  /^(?!case\.).*\.d\.c?ts$/.test(file) || /^schema\/(?!case\.).*\.json$/.test(file)

const surfaceOf = ({ folder }: Workshop): Surface => {
  const dist = join(folder, "dist")
  if (!existsSync(dist)) throw new Error(`${dist}: found nothing, expected the package to be built`)
  const files = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter(isSurface).toSorted()
  const digests = files.map((file): [string, string] => [file, sha256Of(readFileSync(join(dist, file)))])
  return { engine: String(ENGINE), ...Object.fromEntries(digests) }
}

const announcementsOf = (book: Rulebook): readonly string[] =>
  book.announcements().announcements.map((announcement) => announcement.id)

/** Every id that a release answered to and that nothing answers to today. */
const idsGone = ({ source, book }: Workshop, last: Released | undefined): readonly string[] => {
  if (last === undefined || last.events === 0) return []
  const then = source.log.replay(source.platform, last.events - 1)
  const today = new Set([...book.provisions, ...book.provisions.map(instrumentOf), ...announcementsOf(book)])
  const named = new Set([...then.provisions, ...then.provisions.map(instrumentOf), ...announcementsOf(then)])
  return [...named].filter((id) => !today.has(id) && redirectOf(source.ids, id) === undefined)
}

/** The questions of past releases that are answered otherwise, but for those that a later release declared broken. */
const meaningChanges = ({ book, released }: Workshop): readonly Break[] =>
  released.flatMap(({ version, golden, recordedThrough }) => {
    const declared = new Set(
      released.flatMap(({ breaks }) =>
        breaks.filter((b) => b.release === version).flatMap((b) => b.questions),
      ),
    )
    const questions = goldenDifferences(book, golden, recordedThrough).filter((q) => !declared.has(q))
    return questions.length === 0 ? [] : [{ release: version, questions }]
  })

export interface Proposal {
  readonly bump: Bump
  readonly summary: string
  readonly file: string
}

const changesetFile = (root: string, platform: string): string =>
  join(root, ".changeset", `data-${platform}.md`)

/** Compares the log with the last released one and writes the changeset for what is new. */
export const propose = (workshop: Workshop, said: Said | undefined): Proposal => {
  const { root, platform, source, released } = workshop
  for (const one of released) checkLogExtends(source.log, one)
  const last = released.at(-1)
  const before = last?.events ?? 0
  const { lines, events, origin } = source.log
  const bump = bumpOf({
    last,
    newEvents: lines.length - before,
    surface: surfaceOf(workshop),
    idsGone: idsGone(workshop, last),
    meaning: meaningChanges(workshop),
    said,
  })
  const { dataVersion, root: merkle } = metaOf(source, { package: packageName(platform), version: "" })
  const summary = releaseSummary({
    origin,
    dataVersion,
    root: merkle,
    range: lines.length > before ? [before, lines.length - 1] : undefined,
    changes: changesOf(events, before),
    remark: said?.why,
  })
  const file = changesetFile(root, platform)
  writeFileSync(file, `---\n"${packageName(platform)}": ${bump}\n---\n\n${summary}`)
  return { bump, summary, file }
}

/**
 * The changelog must name this very root: what was recorded after `release propose` was run, or beside a changeset made by
 * hand, would come under a number that promises that nothing did.
 */
const checkTold = (
  folder: string,
  version: string,
  log: { readonly origin: string; readonly root: string },
) => {
  const file = join(folder, "CHANGELOG.md")
  if (existsSync(file) && tellsOf(readFileSync(file, "utf8"), log)) return
  throw new ReleaseRefused(
    "not-told",
    `notes of ${version}`,
    `no word of the log with root ${log.root}`,
    "those of a changeset that pnpm release propose wrote for this very log: run it before pnpm release version",
  )
}

/** After `changeset version`: keeps what the version now in package.json holds and answers. */
export const seal = (workshop: Workshop, cases: readonly unknown[]): Released => {
  const { platform, folder, source, book, released } = workshop
  const version = packageVersion(folder)
  const { dataVersion, events, root, recordedThrough } = metaOf(source, {
    package: packageName(platform),
    version,
  })
  const before = released.filter((one) => one.version !== version)
  for (const one of before) checkLogExtends(source.log, one)
  checkTold(folder, version, { origin: source.log.origin, root })
  const [surface, last] = [surfaceOf(workshop), before.at(-1)]
  if (last !== undefined && isPatchOf(version, last.version)) checkSurface(last, surface)
  const instruments = [...new Set(book.provisions.map(instrumentOf))]
  const breaks = meaningChanges({ ...workshop, released: before })
  if (breaks.length > 0 && !/^[1-9]\d*\.0\.0/.test(version)) throw meaningChanged(breaks)
  const sealed: Released = {
    v: 1,
    version,
    dataVersion,
    events,
    root,
    recordedThrough,
    years: manifestYears(source),
    surface,
    breaks,
    golden: goldenOf(book, goldenQuestions(source.platform, instruments, cases), recordedThrough),
  }
  writeReleased(folder, sealed)
  return sealed
}

/** What every change has to keep: each release is a beginning of the log and is answered today as it answered. */
export const checkReleases = (
  workshop: Workshop,
): { readonly releases: number; readonly answers: number } => {
  const { source, folder, released } = workshop
  for (const one of released) checkLogExtends(source.log, one)
  const changed = meaningChanges(workshop)
  if (changed.length > 0) throw meaningChanged(changed)
  const version = packageVersion(folder)
  if (!version.startsWith("0.") && !released.some((one) => one.version === version))
    throw new ReleaseRefused(
      "not-sealed",
      `version ${version}`,
      `no released/${version}.json`,
      "the one that pnpm release version writes",
    )
  return { releases: released.length, answers: released.reduce((n, one) => n + one.golden.length, 0) }
}
