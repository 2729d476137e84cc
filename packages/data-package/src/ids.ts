import type { Edtf, Text } from "@policy-ledger/rulebook"

/** What became of an id: it is called something else now, or was divided. */
export type Redirect = { readonly moved: string } | { readonly split: readonly string[] }

/** An announcement that is known to exist and stands in no event yet. */
export interface Unencoded {
  readonly id: string
  readonly title: Text
  readonly reported: Edtf | null
  readonly why: Text
}

/** Beside the log, `seeds/<platform>.ids.json`: ids are never removed, and what is missing is named. */
export interface IdTable {
  readonly redirects: { readonly [id: string]: Redirect }
  readonly notEncoded: readonly Unencoded[]
}

export const NO_IDS: IdTable = { redirects: {}, notEncoded: [] }

export const redirectOf = (ids: IdTable, id: string): Redirect | undefined =>
  Object.hasOwn(ids.redirects, id) ? ids.redirects[id] : undefined

/** The ids that an id stands for today: itself, where it was never moved. */
export const currentIds = (ids: IdTable, id: string): readonly string[] => {
  const redirect = redirectOf(ids, id)
  if (redirect === undefined) return [id]
  return "moved" in redirect ? [redirect.moved] : redirect.split
}
