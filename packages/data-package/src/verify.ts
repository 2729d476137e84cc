import { bytesOfHex, digestOf, formatRoot, hex, LINE_BOUNDS, readJson } from "@policy-ledger/log"
import type { Platform } from "@policy-ledger/rulebook"
import { edgeHead, EMPTY_EDGE, extendEdge, hashFromBytes, type Hash, type Tree } from "@policy-ledger/tlog"
import { packCore, type Core } from "./core.ts"
import { PlacedLog } from "./log.ts"
import { dataVersionOf, languageOf, type Meta } from "./meta.ts"
import { sourcesOf, type AnnouncementSources } from "./sources.ts"
import { textsOf, type Texts } from "./texts.ts"

/** All that a package holds, as its modules say it. A part that cannot be read may throw when it is asked for. */
export interface PackageParts {
  readonly meta: Meta
  readonly platform: Platform
  readonly core: Core
  readonly texts: Texts
  readonly sources: readonly AnnouncementSources[]
  readonly lines: readonly string[]
  readonly digests: Digests
}

/** What the parts are held against, beside the root in `meta`. */
export interface Digests {
  /** The RFC 6962 hash of every event, in hexadecimal, one after the other: they tell which one is bad. */
  readonly leaves: string
  /** `sha256:…` over the platform declaration as JSON. */
  readonly platform: string
}

/** An event that is not what was published. */
export interface BadEvent {
  readonly revision: number
  /** null where the line is gone or no longer JSON that everybody reads alike. */
  readonly id: string | null
  readonly announcement: string | null
}

export type VerifyAnswer =
  | {
      readonly v: 1
      readonly ok: true
      readonly origin: string
      readonly events: number
      readonly root: string
    }
  | {
      readonly v: 1
      readonly ok: false
      /** `events`: the log; `leaves`, `meta`, `platform`, `rules`, `texts`, `sources`: what does not fit it. */
      readonly part: "events" | "leaves" | "meta" | "platform" | "rules" | "texts" | "sources"
      /** The first event that is wrong, or that the part says something else of. */
      readonly firstBad: BadEvent | null
      readonly found: string
      readonly expected: string
    }

type Fault = Omit<Extract<VerifyAnswer, { ok: false }>, "v" | "ok">

const HASH_DIGITS = 64

const leafAt = (leaves: string, i: number): string => leaves.slice(i * HASH_DIGITS, (i + 1) * HASH_DIGITS)

const hashOfHex = (digits: string): Hash => hashFromBytes(bytesOfHex(digits))

const DIGITS = "0123456789abcdef"

/** Are the digits of the i-th leaf those of this hash; compared where they stand, for there are many. */
const isLeafAt = (leaves: string, i: number, hash: Hash): boolean => {
  let at = i * HASH_DIGITS
  for (const byte of hash) {
    if (leaves.charCodeAt(at++) !== DIGITS.charCodeAt(byte >> 4)) return false
    if (leaves.charCodeAt(at++) !== DIGITS.charCodeAt(byte & 15)) return false
  }
  return true
}

const rootOver = (leaves: readonly Hash[]): string => {
  let edge = EMPTY_EDGE
  for (const leaf of leaves) edge = extendEdge(edge, leaf)
  return formatRoot(edgeHead(edge).root)
}

const namedIn = (line = ""): Pick<BadEvent, "id" | "announcement"> => {
  const read = readJson(line, LINE_BOUNDS)
  const textAt = (key: "id" | "announcement"): string | null => {
    const text: unknown =
      read.ok && typeof read.value === "object" ? Reflect.get(Object(read.value), key) : null
    return typeof text === "string" ? text : null
  }
  return { id: textAt("id"), announcement: textAt("announcement") }
}

const badEvent = (lines: readonly string[], revision: number): BadEvent => ({
  revision,
  ...namedIn(lines[revision]),
})

/** The log against the root, and the table of its hashes against the log. */
const eventsFault = (parts: PackageParts, { lines, tree }: PlacedLog): Fault | undefined => {
  const { meta, digests } = parts
  const { leaves } = digests
  const root = formatRoot(tree.head().root)
  const other = lines.findIndex((_, i) => !isLeafAt(leaves, i, tree.subtree(0, i)))
  const isWhole = leaves.length === lines.length * HASH_DIGITS
  if (root === meta.root && lines.length === meta.events)
    return other < 0 && isWhole
      ? undefined
      : { part: "leaves", firstBad: null, found: "other hashes of events", expected: "those of the log" }
  if (other < 0 && lines.length * HASH_DIGITS >= leaves.length)
    return {
      part: "meta",
      firstBad: null,
      found: `${meta.events} events, ${meta.root}`,
      expected: `${lines.length}, ${root}`,
    }
  return otherLog(parts, root, other < 0 ? lines.length : other, tree)
}

