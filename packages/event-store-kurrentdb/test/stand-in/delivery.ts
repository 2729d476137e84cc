import { randomUUID } from "node:crypto"
import { setTimeout as pause } from "node:timers/promises"
import type { ReadReq, ReadResp } from "@eventstore/db-client/generated/streams_pb.js"
import type { ServerWritableStream } from "@grpc/grpc-js"
import type { Database, Recorded } from "./database.ts"
import type { Fault } from "./faults.ts"
import {
  type ReadRequest,
  caughtUpMessage,
  confirmationMessage,
  lastPositionMessage,
  notFoundMessage,
  recordedMessage,
} from "./messages.ts"
import { streamDeleted } from "./refusal.ts"

type ReadCall = ServerWritableStream<ReadReq, ReadResp>

/** What a read is answered from, and how its connection is cut. */
export interface Source {
  readonly database: Database
  readonly cut: () => void
}

/** How many events until the fault strikes, and what it does then. */
interface Fuse {
  readonly kind: "cut-after-events" | "end-after-events"
  left: number
}

const fuseOf = (fault: Fault | undefined): Fuse | undefined =>
  fault?.kind === "cut-after-events" || fault?.kind === "end-after-events"
    ? { kind: fault.kind, left: fault.count }
    : undefined

/** Whether all were sent; what was sent before a cut has time to arrive. */
const send = async (
  call: ReadCall,
  { cut }: Source,
  events: readonly Recorded[],
  fuse: Fuse | undefined,
): Promise<boolean> => {
  for (const event of events) {
    if (fuse?.left === 0) {
      if (fuse.kind === "end-after-events") call.end()
      else {
        await pause(10)
        cut()
      }
      return false
    }
    if (fuse !== undefined) fuse.left--
    if (!call.write(recordedMessage(event))) await pause(0)
  }
  return true
}

/** A bounded read: what is there now. */
export const answerPage = async (
  call: ReadCall,
  source: Source,
  { stream, from, backwards, count }: ReadRequest,
  fault: Fault | undefined,
): Promise<void> => {
  const visible = source.database.visible(stream)
  if (visible === undefined) call.write(notFoundMessage(stream))
  else {
    const ordered = backwards ? visible.toReversed() : visible
    const asked = ordered.filter(({ revision }) => from === "end" || backwards || revision >= from)
    if (!(await send(call, source, asked.slice(0, count), fuseOf(fault)))) return
    call.write(lastPositionMessage(source.database.last(stream)))
  }
  call.end()
}

const disturbed = (events: readonly Recorded[], fault: Fault | undefined): readonly Recorded[] => {
  if (fault?.kind === "duplicate") return events.flatMap((event) => [event, event])
  if (fault?.kind !== "reorder") return events
  return events.map((event, i) => events[i % 2 === 0 ? i + 1 : i - 1] ?? event)
}

/** What is there, that this was all, and then each event as it is written. */
export const answerSubscription = async (
  call: ReadCall,
  source: Source,
  { stream, from }: ReadRequest,
  fault: Fault | undefined,
): Promise<void> => {
  const { database } = source
  const fuse = fuseOf(fault)
  let next = from === "end" ? database.last(stream) + 1 : from
  let wake = () => {}
  const forget = database.onWrite(() => wake())
  call.on("cancelled", () => wake())
  call.write(confirmationMessage(randomUUID()))
  for (let hasCaughtUp = false; !call.cancelled; ) {
    const fresh = (database.visible(stream) ?? []).filter(({ revision }) => revision >= next)
    next = (fresh.at(-1)?.revision ?? next - 1) + 1
    if (!(await send(call, source, disturbed(fresh, fault), fuse))) break
    if (fresh.length > 0) continue
    if (database.isTombstoned(stream)) {
      call.emit("error", streamDeleted(stream))
      break
    }
    if (!hasCaughtUp) call.write(caughtUpMessage())
    hasCaughtUp = true
    await new Promise<void>((resolve) => {
      wake = resolve
    })
  }
  forget()
}
