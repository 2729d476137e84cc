import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { isDeepStrictEqual } from "node:util"
import type { LedgerEvent, Rulebook } from "@policy-ledger/rulebook"
import { askedOf, jsonCasesOf } from "../../ledger/test/announcements/asked.ts"
import type { Answering } from "../../ledger/test/announcements/question.ts"
import { tables, type Table } from "../../ledger/test/announcements/table.ts"
import { buildPackage, packageFolder, packageName, readSource } from "../build/index.ts"
import type * as Decide from "../src/entry/decide.ts"
import type * as Events from "../src/entry/events.ts"
import type * as Index from "../src/entry/index.ts"
import type * as Texts from "../src/entry/texts.ts"
import type * as Verify from "../src/entry/verify.ts"
import type { Manifest } from "../src/index.ts"
import { expectDecisions } from "./decisions.ts"
import { loadedBy } from "./loaded.ts"
import { inFolder, root, run, told } from "./stranger.ts"

/**
 * The data package of each marketplace of which samples are recorded and nothing is published: made outside of the
 * repository as `pnpm build` makes one, then asked what the tables of cases ask, and what its log answers.
 */
const PUBLISHED = "1688"

const samples = readdirSync(join(root, "seeds"))
  .filter((file) => file.endsWith(".ndjson"))
  .map((file) => file.slice(0, -".ndjson".length))
  .filter((id) => id !== PUBLISHED)

/** So many drawn orders each entry that decides is held against the audit on. */
const ORDERS = 2000

/** Everything that the generator reads of a repository; what it writes stands beside. */
const READ = ["seeds", "package.json", "LICENSE", "LICENSE-DATA"]

/** A case as a reader writes one, in TypeScript. */
const CONSUMER = "case.ts"

const isGroup = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === "object" && value !== null

/** Whether a value says all that is expected of it, its lists neither less nor more. */
const says = (found: unknown, expected: unknown): boolean => {
  if (!isGroup(expected)) return Object.is(found, expected)
  if (!isGroup(found)) return false
  if (Array.isArray(expected) && (!Array.isArray(found) || found.length !== expected.length)) return false
  return Object.entries(expected).every(([key, value]) => says(found[key], value))
}

interface Package {
  readonly index: typeof Index
  readonly events: typeof Events
  readonly texts: typeof Texts
  readonly verify: typeof Verify
  readonly decide: typeof Decide
  readonly presumed: typeof Decide
}

const imported = async (dist: string): Promise<Package> => {
  const [index, events, texts, verify, decide, presumed] = await Promise.all(
    ["index", "events", "texts", "verify", "decide", "decide-presumed"].map(
      async (entry): Promise<unknown> => import(pathToFileURL(join(dist, `${entry}.js`)).href),
    ),
  )
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- just now made of these very entries
  return { index, events, texts, verify, decide, presumed } as Package
}

/** The package as the tables ask it; announcements with the texts that stand in an entry of their own. */
const answering = ({ index, texts }: Package): Answering => ({
  platform: index.platform(),
  audit: (json, question) => index.audit(index.decodeCase(json), question),
  history: index.history,
  inForce: index.inForce,
  announcement: (id) => {
    const answer = texts.announcement(id)
    return answer.kind === "announcement" ? answer : undefined
  },
})

const expectTables = (of: Answering, all: readonly Table[]): string => {
  const asked = all.flatMap((table) => askedOf(of, table).map((one) => [table.announcement, one] as const))
  for (const [announcement, { about, why, expected, inPart, found }] of asked) {
    const answer = found()
    if (inPart ? says(answer, expected) : isDeepStrictEqual(answer, expected)) continue
    throw new Error(
      `${announcement}: ${about}: ${why}: found ${JSON.stringify(answer)}, expected ${JSON.stringify(expected)}`,
    )
  }
  if (asked.length === 0) throw new Error("found no table of cases, expected one for each announcement")
  return `${asked.length} rows of cases`
}

const DAY = 86_400_000

/** Every day of the years in which something begins, as dates. */
const daysOf = (events: readonly LedgerEvent[]): readonly string[] => {
  const years = events.flatMap((event) => ("from" in event ? (/^\d{4}/.exec(event.from)?.[0] ?? []) : []))
  return [...new Set(years)].flatMap((year) => {
    const [first, next] = [Date.UTC(Number(year), 0), Date.UTC(Number(year) + 1, 0)]
    return Array.from({ length: (next - first) / DAY }, (_, i) =>
      new Date(first + i * DAY).toISOString().slice(0, "2024-01-01".length),
    )
  })
}

const expectDays = ({ index, events }: Package, book: Rulebook): string => {
  const days = daysOf([...events.events()])
  for (const on of days) {
    const [found, expected] = [index, book].map((of) => JSON.stringify(of.inForce({ on })))
    if (found !== expected) throw new Error(`in force on ${on}: found ${found}, expected ${expected}`)
  }
  return `${days.length} days`
}

const expectVerified = async ({ verify }: Package, folder: string): Promise<string> => {
  const read = (path: string) => readFile(join(folder, path))
  const [own, files] = [verify.verify(), await verify.verifyFiles(read)]
  if (!own.ok || !files.ok) throw new Error(`found ${JSON.stringify([own, files])}, expected both to be ok`)
  return "verified"
}

/** Each case of the tables, as the package's own types have it. */
const expectTypes = (at: string, id: string, of: Answering, all: readonly Table[]): string => {
  const cases = all.flatMap((table) => jsonCasesOf(of, table))
  writeFileSync(
    join(at, CONSUMER),
    `import { audit, type Case } from "${packageName(id)}"\n` +
      `const cases: readonly Case[] = ${JSON.stringify(cases, null, 1)}\n` +
      "export const outcomes = cases.map((of) => audit(of).outcome)\n",
  )
  const options = ["--module", "nodenext", "--lib", "es2022", "--types", "", "--strict", "--noEmit"]
  run(join(root, "node_modules/.bin/tsc"), [...options, "--exactOptionalPropertyTypes", CONSUMER], at)
  return `${cases.length} cases typed`
}

const asked = async (at: string, id: string): Promise<string> => {
  const { events }: Manifest = await buildPackage(at, id)
  const folder = packageFolder(at, id)
  const dist = join(folder, "dist")
  symlinkSync(folder, join(at, "node_modules", packageName(id)))
  const own = await imported(dist)
  const { platform, log } = readSource(at, id)
  const all = tables(`../marketplaces/${id}`)
  const book = log.replay(platform)
  const [whole, deciding] = ["index.js", "decide.js"].map((entry) => loadedBy(dist, entry))
  return [
    `${events} events`,
    await expectVerified(own, folder),
    expectTables(answering(own), all),
    expectDays(own, book),
    expectDecisions(own, own.events.events(), book.groups, ORDERS),
    expectTypes(at, id, answering(own), all),
    `${whole?.bytes} B gzipped, to decide ${deciding?.bytes} B`,
  ].join(", ")
}

await inFolder("samples", async (at) => {
  for (const name of READ) if (existsSync(join(root, name))) symlinkSync(join(root, name), join(at, name))
  mkdirSync(join(at, "node_modules/@policy-ledger"), { recursive: true })
  // oxlint-disable-next-line no-await-in-loop -- one line after the other
  for (const id of samples) await told(id, () => asked(at, id))
})
