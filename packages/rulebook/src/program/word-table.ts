// Words found by their bytes.

/** The bytes of a text of ASCII. */
export const ascii = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0))

// oxlint-disable-next-line no-control-regex -- all of ASCII
const ASCII = /^[\u0000-\u007f]*$/

export const isAscii = (text: string): boolean => ASCII.test(text)

interface Entry {
  readonly bytes: Uint8Array
  readonly number: number
}

/** Words of ASCII with a number each; others are not in it. */
export class WordTable {
  /** By which a hash is multiplied before the next byte is added to it, in 32 bits. */
  static readonly FACTOR = 31
  readonly #mask: number
  readonly #entries: Entry[][]

  constructor(words: readonly (readonly [word: string, number: number])[]) {
    let size = 1
    while (size < 2 * words.length) size *= 2
    this.#mask = size - 1
    this.#entries = Array.from({ length: size }, () => [])
    for (const [word, number] of words.filter(([word]) => isAscii(word))) {
      const bytes = ascii(word)
      const hash = bytes.reduce((sum, byte) => (Math.imul(sum, WordTable.FACTOR) + byte) | 0, 0)
      this.#entries[hash & this.#mask]?.push({ bytes, number })
    }
  }

  /** The number of the word that stands there; -1: none of them. */
  find(at: Uint8Array, from: number, to: number, hash: number): number {
    const entries = this.#entries[hash & this.#mask]
    if (entries !== undefined)
      for (const { bytes, number } of entries)
        if (bytes.length === to - from && isThere(bytes, at, from)) return number
    return -1
  }
}

/** Do these bytes stand there? */
export const isThere = (wanted: Uint8Array, bytes: Uint8Array, at: number): boolean => {
  for (let i = 0; i < wanted.length; i++) if (bytes[at + i] !== wanted[i]) return false
  return true
}
