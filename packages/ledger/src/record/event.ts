// What an announcement's file becomes in the log: its events, their contents and their ids.
import { createHash } from "node:crypto"
import type { EventBody, LedgerEvent, Reading } from "@policy-ledger/rulebook"
import { Result } from "effect"
import { type Announcement, headOf } from "../authoring/authoring.ts"
import { canonicalEvent, digestOf, NotCanonical } from "@policy-ledger/log"
import {
  type AuthoredEffective,
  type AuthoredEvent,
  type AuthoredWithdrawn,
  provisionOf,
} from "../schema/authored.ts"

/** Of every event id of every ledger; made once at random. */
export const EVENT_NAMESPACE = "8d8e707b-3f74-4ba1-aed4-ac398b9b521c"

/** What an event says, whoever recorded it and whenever. */
export type EventContent = {
  readonly v: 1
  readonly announcement: string
  readonly reading: number
} & EventBody

/** Who records, and when (ISO 8601 with offset). */
export interface Recording {
  readonly recordedAt: string
  readonly recordedBy: string
}

/** What an event says, without its id and its recording. */
export const contentOf = (event: LedgerEvent): EventContent => {
  const { id: _id, recordedAt: _at, recordedBy: _by, ...content } = event
  return content
}

/** The canonical JSON of an event, or of a list of them. */
export const lineOf = (value: unknown): Result.Result<string, NotCanonical> =>
  Result.try({
    try: () => canonicalEvent(value),
    catch: (error) => {
      if (error instanceof NotCanonical) return error
      throw error
    },
  })

/** RFC 9562, 5.5: a name within a namespace. */
export const uuidV5 = (namespace: string, name: string): string => {
  const hash = createHash("sha1")
    .update(Buffer.from(namespace.replaceAll("-", ""), "hex"))
    .update(name)
    .digest()
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = hash.toString("hex")
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    "-",
  )
}

/** The id that follows from the content alone, so that the same content is the same event anywhere. */
export const eventId = (content: EventContent): Result.Result<string, NotCanonical> =>
  Result.map(lineOf(content), (text) => uuidV5(EVENT_NAMESPACE, digestOf(text)))

/** The digest of an announcement's events without id and recording. */
export const contentDigest = (contents: readonly EventContent[]): Result.Result<string, NotCanonical> =>
  Result.map(lineOf(contents), digestOf)

export const sealEvent = (
  content: EventContent,
  recording: Recording,
): Result.Result<LedgerEvent, NotCanonical> =>
  Result.map(eventId(content), (id) => ({
    ...content,
    id,
    recordedAt: recording.recordedAt,
    recordedBy: recording.recordedBy,
  }))

/** The events of an announcement, in order: what it is, then each change, a `Superseded` right after what causes it. */
export const contentsOf = (announcement: Announcement): readonly EventContent[] => {
  const { id, reading, authored } = announcement
  const bodies: readonly EventBody[] = [
    headBody(announcement),
    ...authored.events.flatMap((event) => changeBodies(id, event)),
  ]
  return contentsIn(id, reading, bodies)
}

/** The same of a reading that was folded from them. */
export const recordedContents = ({
  announcement,
  reading,
  head,
  changes,
}: Reading): readonly EventContent[] => contentsIn(announcement, reading, [head, ...changes])

const contentsIn = (
  announcement: string,
  reading: number,
  bodies: readonly EventBody[],
): readonly EventContent[] => bodies.map((body) => ({ v: 1, announcement, reading, ...body }))

const headBody = (announcement: Announcement): EventBody => {
  const { events, correction } = announcement.authored
  const provision = provisionOf(events[0])
  const head = headOf(announcement)
  return correction === undefined
    ? { type: "Published", provision, ...head }
    : { type: "Corrected", provision, ...head, ...correction }
}

const changeBodies = (id: string, event: AuthoredEvent): readonly EventBody[] =>
  "effective" in event ? beginningBodies(id, event) : withdrawalBodies(event)

const beginningBodies = (id: string, event: AuthoredEffective): readonly EventBody[] => {
  const { effective: provision, ...rest } = event
  const replaced =
    event.supersedes ?? (event.previous === undefined ? undefined : { announcement: id, provision })
  return [
    { type: "Effective", provision, ...rest },
    ...(replaced === undefined ? [] : [supersededBody(event, { ...replaced, type: "Effective" })]),
    ...(event.postpones === undefined
      ? []
      : [supersededBody(event, { ...event.postpones, type: "Effective" })]),
  ]
}

const withdrawalBodies = (event: AuthoredWithdrawn): readonly EventBody[] => {
  const { withdrawn: provision, ...rest } = event
  return [
    { type: "Withdrawn", provision, ...rest },
    ...(event.postpones === undefined
      ? []
      : [supersededBody(event, { ...event.postpones, type: "Withdrawn" })]),
  ]
}

type Superseded = Extract<EventBody, { type: "Superseded" }>

/** It begins when its cause does, rests on the words that say so, and stands or falls with it. */
const supersededBody = (cause: AuthoredEvent, of: Superseded["of"]): Superseded => {
  const { from, fromTime, expected, noEarlierThan, noLaterThan, standing, grounds, keeps } = cause
  const { basis, cite } = grounds?.["from"] ?? cause
  const isVersion = of.type === "Effective"
  return {
    type: "Superseded",
    provision: of.provision ?? provisionOf(cause),
    of: { ...of, provision: of.provision ?? provisionOf(cause) },
    by: provisionOf(cause),
    from,
    ...(fromTime === undefined ? {} : { fromTime }),
    ...(expected === undefined ? {} : { expected }),
    ...(noEarlierThan === undefined ? {} : { noEarlierThan }),
    ...(noLaterThan === undefined ? {} : { noLaterThan }),
    ...(standing === undefined ? {} : { standing }),
    basis,
    ...(cite === undefined ? {} : { cite }),
    ...(isVersion && keeps !== undefined ? { keeps } : {}),
  }
}
