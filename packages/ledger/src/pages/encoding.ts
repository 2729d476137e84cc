// From the bytes of a saved page to its text: UTF-8, else what the page says of itself, else the encoding of older Chinese pages.
import { Data } from "effect"

/** A page that cannot be read, or is none. */
export class PageRefused extends Data.TaggedError("PageRefused")<{
  readonly file: string
  readonly found: string
  readonly expected: string
}> {
  override get message(): string {
    return `${this.file}: found ${this.found}, expected ${this.expected}`
  }
}

export interface DecodedPage {
  readonly text: string
  /** As the WHATWG's Encoding Standard names it: `utf-8`, `gb18030`. */
  readonly encoding: string
}

/** How far into a page its own word for its encoding is looked for, in bytes. */
const HEAD = 2048

const decoderOf = (label: string) => {
  try {
    return new TextDecoder(label, { fatal: true })
  } catch {
    return undefined
  }
}

const decodedBy = (label: string, bytes: Uint8Array): DecodedPage | undefined => {
  const decoder = decoderOf(label)
  if (decoder === undefined) return undefined
  try {
    return { text: decoder.decode(bytes), encoding: decoder.encoding }
  } catch {
    return undefined
  }
}

const byteOrderMark = ([first, second]: Uint8Array): string | undefined => {
  if (first === 0xff && second === 0xfe) return "utf-16le"
  return first === 0xfe && second === 0xff ? "utf-16be" : undefined
}

/** As one character a byte, for looking at bytes by patterns. */
const bytewise = (bytes: Uint8Array): string => new TextDecoder("latin1").decode(bytes)

/** `<meta charset=gbk>`, or `content="text/html; charset=gb2312"`. */
const declared = (bytes: Uint8Array): string | undefined =>
  /charset\s*=\s*["']?\s*([\w-]+)/i.exec(bytewise(bytes.subarray(0, HEAD)))?.[1]

/** GBK writes a Chinese character as two bytes that are no ASCII; in other languages such bytes mostly stand alone. */
const isLikeGbk = (bytes: Uint8Array): boolean => {
  const foreign = bytewise(bytes).match(/[^\p{ASCII}]+/gu) ?? []
  const alone = foreign.filter((run) => run.length === 1)
  return alone.length * 4 < foreign.length
}

export const decodePage = (bytes: Uint8Array): DecodedPage | undefined => {
  const mark = byteOrderMark(bytes)
  if (mark !== undefined) return decodedBy(mark, bytes)
  const own = declared(bytes)
  return (
    decodedBy("utf-8", bytes) ??
    (own === undefined ? undefined : decodedBy(own, bytes)) ??
    (isLikeGbk(bytes) ? decodedBy("gb18030", bytes) : undefined)
  )
}
