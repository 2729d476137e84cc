// JSON with its texts apart, in a column for each key. gzip finds what is alike within 32 KiB only: titles beside titles and
// digests beside digests take a tenth less than each where it belongs.

/** The value with every text left empty, and the texts of each key in the order in which they stand in it. */
export type Columns = readonly [shape: unknown, texts: { readonly [key: string]: readonly string[] }]

/** Goes through all texts of a JSON value, each with the key under which it stands, and puts others there. */
const withTexts = (value: unknown, key: string, put: (key: string, text: string) => string): unknown => {
  if (typeof value === "string") return put(key, value)
  if (Array.isArray(value)) return value.map((member: unknown) => withTexts(member, key, put))
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, withTexts(member, name, put)]),
  )
}

export const inColumns = (value: unknown): Columns => {
  const texts = new Map<string, string[]>()
  const shape = withTexts(value, "", (key, text) => {
    const column = texts.get(key)
    if (column === undefined) texts.set(key, [text])
    else column.push(text)
    return ""
  })
  return [shape, Object.fromEntries(texts)]
}

export const fromColumns = ([shape, texts]: Columns): unknown => {
  const rest = new Map(Object.entries(texts).map(([key, column]) => [key, column.values()]))
  return withTexts(shape, "", (key) => rest.get(key)?.next().value ?? "")
}
