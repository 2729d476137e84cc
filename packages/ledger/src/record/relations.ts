import type { ChangeBody, EventRef } from "@policy-ledger/rulebook"
import { nearest } from "@policy-ledger/rulebook"
import type { Announcement } from "../authoring/authoring.ts"
import type { Objection } from "../authoring/objection.ts"
import { type Held, type HeldReading, changesOf, lastReadings } from "./held.ts"
import { type AuthoredEvent, provisionOf } from "../schema/authored.ts"
import type { Path } from "../authoring/yaml.ts"

type Objections = readonly Objection[]

/** What an announcement says of others, against a ledger that holds it already. */
export const relationObjections = (announcement: Announcement, held: Held): Objections => [
  ...readingObjections(announcement, held),
  ...announcement.authored.events.flatMap((event, i) =>
    eventObjections(announcement, event, ["events", i], held),
  ),
]

/** Reading n needs reading n - 1. */
const readingObjections = ({ id, reading }: Announcement, held: Held): Objections => {
  const readings = [...held.readings.values()].flat()
  return reading === 1 || readings.some((one) => one.announcement === id && one.reading === reading - 1)
    ? []
    : [
        {
          reason: "ReadingGap",
          path: [],
          found: `reading ${reading} of ${id}`,
          expected: `reading ${reading - 1} in the ledger first`,
        },
      ]
}

const eventObjections = (
  announcement: Announcement,
  event: AuthoredEvent,
  path: Path,
  held: Held,
): Objections => {
  const own = provisionOf(event)
  const type = "effective" in event ? "Effective" : "Withdrawn"
  const refer = (ref: EventRef | undefined, key: string, types: readonly ChangeBody["type"][]): Objections =>
    ref === undefined ? [] : referenceObjections({ ref, own, types }, [...path, key], held)
  return [
    ...refer(event.postpones, "postpones", [type]),
    ...refer(event.revokes, "revokes", ["Effective", "Withdrawn"]),
    ...("effective" in event
      ? [
          ...refer(event.supersedes, "supersedes", ["Effective"]),
          ...touchObjections(event.touches, [...path, "touches"], held),
          ...decidedByObjections(announcement.id, event, [...path, "rule", "decidedBy"], held),
        ]
      : []),
  ]
}

interface Reference {
  readonly ref: EventRef
  readonly own: string
  readonly types: readonly ChangeBody["type"][]
}

const lastOf = (held: Held, announcement: string): HeldReading | undefined =>
  held.readings.get(announcement)?.at(-1)

const referenceObjections = ({ ref, own, types }: Reference, path: Path, held: Held): Objections => {
  const target = lastOf(held, ref.announcement)
  if (target === undefined)
    return [
      {
        reason: "NoSuchEvent",
        path: [...path, "announcement"],
        expected: "an announcement that the ledger holds or that is recorded with this one",
        nearest: nearest(ref.announcement, [...held.readings.keys()]),
      },
    ]
  const provision = ref.provision ?? own
  const changes = changesOf(target).filter((change) => types.includes(change.type))
  if (changes.some((change) => change.provision === provision)) return []
  return [
    {
      reason: "NoSuchEvent",
      path,
      found: `no ${types.join(" or ")} of ${provision} in ${ref.announcement}`,
      expected: `one of its events: ${changes.map((change) => change.provision).join(", ") || "there is none"}`,
    },
  ]
}

/** A provision that is touched must have begun somewhere. */
const touchObjections = (
  touches: readonly string[] | "unstated" | undefined,
  path: Path,
  held: Held,
): Objections => {
  if (touches === undefined || touches === "unstated") return []
  const known = new Set(
    lastReadings(held).flatMap((reading) =>
      changesOf(reading).flatMap((change) => (change.type === "Effective" ? [change.provision] : [])),
    ),
  )
  return touches.flatMap((provision, i) =>
    known.has(provision)
      ? []
      : [
          {
            reason: "NoSuchEvent",
            path: [...path, i],
            expected: "a provision that some announcement makes effective",
            nearest: nearest(provision, [...known]),
          } as const,
        ],
  )
}

/** The deciding instants are those of the provision's other versions. */
const decidedByObjections = (
  id: string,
  event: Extract<AuthoredEvent, { effective: string }>,
  path: Path,
  held: Held,
): Objections => {
  const own = event.rule.decidedBy.toSorted().join(", ")
  for (const reading of lastReadings(held)) {
    if (reading.announcement === id) continue
    for (const change of changesOf(reading)) {
      if (change.type !== "Effective" || change.provision !== event.effective) continue
      const other = change.rule.decidedBy.toSorted().join(", ")
      if (other !== own)
        return [
          {
            reason: "DecidedByChanged",
            path,
            expected: `[${change.rule.decidedBy.join(", ")}], as in ${reading.announcement}: fixed for a provision`,
          },
        ]
    }
  }
  return []
}
