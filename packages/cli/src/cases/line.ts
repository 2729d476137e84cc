import { readSync } from "node:fs"
import { codeOf, pause } from "../surroundings/system.ts"

/** One line of a file or of standard input, without its end. */
export interface Line {
  /** From 1. */
  readonly number: number
  /** Undefined where its bytes are no UTF-8. */
  readonly text: string | undefined
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

/** Line by line, however long the file is. */
export function* linesOf(fd: number): Generator<Line> {
  let rest: Buffer = Buffer.alloc(0)
  let [number, read] = [0, 0]
  for (let chunk = readChunk(fd); chunk.length > 0; chunk = readChunk(fd)) {
    let from = 0
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    for (let end = bytes.indexOf(NEWLINE, rest.length); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
      read += end + 1 - from
      yield { number: ++number, text: decoded(bytes.subarray(from, end)), read }
      from = end + 1
    }
    rest = bytes.subarray(from)
  }
  if (rest.length > 0) yield { number: ++number, text: decoded(rest), read: read + rest.length }
}

/** Waits where nothing is there yet; empty at the end. */
const readChunk = (fd: number): Buffer => {
  const buffer = Buffer.allocUnsafe(CHUNK)
  for (;;) {
    try {
      return buffer.subarray(0, readSync(fd, buffer))
    } catch (error) {
      if (codeOf(error) === "EOF") return buffer.subarray(0, 0)
      if (codeOf(error) !== "EAGAIN") throw error
      pause()
    }
  }
}
