import { formatBytes, type JsonBounds } from "./bounds.ts"
import { utf8 } from "./digest.ts"
import { JsonFault, type Place } from "./json-fault.ts"
import { JsonScan, placeAt } from "./json-scan.ts"

export type JsonResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly fault: JsonFault }

/** A UTF-16 code unit is at least one byte of UTF-8 and at most three. */
const bytesOf = (text: string, most: number): number =>
  text.length > most || text.length * 3 <= most ? text.length : utf8(text).length

/** Why a text of so many bytes is not read at all; undefined where it may be. */
export const sizeFault = (bytes: number, most: number): JsonFault | undefined =>
  bytes <= most
    ? undefined
    : new JsonFault("size", BEGINNING, {
        at: "",
        found: `${bytes} bytes`,
        expected: `at most ${formatBytes(most)}`,
      })

const BEGINNING: Place = { line: 1, column: 1 }

/**
 * The one reader of JSON from outside: I-JSON (RFC 7493) within bounds, in time linear in the text. What it takes is read
 * alike by everybody: no key twice, no half of a surrogate pair, no number that would be read as another.
 */
export const readJson = (text: string, bounds: JsonBounds): JsonResult => {
  try {
    const fault = sizeFault(bytesOf(text, bounds.bytes), bounds.bytes)
    if (fault !== undefined) return { ok: false, fault }
    new JsonScan(text, bounds).run()
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    if (error instanceof JsonFault) return { ok: false, fault: error }
    throw error
  }
}

/** Where something stands in a JSON text: its value, and its key where it has one. */
export interface JsonPlaces {
  readonly value: Place
  readonly key: Place | undefined
}

/** The places of those paths in a text that was read within the same bounds. */
export const jsonPlaces = (
  text: string,
  bounds: JsonBounds,
  paths: Iterable<string>,
): ReadonlyMap<string, JsonPlaces> => {
  const wanted = new Set(paths)
  const places = new Map<string, JsonPlaces>()
  new JsonScan(text, bounds, (path, valueAt, keyAt) => {
    const here = path()
    if (!wanted.has(here) || places.has(here)) return
    const key = keyAt === undefined ? undefined : placeAt(text, keyAt)
    places.set(here, { value: placeAt(text, valueAt), key })
  }).run()
  return places
}
