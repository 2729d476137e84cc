// Decided orders as pieces of a result, in the order in which they were read.
import { Result } from "effect"
import type { Asking } from "../audit/audit-request.ts"
import { textsOf } from "../audit/cases.ts"
import { type Look, type TextRead, textIn } from "../cases/line.ts"
import type { CasesRefused } from "../refusal.ts"
import { blocksOf } from "./blocks.ts"
import type { DecidedLines } from "./lines.ts"
import { jsonOrders, nameOf } from "./orders.ts"

/** An order that is none. */
export interface RefusedOrder {
  /** The line or row on which it stands, from 1. */
  readonly row: number
  /** null where it has none, or none that could be read. */
  readonly name: string | null
  readonly refusal: CasesRefused
}

/** Some orders, decided. */
export interface Piece {
  /** Their rows as they are written. */
  readonly text: Uint8Array
  readonly rows: number
  /** Those that are refused among them. */
  readonly orders: number
  readonly refused: readonly RefusedOrder[]
  /** How much was read so far: bytes, of Parquet rows. */
  readonly read: number
}

/** Who decides blocks of lines, and how many it takes before the first is decided. */
export interface LinesDecider {
  readonly ahead: number
  /** The bytes are its own until it returns, and not until it is done. */
  readonly decide: (lines: Buffer) => Promise<DecidedLines>
}

interface Lines {
  readonly file: string
  readonly fd: number
  /** Throws where its first bytes tell that it is no text. */
  readonly look?: Look
  /** Who tells what is wrong with a line. */
  readonly asking: Asking<unknown>
}

/** Of orders that stand one a line. */
export async function* linePieces(
  { file, fd, look, asking }: Lines,
  { ahead, decide }: LinesDecider,
): AsyncGenerator<Piece> {
  const waiting: { readonly read: number; readonly decided: ReturnType<LinesDecider["decide"]> }[] = []
  let [read, before] = [0, 0]
  const next = async (): Promise<Piece | undefined> => {
    const first = waiting.shift()
    if (first === undefined) return undefined
    const { lines, refused, ...decided } = await first.decided
    const number = before
    before += lines
    const told = refused.map(({ line, bytes }) => refusalOf({ file, asking }, number + line, textIn(bytes)))
    return { ...decided, refused: told.flat(), read: first.read }
  }
  for (const block of blocksOf(fd, look)) {
    read += block.kind === "lines" ? block.bytes.length : block.length + 1
    if (block.kind === "long") {
      for (let piece = await next(); piece !== undefined; piece = await next()) yield piece
      const refused = refusalOf({ file, asking }, ++before, { text: undefined, bytes: block.length })
      yield { text: new Uint8Array(0), rows: 0, orders: 1, refused, read }
      continue
    }
    const decided = decide(block.bytes)
    // Whoever waits for it is told; nobody may be waiting any more.
    decided.catch(() => undefined)
    waiting.push({ read, decided })
    const piece = waiting.length > ahead ? await next() : undefined
    if (piece !== undefined) yield piece
  }
  for (let piece = await next(); piece !== undefined; piece = await next()) yield piece
}

/** What is wrong with a line, told with its place. */
const refusalOf = (
  { file, asking }: Omit<Lines, "fd" | "look">,
  number: number,
  read: TextRead,
): readonly RefusedOrder[] => {
  const texts = textsOf({ file, lines: [{ number, read: 0, ...read }] }, asking.reader)
  return [...jsonOrders(asking, texts)].flatMap((order) =>
    Result.isFailure(order.answered)
      ? [{ row: order.row, name: nameOf(order), refusal: order.answered.failure }]
      : [],
  )
}
