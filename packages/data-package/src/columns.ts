// JSON with its texts apart, in a column for each key, and their letters beyond ASCII by a table: gzip finds what is alike
// within 32 KiB only, and knows no letter of three bytes. What is packed so takes a fifth less.

/** The value with every text left empty, the texts of each key in the order in which they stand in it, and the table. */
export type Columns = readonly [
  /** The number that stands in the shape for this object of texts, the most frequent. */
  mark: number,
  object: unknown,
  shape: unknown,
  texts: { readonly [key: string]: string },
  /** Those that one sign stands for. */
  often: string,
  /** Those that two stand for, by how much further in Unicode each is than the one before. */
  steps: readonly number[],
]

const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
/** Between two texts, and at both ends of what signs stand for; in a text themselves they are told by signs. */
const [BETWEEN, EDGE] = ["|", "`"]

/** Goes through all texts of a JSON value, each with the key under which it stands, and puts others there. */
const withTexts = (
  of: unknown,
  key: string,
  put: (key: string, text: string) => string,
  meant = (value: unknown): unknown => value,
): unknown => {
  const value = meant(of)
  if (typeof value === "string") return put(key, value)
  if (Array.isArray(value)) return value.map((member: unknown) => withTexts(member, key, put, meant))
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, withTexts(member, name, put, meant)]),
  )
}

/** The letters to tell by signs: the most frequent by one, as long as two suffice for the others. */
const tableOf = (
  texts: readonly string[],
): { readonly often: readonly string[]; readonly rest: readonly string[] } => {
  const times = new Map<string, number>()
  for (const text of texts)
    for (const letter of text)
      if (letter > "\x7F" || letter === BETWEEN || letter === EDGE)
        times.set(letter, (times.get(letter) ?? 0) + 1)
  const letters = [...times].toSorted(([, a], [, b]) => b - a).map(([letter]) => letter)
  let first = Math.min(letters.length, SIGNS.length)
  while (first + Math.ceil((letters.length - first) / SIGNS.length) > SIGNS.length) first--
  if (first < 0) throw new RangeError(`${letters.length} letters beyond ASCII, expected at most 4096`)
  return { often: letters.slice(0, first), rest: letters.slice(first).toSorted(byPlace) }
}

const placeOf = (letter: string | undefined): number => letter?.codePointAt(0) ?? 0
const byPlace = (a: string, b: string): number => placeOf(a) - placeOf(b)

export const inColumns = (value: unknown): Columns => {
  const columns = new Map<string, string[]>()
  const shape = withTexts(value, "", (key, text) => {
    const column = columns.get(key)
    if (column === undefined) columns.set(key, [text])
    else column.push(text)
    return ""
  })
  const { often, rest } = tableOf([...columns.values()].flat())
  const signs = new Map<string, string>(often.map((letter, i) => [letter, SIGNS[i] ?? ""]))
  for (const [i, letter] of rest.entries())
    signs.set(letter, `${SIGNS[often.length + Math.floor(i / SIGNS.length)]}${SIGNS[i % SIGNS.length]}`)
  const texts = [...columns]
    .map(([key, column]) => [key, column.map((text) => edged(text, signs)).join(BETWEEN)] as const)
    .toSorted(inReach)
  const steps = rest.map((letter, i) => placeOf(letter) - placeOf(rest[i - 1]))
  return [...marked(shape), Object.fromEntries(texts), often.join(""), steps]
}

/** Goes through all objects and lists of a JSON value, the inner ones last, and puts others there. */
const mapped = (value: unknown, put: (value: object) => unknown): unknown => {
  if (typeof value !== "object" || value === null) return value
  const other = put(value)
  if (other !== value) return other
  if (Array.isArray(value)) return value.map((member: unknown) => mapped(member, put))
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, mapped(member, put)]))
}

/** The shape with a number for the object of texts alone that stands in it most often. */
const marked = (shape: unknown): readonly [mark: number, object: unknown, shape: unknown] => {
  const [times, numbers] = [new Map<string, number>(), new Set<unknown>()]
  mapped(shape, (value) => {
    const members: readonly unknown[] = Object.values(value)
    for (const member of [value, ...members]) if (typeof member === "number") numbers.add(member)
    if (!Array.isArray(value) && members.length > 0 && members.every((member) => member === "")) {
      const text = JSON.stringify(value)
      times.set(text, (times.get(text) ?? 0) + 1)
    }
    return value
  })
  const [[text] = ["{}"]] = [...times].toSorted(([, a], [, b]) => b - a)
  let mark = -1
  while (numbers.has(mark) || shape === mark) mark--
  return [mark, JSON.parse(text), mapped(shape, (value) => (JSON.stringify(value) === text ? mark : value))]
}

/**
 * What is alike side by side: texts without signs first and with them behind, the longest columns first; and last what repeats
 * nothing and would push the rest out of reach.
 */
const inReach = ([a, x]: readonly [string, string], [b, y]: readonly [string, string]): number =>
  Number(a === "digest") - Number(b === "digest") ||
  Number(x.includes(EDGE)) - Number(y.includes(EDGE)) ||
  y.length - x.length

/** With an edge wherever signs begin and end to stand for letters. */
const edged = (text: string, signs: ReadonlyMap<string, string>): string => {
  let [told, isSigned] = ["", false]
  for (const letter of text) {
    const sign = signs.get(letter)
    if ((sign !== undefined) !== isSigned) told += EDGE
    isSigned = sign !== undefined
    told += sign ?? letter
  }
  return isSigned ? told + EDGE : told
}

export const fromColumns = ([mark, object, shape, texts, often, steps]: Columns): unknown => {
  const letters = Array.from(often)
  let place = 0
  const rest = steps.map((step) => String.fromCodePoint((place += step)))
  const told = (signs: string): string => {
    let run = ""
    for (let i = 0; i < signs.length; i++) {
      const sign = SIGNS.indexOf(signs.charAt(i))
      run += letters[sign] ?? rest[(sign - letters.length) * SIGNS.length + SIGNS.indexOf(signs.charAt(++i))]
    }
    return run
  }
  const columns = new Map(
    Object.entries(texts).map(([key, column]) => [
      key,
      column
        .split(BETWEEN)
        .map((text) =>
          text
            .split(EDGE)
            .map((part, i) => (i % 2 === 1 ? told(part) : part))
            .join(""),
        )
        .values(),
    ]),
  )
  const next = (key: string): string => columns.get(key)?.next().value ?? ""
  return withTexts(shape, "", next, (value) => (value === mark ? object : value))
}
