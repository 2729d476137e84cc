// What an id in the address means: a place in the log, an event, or an announcement.

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export type AskedId =
  | { readonly is: "revision"; readonly revision: number }
  | { readonly is: "event"; readonly id: string }
  | { readonly is: "announcement"; readonly id: string }

/** Reads it by its form alone: whether there is such a one, the log says. */
export const askedId = (id: string): AskedId => {
  if (/^(?:0|[1-9]\d*)$/.test(id)) return { is: "revision", revision: Number(id) }
  const lower = id.toLowerCase()
  return UUID.test(lower) ? { is: "event", id: lower } : { is: "announcement", id }
}
