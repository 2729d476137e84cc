// A file of lines in blocks of whole lines, however long the file or a line of it is.
import { CASE_BOUNDS } from "@policy-ledger/log"
import { type Look, readInto } from "../cases/line.ts"

/** Whole lines; without an end the last of a file may be. Or one line that is too long to be an order. */
export type Block =
  | { readonly kind: "lines"; readonly bytes: Buffer }
  | { readonly kind: "long"; readonly length: number }

const NEWLINE = 0x0a

/** Room for an order of any size, and for many as they are. */
const ROOM = 2 * CASE_BOUNDS.bytes

/** Each block stands in the same bytes: it is gone when the next is asked for. */
export function* blocksOf(fd: number, look?: Look): Generator<Block> {
  const room = Buffer.allocUnsafe(ROOM)
  let held = 0
  let isFirst = true
  /** How much there was so far of a line that has not ended and is too long. */
  let long: number | undefined
  for (;;) {
    const read = readInto(fd, room, held)
    const end = held + read
    if (isFirst) look?.(room.subarray(0, end))
    isFirst = false
    if (read === 0) {
      if (long !== undefined) yield { kind: "long", length: long + held }
      else if (held > 0) yield { kind: "lines", bytes: room.subarray(0, held) }
      return
    }
    const last = room.lastIndexOf(NEWLINE, end - 1) + 1
    let from = 0
    if (long !== undefined) {
      const ends = room.subarray(0, end).indexOf(NEWLINE)
      if (ends < 0) {
        long += end
        held = 0
        continue
      }
      yield { kind: "long", length: long + ends }
      long = undefined
      from = ends + 1
    }
    if (last > from) yield { kind: "lines", bytes: room.subarray(from, last) }
    const rest = Math.max(from, last)
    room.copyWithin(0, rest, end)
    held = end - rest
    if (held === room.length) {
      long = held
      held = 0
    }
  }
}
