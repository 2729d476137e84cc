import { type LedgerState, daysOf, parseDate } from "@policy-ledger/rulebook"
import type { Announcement } from "../authoring/authoring.ts"
import { relationObjections } from "../record/relations.ts"
import { type AuthoredEvent, provisionOf } from "../schema/authored.ts"
import { object } from "../authoring/decode.ts"
import { type CheckFinding, findIn, findRefused } from "./finding.ts"

interface Placed {
  readonly announcement: Announcement
  readonly event: AuthoredEvent
  readonly index: number
}

/** The events of the last reading of each announcement. */
const placedOf = (announcements: readonly Announcement[]): readonly Placed[] =>
  announcements.flatMap((announcement) =>
    announcement.authored.events.map((event, index) => ({ announcement, event, index })),
  )

/** What announcements say of one another. */
export const relationFindings = (
  announcements: readonly Announcement[],
  ledger: LedgerState,
): readonly CheckFinding[] => {
  const placed = placedOf(announcements)
  return [
    ...announcements.flatMap((one) => referenceFindings(one, ledger)),
    ...supersededTwice(placed),
    ...endedBeforeBegun(placed),
    ...begunBeforeTwice(placed),
  ]
}

const referenceFindings = (announcement: Announcement, ledger: LedgerState): readonly CheckFinding[] =>
  relationObjections(announcement, ledger).map((objection) => {
    const lint = objection.reason === "DecidedByChanged" ? "decided-by" : "reference"
    return findRefused(lint, object(announcement.source, objection))
  })

/** One version has one successor, unless the second event takes the place of the first. */
const supersededTwice = (placed: readonly Placed[]): readonly CheckFinding[] => {
  const taken = new Map<string, Placed>()
  return placed.flatMap((one) => {
    const { announcement, event, index } = one
    if (!("effective" in event) || event.supersedes === undefined) return []
    const version = `${event.supersedes.announcement} ${event.supersedes.provision ?? event.effective}`
    const first = taken.get(version)
    if (first === undefined) {
      taken.set(version, one)
      return []
    }
    const replaced = event.postpones ?? event.revokes
    return replaced?.announcement === first.announcement.id
      ? []
      : [
          findIn(announcement, "superseded-twice", ["events", index, "supersedes"], {
            found: `a version that ${first.announcement.id} supersedes`,
            expected: "the version that holds until this one, or postpones/revokes beside it",
          }),
        ]
  })
}

const ANY_YEAR = 2000

const spanOf = (text: string) => {
  const date = parseDate(text)
  return date.ok && !date.value.openYear ? daysOf(date.value, ANY_YEAR) : undefined
}

/** A withdrawal ends something that had begun. */
const endedBeforeBegun = (placed: readonly Placed[]): readonly CheckFinding[] =>
  placed.flatMap(({ announcement, event, index }) => {
    if (!("withdrawn" in event)) return []
    const provision = provisionOf(event)
    const beginnings = placed.filter(
      (other) => "effective" in other.event && other.event.effective === provision,
    )
    if (beginnings.length === 0)
      return [
        findIn(announcement, "reference", ["events", index, "withdrawn"], {
          found: `${provision}, which never began`,
          expected: "an effective with from: before, implied by the withdrawal",
        }),
      ]
    const end = spanOf(event.from)
    const allLater = beginnings.every((other) => {
      const start = spanOf(other.event.from)
      return end !== undefined && start !== undefined && end.hi < start.lo
    })
    return allLater
      ? [
          findIn(announcement, "end-before-start", ["events", index, "from"], {
            found: event.from,
            expected: `no day before ${beginnings.map((other) => other.event.from).join(", ")}, when it begins`,
          }),
        ]
      : []
  })

/** Nobody saw it begin: once. */
const begunBeforeTwice = (placed: readonly Placed[]): readonly CheckFinding[] => {
  const begun = new Map<string, string>()
  return placed.flatMap(({ announcement, event, index }) => {
    if (!("effective" in event) || event.from !== "before") return []
    const first = begun.get(event.effective)
    begun.set(event.effective, first ?? announcement.id)
    return first === undefined
      ? []
      : [
          findIn(announcement, "begun-before-twice", ["events", index, "from"], {
            found: `before, as in ${first}`,
            expected: "one beginning that nobody saw for a provision",
          }),
        ]
  })
}
