// The log of a packed data package, read and proven: nothing of the package's code is run.
import { verifyLog } from "@policy-ledger/ledger"
import { canonicalEvent, canonicalJson, digestOf, Log, MANIFEST_BOUNDS, readJson } from "@policy-ledger/log"
import type { Platform } from "@policy-ledger/rulebook"
import { Effect } from "effect"
import type { OpenLedger } from "../ledger/open-ledger.ts"
import { ContentRefused } from "../refusal.ts"
import { note } from "../surroundings/surroundings.ts"
import { type Archive, readArchive } from "./archive.ts"

const FOLDER = "package/"
const MANIFEST = "dist/manifest.json"

/** What is asked of a manifest. */
interface Said {
  readonly platform: string
  readonly origin: string
  readonly events: number
  readonly root: string
  readonly platformDigest: string
  /** Files of the package, in the order of the log. */
  readonly years: readonly { readonly file: string }[]
}

const isWanted = (name: string): boolean =>
  name === FOLDER + MANIFEST || /^package\/dist\/events\/\d{4}\.ndjson$/.test(name)

const refuse = (at: string, found: string, expected: string) => new ContentRefused({ at, found, expected })

/**
 * The log that a packed data package of the platform holds: every line verified, its root and its size what the manifest
 * says, and this ledger's own log or a beginning or a continuation of it.
 */
export const packageLog = Effect.fnUntraced(function* (file: string, ledger: OpenLedger) {
  const { platform, slice } = ledger
  const archive = yield* readArchive(file, isWanted)
  const said = yield* manifestOf(file, archive)
  if (said.platform !== platform.id)
    return yield* refuse(file, `a package of ${said.platform}`, `one of ${platform.id}`)
  if (said.origin !== slice.origin)
    return yield* refuse(file, `the ledger ${said.origin}`, `the ledger ${slice.origin}`)
  const { lines, events } = yield* Effect.fromResult(
    verifyLog(`${file}: its log`, yield* logText(file, archive, said)),
  )
  const log = new Log(said.origin, lines, events)
  const root = log.rootAt(log.size)
  if (root !== said.root || log.size !== said.events)
    return yield* refuse(
      `${file}: its log`,
      `${log.size} events, ${root}`,
      `${said.events}, ${said.root}, as its manifest says`,
    )
  yield* refuseFork(file, log, ledger)
  yield* tellOtherPlatform(file, said, platform)
  return log
})

const manifestOf = Effect.fnUntraced(function* (file: string, archive: Archive) {
  const at = `${file}: ${MANIFEST}`
  const bytes = archive.get(FOLDER + MANIFEST)
  if (bytes === undefined) return yield* refuse(at, "no such file", "a packed data package, which has one")
  const read = readJson(yield* textOf(at, bytes), MANIFEST_BOUNDS)
  if (!read.ok)
    return yield* refuse(
      `${at}:${read.fault.line}:${read.fault.column}`,
      read.fault.found,
      read.fault.expected,
    )
  if (isSaid(read.value)) return read.value
  return yield* refuse(
    at,
    "another JSON",
    "the manifest of a data package: platform, origin, events, root, years",
  )
})

const isSaid = (value: unknown): value is Said => {
  const at = (key: string, of: unknown = value): unknown =>
    typeof of === "object" && of !== null ? Reflect.get(of, key) : undefined
  const years = at("years")
  return (
    ["platform", "origin", "root", "platformDigest"].every((key) => typeof at(key) === "string") &&
    Number.isSafeInteger(at("events")) &&
    Array.isArray(years) &&
    years.every((year: unknown) => typeof at("file", year) === "string")
  )
}

const logText = Effect.fnUntraced(function* (file: string, archive: Archive, { years }: Said) {
  const texts: string[] = []
  for (const { file: name } of years) {
    const bytes = archive.get(FOLDER + name)
    if (bytes === undefined)
      return yield* refuse(`${file}: ${name}`, "no such file", "the year of the log that its manifest names")
    texts.push(yield* textOf(`${file}: ${name}`, bytes))
  }
  return texts.join("")
})

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

const textOf = (at: string, bytes: Uint8Array): Effect.Effect<string, ContentRefused> =>
  Effect.try({
    try: () => decoder.decode(bytes),
    catch: () => refuse(at, "bytes that are no UTF-8", "UTF-8"),
  })

/** Two logs of one ledger that went apart have no states in common to compare. */
const refuseFork = (file: string, log: Log, { slice, seeds }: OpenLedger) => {
  const own = [...slice.events]
  const shared = Math.min(own.length, log.size)
  if (log.rootAt(shared) === slice.rootAt(shared)) return Effect.void
  const at = own.findIndex((event, i) => canonicalEvent(event) !== log.lines[i])
  return Effect.fail(
    refuse(
      `${file}: its log`,
      `another event ${at} than in ${seeds.log}`,
      "the same log, or a beginning or a continuation of it",
    ),
  )
}

/** Facts and words are not in the log: both points are asked with today's. */
const tellOtherPlatform = (file: string, { platformDigest }: Said, platform: Platform) =>
  platformDigest === digestOf(canonicalJson(platform))
    ? Effect.void
    : note(`${file}: made with another declaration of the platform; its rules are read with today's`)
