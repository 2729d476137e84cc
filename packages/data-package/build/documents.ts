import { digestOf, linesOf } from "@policy-ledger/log"
import { readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import type { Platform } from "@policy-ledger/rulebook"
import { type Manifest, type ManifestFile, type ManifestYear, type Meta } from "../src/index.ts"
import { platformDigest, yearsOf } from "./modules.ts"
import { sha256Of } from "./digest.ts"
import type { Source } from "./read.ts"

const yearFile = (year: number): string => `dist/events/${year}.ndjson`

/** The years of the log as they are shipped. */
export const manifestYears = (source: Pick<Source, "log">): readonly ManifestYear[] => {
  let first = 0
  return yearsOf(source.log).map(({ year, text }) => {
    const events = linesOf(text).length
    const entry = {
      year,
      file: yearFile(year),
      first,
      events,
      bytes: Buffer.byteLength(text),
      digest: digestOf(text),
    }
    first += events
    return entry
  })
}

const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => statSync(join(folder, file)).isFile())
    .toSorted()

/** Every file that stands in `dist` already. */
const filesOf = (dist: string): readonly ManifestFile[] =>
  filesUnder(dist).map((file) => {
    const bytes = readFileSync(join(dist, file))
    return { path: `dist/${file}`, bytes: bytes.length, digest: sha256Of(bytes) }
  })

/** What `dist` holds, and the text of `datapackage.json`, which says the same to other tools. */
export const manifestOf = (source: Source, meta: Meta, dist: string): readonly [Manifest, string] => {
  const described = { ...meta, years: manifestYears(source), platformDigest: platformDigest(source.platform) }
  const datapackage = `${JSON.stringify(datapackageOf(source.platform, described), null, 2)}\n`
  const beside = {
    path: "datapackage.json",
    bytes: Buffer.byteLength(datapackage),
    digest: sha256Of(datapackage),
  }
  return [{ ...described, files: [...filesOf(dist), beside] }, datapackage]
}

const CC_BY = {
  name: "CC-BY-4.0",
  title: "Creative Commons Attribution 4.0",
  path: "https://creativecommons.org/licenses/by/4.0/",
}

/** Names may hold lower-case letters, digits, `.`, `_` and `-` only. */
const bareName = (packageName: string): string => packageName.replace(/^@[^/]+\//, "")

/** `datapackage.json`, Frictionless Data Package 2.0: the log for readers in any language. */
const datapackageOf = (platform: Platform, manifest: Omit<Manifest, "files">): Record<string, unknown> => ({
  $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
  name: bareName(manifest.package),
  id: manifest.root,
  title: `Rules of ${platform.title.en}, as announced`,
  description: `${platform.coverage.statement.en} ${platform.disclaimer.en}`,
  version: manifest.version,
  created: manifest.recordedThrough,
  licenses: [CC_BY],
  resources: manifest.years.map(({ year, file, bytes, digest }) => ({
    name: `events-${year}`,
    title: `Events recorded in ${year}, one canonical JSON object a line`,
    path: file,
    format: "ndjson",
    mediatype: "application/x-ndjson",
    encoding: "utf-8",
    bytes,
    hash: digest,
  })),
})
