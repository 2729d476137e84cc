import type { AuthoredEffective } from "../../schema/authored.ts"
import { findIn } from "../finding.ts"
import type { Ledger, Lint } from "../lint.ts"
import type { PlacedEvent } from "../placed-event.ts"
import { announcedText, datedSpanOf, isBefore } from "../spans.ts"

/**
 * A version for a time in the place of one that would have held longer. An ended version never revives an older one
 * (docs/model.md): after it nothing is in force, though the source means the old rule to return.
 */
export const temporarySuccessor: Lint = {
  name: "temporary-successor",
  scope: "event",
  check: ({ announcement, event, index }, ledger) => {
    if (!("effective" in event) || event.until === undefined) return []
    const one: Placed = { announcement, event }
    const base = isNamedLater(one, ledger) ? undefined : baseOf(one, ledger)
    return base === undefined
      ? []
      : [
          findIn(announcement, ["events", index, "until"], {
            found: `${event.until}, after which nothing is in force: it takes the place of ${base}`,
            expected:
              "a provision of its own that disapplies the other meanwhile (disapplies), or the rule as it was in a " +
              "later announcement that supersedes this version",
          }),
        ]
  },
}

interface Placed {
  readonly announcement: PlacedEvent["announcement"]
  readonly event: AuthoredEffective
}

/** Somebody goes on from it, puts it off or takes it back. */
const isNamedLater = ({ announcement, event }: Placed, { events }: Ledger): boolean =>
  events.some(({ event: other }) => {
    const references = ["effective" in other ? other.supersedes : undefined, other.postpones, other.revokes]
    const own = "effective" in other ? other.effective : other.withdrawn
    return references.some(
      (ref) => ref?.announcement === announcement.id && (ref.provision ?? own) === event.effective,
    )
  })

/** The version in whose place it stands and that would have held longer, in words. */
const baseOf = (one: Placed, ledger: Ledger): string | undefined => {
  const { event } = one
  if (event.supersedes === undefined && event.previous !== undefined)
    return "an earlier wording, which has no end"
  const base = replacedBy(one, ledger)
  if (base === undefined) return undefined
  const { id } = base.announcement
  const ends = endsOf(base.event, ledger)
  if (ends.length === 0) return `the version of ${id}, which has no end`
  return ends.every((end) => endsEarlier(event, end))
    ? `the version of ${id}, which holds until ${ends.map(({ until }) => until).join(", ")}`
    : undefined
}

/** The version that it names, else the last one of its provision that was surely announced before. */
const replacedBy = ({ announcement, event }: Placed, { events }: Ledger): Placed | undefined => {
  const { supersedes } = event
  const provision = supersedes?.provision ?? event.effective
  const beginnings = events.flatMap((one) =>
    "effective" in one.event && one.event !== event && one.event.effective === provision
      ? [{ announcement: one.announcement, event: one.event }]
      : [],
  )
  if (supersedes !== undefined)
    return beginnings.find((one) => one.announcement.id === supersedes.announcement)
  const own = datedSpanOf(announcedText(announcement))
  return beginnings.findLast((one) => isBefore(datedSpanOf(announcedText(one.announcement)), own))
}

interface End {
  readonly until: string
  readonly untilTime?: string | undefined
  /** Whether the day is the first without the version, and not its last. */
  readonly isExclusive?: boolean
}

/** Its own end, and where it is withdrawn; none where it goes on. */
const endsOf = ({ effective, until, untilTime }: AuthoredEffective, { events }: Ledger): readonly End[] => [
  ...(until === undefined ? [] : [{ until, untilTime }]),
  ...events.flatMap(({ event }) =>
    "withdrawn" in event && event.withdrawn === effective ? [{ until: event.from, isExclusive: true }] : [],
  ),
]

/** Surely: where either end is a word or its year is open, nothing is said. */
const endsEarlier = ({ until, untilTime = DAY_END }: AuthoredEffective, other: End): boolean => {
  const [one, two] = [datedSpanOf(until), datedSpanOf(other.until)]
  if (one === undefined || two === undefined) return false
  const last = other.isExclusive === true ? two.lo - 1 : two.lo
  if (one.hi !== last) return one.hi < last
  return other.isExclusive !== true && one.lo === two.hi && untilTime < (other.untilTime ?? DAY_END)
}

const DAY_END = "23:59:59"
