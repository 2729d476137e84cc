import { readSync } from "node:fs"
import { CASE_BOUNDS } from "@policy-ledger/log"
import { codeOf, pause } from "../surroundings/system.ts"

/** Text as it was read, and how long it was. */
export interface TextRead {
  /** Undefined where its bytes are no UTF-8, or more than a case may have. */
  readonly text: string | undefined
  readonly bytes: number
}

/** One line of a file or of standard input, without its end. */
export interface Line extends TextRead {
  /** From 1. */
  readonly number: number
  /** Bytes read so far, this line's among them. */
  readonly read: number
}

const CHUNK = 65_536
const NEWLINE = 0x0a

const decoder = new TextDecoder("utf-8", { fatal: true })

const decoded = (bytes: Uint8Array): string | undefined => {
  try {
    return decoder.decode(bytes).replace(/\r$/, "")
  } catch {
    return undefined
  }
}

/** What the bytes of a line say. */
export const textIn = (bytes: Uint8Array): TextRead => ({
  bytes: bytes.length,
  text: bytes.length > CASE_BOUNDS.bytes ? undefined : decoded(bytes),
})

/** The pieces of a line until its end is found; what is too long for a case is counted and not kept. */
class LineInPieces {
  #pieces: Buffer[] = []
  bytes = 0

  add(piece: Buffer): void {
    this.bytes += piece.length
    if (this.bytes <= CASE_BOUNDS.bytes) this.#pieces.push(piece)
    else this.#pieces = []
  }

  read(): TextRead {
    const { bytes } = this
    return bytes > CASE_BOUNDS.bytes ? { bytes, text: undefined } : textIn(Buffer.concat(this.#pieces))
  }
}

/** Line by line, however long the file or a line of it is. */
export function* linesOf(fd: number, look?: Look): Generator<Line> {
  let line = new LineInPieces()
  let [number, read] = [0, 0]
  for (const chunk of chunksOf(fd, look)) {
    let from = 0
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      line.add(chunk.subarray(from, end))
      read += line.bytes + 1
      yield { number: ++number, read, ...line.read() }
      line = new LineInPieces()
      from = end + 1
    }
    if (from < chunk.length) line.add(chunk.subarray(from))
  }
  if (line.bytes > 0) yield { number: ++number, read: read + line.bytes, ...line.read() }
}

/** Several lines as one text again; the last has no end, which could be one byte too many. */
export const joined = (lines: Iterable<Line>): TextRead => {
  const texts: string[] = []
  let [bytes, isText] = [0, true]
  for (const { text, read } of lines) {
    bytes = read
    isText &&= text !== undefined && bytes <= CASE_BOUNDS.bytes
    if (isText) texts.push(text ?? "")
  }
  return { bytes, text: isText ? texts.join("\n") : undefined }
}

/** Is shown the first bytes that come, and throws where they are not what is read. */
export type Look = (first: Uint8Array) => void

/** Bytes as they come, until the end. */
export function* chunksOf(fd: number, look?: Look): Generator<Buffer> {
  let isFirst = true
  for (let chunk = readChunk(fd); chunk.length > 0; chunk = readChunk(fd)) {
    if (isFirst) look?.(chunk)
    isFirst = false
    yield chunk
  }
}

const readChunk = (fd: number): Buffer => {
  const buffer = Buffer.allocUnsafe(CHUNK)
  return buffer.subarray(0, readInto(fd, buffer, 0))
}

/** Reads as many bytes as there are, from a place of the buffer on; waits where nothing is there yet; 0: the end. */
export const readInto = (fd: number, buffer: Buffer, at: number): number => {
  for (;;) {
    try {
      return readSync(fd, buffer, at, buffer.length - at, null)
    } catch (error) {
      if (codeOf(error) === "EOF") return 0
      if (codeOf(error) !== "EAGAIN") throw error
      pause()
    }
  }
}
