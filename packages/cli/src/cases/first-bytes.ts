// What a file is by its first bytes, where it is none of the texts that are read here.
import { CasesRefused } from "../refusal.ts"

const latin1 = (text: string): readonly number[] => [...Buffer.from(text, "latin1")]

/** How files begin that somebody may hand over for text. */
const BEGINNINGS: readonly (readonly [form: string, begins: readonly number[]])[] = [
  ["a Parquet file", latin1("PAR1")],
  ["an encrypted Parquet file", latin1("PARE")],
  ["a file packed by gzip", [0x1f, 0x8b]],
  ["a file packed by Zstandard", [0x28, 0xb5, 0x2f, 0xfd]],
  ["a file packed by bzip2", latin1("BZh")],
  ["a file packed by xz", latin1("\u00fd7zXZ")],
  ["a ZIP archive, as .xlsx is one", latin1("PK\u0003\u0004")],
  ["an empty ZIP archive", latin1("PK\u0005\u0006")],
  ["a workbook of an old Excel", [0xd0, 0xcf, 0x11, 0xe0]],
  ["a database of SQLite", latin1("SQLite format 3")],
  ["text in UTF-16", [0xff, 0xfe]],
  ["text in UTF-16", [0xfe, 0xff]],
]

/** Enough of a file to tell. */
export const ENOUGH = 16

const PARQUET = "a Parquet file"

const formOf = (first: Uint8Array): string | undefined => {
  const begun = BEGINNINGS.find(([, begins]) => begins.every((byte, i) => first[i] === byte))
  if (begun !== undefined) return begun[0]
  // Of two bytes a letter, without a mark in front; no text in UTF-8 that is read here holds NUL.
  return first.length > 1 && (first[0] === 0) !== (first[1] === 0) ? "text in UTF-16" : undefined
}

/** Throws `CasesRefused` where the first bytes of a file tell that it is no text; `expected`: what should be in it. */
export const refuseNoText = (file: string, expected: string, first: Uint8Array): void => {
  const form = formOf(first)
  if (form !== undefined)
    throw new CasesRefused({
      problems: [{ at: file, found: form, expected: `${expected}, as text in UTF-8` }],
    })
}

/** The same where it is known by its first bytes to be something else than Parquet. */
export const refuseNoParquet = (file: string, expected: string, first: Uint8Array): void => {
  const form = formOf(first)
  if (form !== undefined && form !== PARQUET)
    throw new CasesRefused({ problems: [{ at: file, found: form, expected }] })
}
