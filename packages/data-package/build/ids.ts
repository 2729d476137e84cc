import { readFileSync } from "node:fs"
import { instrumentOf, Rulebook, type Platform, type Text } from "@policy-ledger/rulebook"
import { jsonOf } from "./json-file.ts"
import {
  currentIds,
  NO_IDS,
  type PlacedLog,
  type IdTable,
  type Redirect,
  type Unencoded,
} from "../src/index.ts"

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const isText = (value: unknown): value is Text =>
  isRecord(value) && "en" in value && Object.values(value).every((told) => typeof told === "string")

class IdsRefused extends Error {
  constructor(file: string, at: string, found: unknown, expected: string) {
    super(`${file}: ${at}: found ${JSON.stringify(found)}, expected ${expected}`)
  }
}

const redirect = (file: string, id: string, value: unknown): Redirect => {
  if (isRecord(value)) {
    const { moved, split } = value
    if (typeof moved === "string" && split === undefined) return { moved }
    if (
      Array.isArray(split) &&
      split.length > 1 &&
      split.every((s) => typeof s === "string") &&
      moved === undefined
    )
      return { split }
  }
  throw new IdsRefused(file, `redirects.${id}`, value, "{ moved: ID } or { split: [ID, ID, …] }")
}

const unencoded = (file: string, i: number, value: unknown): Unencoded => {
  if (isRecord(value)) {
    const { id, title, reported = null, why } = value
    if (
      typeof id === "string" &&
      isText(title) &&
      isText(why) &&
      (reported === null || typeof reported === "string")
    )
      return { id, title, reported, why }
  }
  throw new IdsRefused(
    file,
    `notEncoded[${i}]`,
    value,
    "id, title and why in the platform's languages, and reported if it bears a date",
  )
}

/** The ids that questions can name, each kind in the order of the alphabet. */
export interface IdsByKind {
  readonly provisions: readonly string[]
  readonly instruments: readonly string[]
  readonly announcements: readonly string[]
}

const sorted = (ids: Iterable<string>): readonly string[] => [...new Set(ids)].toSorted()

/** Those that the ledger uses today. */
const idsToday = (platform: Platform, log: PlacedLog): IdsByKind => {
  const book = Rulebook.of(platform, [log.slice()])
  return {
    provisions: sorted(book.provisions),
    instruments: sorted(book.provisions.map(instrumentOf)),
    announcements: sorted(book.announcements().announcements.map((a) => a.id)),
  }
}

/** The same with those that were moved or split, which go on working, and the announcements known and not encoded. */
export const idsAnswered = (platform: Platform, log: PlacedLog, table: IdTable): IdsByKind => {
  const { provisions, instruments, announcements } = idsToday(platform, log)
  const withOld = (today: readonly string[]): readonly string[] => {
    const old = Object.keys(table.redirects).filter((id) =>
      currentIds(table, id).some((to) => today.includes(to)),
    )
    return sorted([...today, ...old])
  }
  return {
    provisions: withOld(provisions),
    instruments: withOld(instruments),
    announcements: sorted([...withOld(announcements), ...table.notEncoded.map(({ id }) => id)]),
  }
}

/** A redirect leads from an id that is gone to ids that are there: none to nothing, no chain, none that hides an id. */
const checkRedirects = (file: string, table: IdTable, today: ReadonlySet<string>): void => {
  for (const [id, to] of Object.entries(table.redirects)) {
    if (today.has(id))
      throw new IdsRefused(file, `redirects.${id}`, id, "an id that the ledger no longer uses")
    for (const target of "moved" in to ? [to.moved] : to.split)
      if (!today.has(target))
        throw new IdsRefused(file, `redirects.${id}`, target, "an id that the ledger uses today")
  }
  for (const { id } of table.notEncoded)
    if (today.has(id))
      throw new IdsRefused(file, "notEncoded", id, "an announcement that is not in the ledger")
}

const textIn = (file: string): string | undefined => {
  try {
    return readFileSync(file, "utf8")
  } catch {
    return undefined
  }
}

/** Reads `seeds/<platform>.ids.json`; without the file nothing was moved and nothing is known to be missing. */
export const readIds = (file: string, platform: Platform, log: PlacedLog): IdTable => {
  const text = textIn(file)
  if (text === undefined) return NO_IDS
  const read = jsonOf(file, text)
  if (!isRecord(read)) throw new IdsRefused(file, "file", read, "redirects and notEncoded")
  const { redirects = {}, notEncoded = [], ...rest } = read
  const [unknownKey] = Object.keys(rest)
  if (unknownKey !== undefined)
    throw new IdsRefused(file, unknownKey, rest[unknownKey], "redirects or notEncoded")
  if (!isRecord(redirects)) throw new IdsRefused(file, "redirects", redirects, "ids and what became of them")
  if (!Array.isArray(notEncoded)) throw new IdsRefused(file, "notEncoded", notEncoded, "a list")
  const table: IdTable = {
    redirects: Object.fromEntries(Object.entries(redirects).map(([id, to]) => [id, redirect(file, id, to)])),
    notEncoded: notEncoded.map((value: unknown, i) => unencoded(file, i, value)),
  }
  checkRedirects(file, table, new Set(Object.values(idsToday(platform, log)).flat()))
  return table
}
