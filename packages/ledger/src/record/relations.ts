// What is wrong with what an announcement says of others, as a ledger has them: recording refuses it, and the check finds it later.
import type { ChangeBody, EventRef, LedgerState, Reading } from "@policy-ledger/rulebook"
import { nearest } from "@policy-ledger/rulebook"
import type { Announcement } from "../authoring/authoring.ts"
import type { Objection } from "../authoring/objection.ts"
import { type AuthoredEvent, provisionOf } from "../schema/authored.ts"
import type { Path } from "../authoring/yaml.ts"

type Objections = readonly Objection[]

/** What an announcement says of others, against a ledger that has recorded it already. */
export const relationObjections = (announcement: Announcement, ledger: LedgerState): Objections => [
  ...gapObjections(announcement, ledger),
  ...announcement.authored.events.flatMap((event, i) => [
    ...referenceObjections(event, ["events", i], ledger),
    ...decidedByObjections(announcement.id, event, ["events", i], ledger),
  ]),
]

/** Reading n needs reading n - 1. */
export const gapObjections = ({ id, reading }: Announcement, ledger: LedgerState): Objections =>
  reading === 1 || ledger.readings.get(id)?.some((one) => one.reading === reading - 1) === true
    ? []
    : [
        {
          reason: "ReadingGap",
          path: [],
          found: `reading ${reading} of ${id}`,
          expected: `reading ${reading - 1} in the ledger first`,
        },
      ]

/** An event refers to events and provisions that are there. */
export const referenceObjections = (event: AuthoredEvent, path: Path, ledger: LedgerState): Objections => {
  const own = provisionOf(event)
  const type = "effective" in event ? "Effective" : "Withdrawn"
  const refer = (ref: EventRef | undefined, key: string, types: readonly ChangeBody["type"][]): Objections =>
    ref === undefined ? [] : eventMissing({ ref, own, types }, [...path, key], ledger)
  return [
    ...refer(event.postpones, "postpones", [type]),
    ...refer(event.revokes, "revokes", ["Effective", "Withdrawn"]),
    ...("effective" in event
      ? [
          ...refer(event.supersedes, "supersedes", ["Effective"]),
          ...(event.touches === "unstated"
            ? []
            : unheldObjections(event.touches, [...path, "touches"], ledger)),
          ...unheldObjections(event.rule.disapplies, [...path, "rule", "disapplies"], ledger),
          ...(event.previous === "unheld"
            ? []
            : unheldObjections(event.previous?.disapplies, [...path, "previous", "disapplies"], ledger)),
        ]
      : []),
  ]
}

interface Reference {
  readonly ref: EventRef
  readonly own: string
  readonly types: readonly ChangeBody["type"][]
}

/** The last reading of each announcement: what the ledger takes for true. */
const lastReadings = ({ readings }: LedgerState): readonly Reading[] =>
  [...readings.values()].flatMap((all) => all.slice(-1))

const eventMissing = ({ ref, own, types }: Reference, path: Path, { readings }: LedgerState): Objections => {
  const target = readings.get(ref.announcement)?.at(-1)
  if (target === undefined)
    return [
      {
        reason: "NoSuchEvent",
        path: [...path, "announcement"],
        expected: "an announcement that the ledger holds or that is recorded with this one",
        nearest: nearest(ref.announcement, [...readings.keys()]),
      },
    ]
  const provision = ref.provision ?? own
  const changes = target.changes.filter((change) => types.includes(change.type))
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

/** A provision that is touched or disapplied must have begun somewhere. */
const unheldObjections = (
  provisions: readonly string[] | undefined,
  path: Path,
  ledger: LedgerState,
): Objections => {
  if (provisions === undefined) return []
  const known = new Set(
    lastReadings(ledger).flatMap((reading) =>
      reading.changes.flatMap((change) => (change.type === "Effective" ? [change.provision] : [])),
    ),
  )
  return provisions.flatMap((provision, i) =>
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
export const decidedByObjections = (
  id: string,
  event: AuthoredEvent,
  path: Path,
  ledger: LedgerState,
): Objections => {
  if (!("effective" in event)) return []
  const own = event.rule.decidedBy.toSorted().join(", ")
  for (const reading of lastReadings(ledger)) {
    if (reading.announcement === id) continue
    for (const change of reading.changes) {
      if (change.type !== "Effective" || change.provision !== event.effective) continue
      const other = change.rule.decidedBy.toSorted().join(", ")
      if (other !== own)
        return [
          {
            reason: "DecidedByChanged",
            path: [...path, "rule", "decidedBy"],
            expected: `[${change.rule.decidedBy.join(", ")}], as in ${reading.announcement}: fixed for a provision`,
          },
        ]
    }
  }
  return []
}
