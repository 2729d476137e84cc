import { formatDigest, MANIFEST_BOUNDS, readJson, utf8 } from "@policy-ledger/log"
import { sha256 } from "@policy-ledger/tlog"
import type { Manifest, ManifestYear } from "./manifest.ts"
import type { Meta } from "./meta.ts"

/** Reads a file of the package by its path in it, such as `dist/manifest.json`; may throw where there is none. */
export type ReadFile = (path: string) => Uint8Array | Promise<Uint8Array>

export type FilesAnswer =
  | {
      readonly v: 1
      readonly ok: true
      /** How many files are as the manifest says. */
      readonly files: number
      /** Digest of `dist/manifest.json`, to be held against what somebody else remembers. */
      readonly manifest: string
    }
  | {
      readonly v: 1
      readonly ok: false
      /** The first file that is not as it was published. */
      readonly file: string
      readonly found: string
      readonly expected: string
    }

/** What the files are held against: what the package's own code says. */
export interface FilesParts {
  readonly meta: Meta
  readonly lines: readonly string[]
  readonly platformDigest: string
}

type Fault = Omit<Extract<FilesAnswer, { ok: false }>, "v" | "ok">

const MANIFEST = "dist/manifest.json"

const digestOfBytes = (bytes: Uint8Array): string => formatDigest(sha256(bytes))

/** The part of the log that a year's file holds. */
const textOf = ({ lines }: FilesParts, { first, events }: ManifestYear): string =>
  lines
    .slice(first, first + events)
    .map((line) => `${line}\n`)
    .join("")

/** The manifest as it must be, but for the digests of the files, which the files themselves bear out. */
const manifestText = (parts: FilesParts, { years, files }: Manifest): string => {
  const borneOut = years.map((year): ManifestYear => {
    const bytes = utf8(textOf(parts, year))
    const file = `dist/events/${year.year}.ndjson`
    const { year: of, first, events } = year
    return { year: of, file, first, events, bytes: bytes.length, digest: digestOfBytes(bytes) }
  })
  const listed = files.map(({ path, bytes, digest }) => ({ path, bytes, digest }))
  const { meta, platformDigest } = parts
  return `${JSON.stringify({ ...meta, years: borneOut, platformDigest, files: listed }, null, 2)}\n`
}

/** The years follow each other and hold the whole log, and each has its file in the list. */
const isWhole = ({ lines }: FilesParts, { years, files }: Manifest): boolean => {
  const listed = new Set(files.map(({ path }) => path))
  const followed = years.every(
    ({ year, first, events }, i) =>
      first === (years[i - 1]?.first ?? 0) + (years[i - 1]?.events ?? 0) &&
      events > 0 &&
      listed.has(`dist/events/${year}.ndjson`),
  )
  const last = years.at(-1)
  return followed && (last?.first ?? 0) + (last?.events ?? 0) === lines.length && listed.size === files.length
}

const manifestFault = (parts: FilesParts, bytes: Uint8Array): Fault | Manifest => {
  const expected = "the manifest of what this package's own code says"
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)
    const said = readJson(text, MANIFEST_BOUNDS)
    if (!said.ok) {
      const { found, line, column } = said.fault
      return { file: MANIFEST, found: `${found}, at ${line}:${column}`, expected }
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- held against the text that it must be
    const manifest = said.value as Manifest
    if (text === manifestText(parts, manifest) && isWhole(parts, manifest)) return manifest
    return { file: MANIFEST, found: "another one", expected }
  } catch (error) {
    return { file: MANIFEST, found: String(error), expected }
  }
}

const fileFault = async (
  read: ReadFile,
  { path, bytes, digest }: Manifest["files"][number],
): Promise<Fault | undefined> => {
  const expected = `${digest}, ${bytes} bytes`
  try {
    const content = await read(path)
    const found = `${digestOfBytes(content)}, ${content.length} bytes`
    return found === expected ? undefined : { file: path, found, expected }
  } catch (error) {
    return { file: path, found: String(error), expected }
  }
}

const bytesOf = async (read: ReadFile): Promise<Uint8Array | Fault> => {
  try {
    return await read(MANIFEST)
  } catch (error) {
    return { file: MANIFEST, found: String(error), expected: "what can be read" }
  }
}

/** Holds the manifest against the package's own code and log, and every file that it names against its digest. */
export const verifyFilesOf = async (parts: FilesParts, read: ReadFile): Promise<FilesAnswer> => {
  const bytes = await bytesOf(read)
  if (!(bytes instanceof Uint8Array)) return { v: 1, ok: false, ...bytes }
  const manifest = manifestFault(parts, bytes)
  if ("file" in manifest) return { v: 1, ok: false, ...manifest }
  for (const file of manifest.files) {
    // oxlint-disable-next-line no-await-in-loop -- the first fault ends it, and one file at a time is in memory
    const fault = await fileFault(read, file)
    if (fault !== undefined) return { v: 1, ok: false, ...fault }
  }
  return { v: 1, ok: true, files: manifest.files.length, manifest: digestOfBytes(bytes) }
}