/** The log is not what the root says: the first event that differs, by the table, if the table fits the root. */
const otherLog = ({ lines, meta, digests }: PackageParts, root: string, bad: number, tree: Tree): Fault => {
  const { leaves } = digests
  const told = Array.from({ length: Math.ceil(leaves.length / HASH_DIGITS) }, (_, i) => leafAt(leaves, i))
  const isTable = told.length === meta.events && told.every((digits) => digits.length === HASH_DIGITS)
  const firstBad = badEvent(lines, bad)
  if (isTable && rootOver(told.map(hashOfHex)) !== meta.root)
    return { part: "meta", firstBad, found: meta.root, expected: root }
  const found = bad < lines.length ? `leaf ${hex(tree.subtree(0, bad))}` : "no line"
  const expected = bad < told.length ? `leaf ${told[bad]}` : "no line"
  return { part: "events", firstBad, found, expected }
}

const metaFault = ({ meta, platform, core }: PackageParts, log: PlacedLog): Fault | undefined => {
  const { from, to, statement } = platform.coverage
  const recordedThrough = log.events.at(-1)?.recordedAt ?? ""
  const derived: Meta = {
    ...meta,
    schema: 1,
    language: languageOf(log.events),
    platform: platform.id,
    origin: core.origin,
    dataVersion: dataVersionOf(recordedThrough, log.lines.length),
    recordedThrough,
    coverage: { from, to, statement },
  }
  const [found, expected] = [JSON.stringify(meta), JSON.stringify(derived)]
  return found === expected ? undefined : { part: "meta", firstBad: null, found, expected }
}

const platformFault = ({ platform, digests }: PackageParts): Fault | undefined => {
  const [found, expected] = [digestOf(JSON.stringify(platform)), digests.platform]
  return found === expected ? undefined : { part: "platform", firstBad: null, found, expected }
}

/** The first event of the reading in which two lists of readings differ. */
const firstOf = (log: PlacedLog, announcement: string | undefined): BadEvent | null => {
  const revision = log.events.findIndex((event) => event.announcement === announcement)
  return revision < 0 ? null : badEvent(log.lines, revision)
}

const rulesFault = ({ platform, core }: PackageParts, log: PlacedLog): Fault | undefined => {
  const derived = packCore(platform, core.ids, log)
  if (JSON.stringify(derived) === JSON.stringify(core)) return undefined
  const other = derived.readings.find((r, i) => JSON.stringify(r) !== JSON.stringify(core.readings[i]))
  const firstBad = firstOf(log, other?.[0])
  const expected =
    other === undefined ? "the readings and recordings of the log" : `what the log says of ${other[0]}`
  return { part: "rules", firstBad, found: "something else", expected }
}

const textsFault = ({ texts }: PackageParts, log: PlacedLog): Fault | undefined => {
  const derived = textsOf(log.state)
  if (JSON.stringify(derived) === JSON.stringify(texts)) return undefined
  const other = Object.keys(derived).find((id) => JSON.stringify(derived[id]) !== JSON.stringify(texts[id]))
  return { part: "texts", firstBad: firstOf(log, other), found: "other texts", expected: "those of the log" }
}

const sourcesFault = ({ sources }: PackageParts, log: PlacedLog): Fault | undefined => {
  const derived = sourcesOf(log.state)
  if (JSON.stringify(derived) === JSON.stringify(sources)) return undefined
  const other = derived.find((one, i) => JSON.stringify(one) !== JSON.stringify(sources[i]))
  return {
    part: "sources",
    firstBad: firstOf(log, other?.announcement),
    found: "other sources",
    expected: "those of the log",
  }
}

/** What cannot even be read is not what was published: an altered file may be no JSON, or lack a key. */
const readable = (part: Fault["part"], check: () => Fault | undefined): Fault | undefined => {
  try {
    return check()
  } catch (error) {
    return { part, firstBad: null, found: String(error), expected: "what can be read" }
  }
}

/** Holds every part of a package against the log, and the log against its root. */
export const verifyParts = (parts: PackageParts): VerifyAnswer => {
  const { origin, events, root } = parts.meta
  const log = new PlacedLog(origin, parts.lines)
  const fault = readable("leaves", () => eventsFault(parts, log)) ?? derivedFault(parts, log)
  return fault === undefined ? { v: 1, ok: true, origin, events, root } : { v: 1, ok: false, ...fault }
}

const derivedFault = (parts: PackageParts, log: PlacedLog): Fault | undefined =>
  readable("platform", () => platformFault(parts)) ??
  readable("rules", () => rulesFault(parts, log)) ??
  readable("meta", () => metaFault(parts, log)) ??
  readable("texts", () => textsFault(parts, log)) ??
  readable("sources", () => sourcesFault(parts, log))
