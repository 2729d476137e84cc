/** A place in a text; lines and columns count from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** Where everything of a JSON text stands. */
export interface JsonPlaces {
  /** `order.subOrders[0].amount`; of a member of an object, its value. */
  readonly of: (path: string) => Place | undefined
  /** Of a member of an object, its key. */
  readonly ofKey: (path: string) => Place | undefined
  /** A key that stands twice in one object, the second time. */
  readonly repeated: { readonly path: string; readonly place: Place } | undefined
  /** The first character that cannot stand where it stands; the end of the text where it breaks off. */
  readonly stopped: Place | undefined
}

const SPACE = /[ \t\r\n]*/y
// oxlint-disable-next-line no-control-regex -- the characters that JSON forbids within a text
const TEXT = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const ATOM = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

/** RFC 8259, read for its places alone: the values come from `JSON.parse`. */
class Walk {
  readonly places = new Map<string, number>()
  readonly keys = new Map<string, number>()
  repeated: { readonly path: string; readonly at: number } | undefined
  #at = 0
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  /** The offset at which it breaks off; undefined where the whole text is one value. */
  run(): number | undefined {
    const isWhole = this.#value("")
    this.#take(SPACE)
    if (isWhole && this.#at === this.#text.length) return undefined
    return Math.min(this.#at, this.#text.trimEnd().length)
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)?.[0]
    if (found !== undefined) this.#at += found.length
    return found
  }

  #mark(character: string): boolean {
    this.#take(SPACE)
    if (this.#text[this.#at] !== character) return false
    this.#at++
    return true
  }

  #value(path: string): boolean {
    this.#take(SPACE)
    this.places.set(path, this.#at)
    if (this.#mark("{")) return this.#members("}", () => this.#member(path))
    if (this.#mark("[")) {
      let index = 0
      return this.#members("]", () => this.#value(`${path}[${index++}]`))
    }
    return (this.#take(TEXT) ?? this.#take(ATOM)) !== undefined
  }

  #members(end: string, member: () => boolean): boolean {
    if (this.#mark(end)) return true
    do if (!member()) return false
    while (this.#mark(","))
    return this.#mark(end)
  }

  #member(path: string): boolean {
    this.#take(SPACE)
    const at = this.#at
    const key = this.#take(TEXT)
    if (key === undefined || !this.#mark(":")) return false
    const name: unknown = JSON.parse(key)
    const here = path === "" ? String(name) : `${path}.${String(name)}`
    if (this.places.has(here)) this.repeated ??= { path: here, at }
    this.keys.set(here, at)
    return this.#value(here)
  }
}

export const jsonPlaces = (text: string): JsonPlaces => {
  const walk = new Walk(text)
  const stopped = walk.run()
  const placeAt = (offset: number): Place => {
    const before = text.slice(0, offset).split("\n")
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
  }
  const placeIn =
    (offsets: ReadonlyMap<string, number>) =>
    (path: string): Place | undefined => {
      const offset = offsets.get(path)
      return offset === undefined ? undefined : placeAt(offset)
    }
  return {
    of: placeIn(walk.places),
    ofKey: placeIn(walk.keys),
    repeated: walk.repeated && { path: walk.repeated.path, place: placeAt(walk.repeated.at) },
    stopped: stopped === undefined ? undefined : placeAt(stopped),
  }
}
