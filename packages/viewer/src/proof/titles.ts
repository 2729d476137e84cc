// What is called what where only ids stand.
import { instrumentOf, type HistoryVersion, type LedgerEvent, type Text } from "@policy-ledger/rulebook"
import { declaredInstrument } from "../day/instruments.ts"
import { book } from "../package/entries.ts"
import { told } from "../words/words.ts"

const versionsOf = (provision: string): readonly HistoryVersion[] => {
  const answer = book.value?.provision(provision)
  return answer?.kind === "provision" ? answer.versions : []
}

/** The version that an event ends: by the announcement that made it, where the event names it. */
const endedBy = (
  event: Extract<LedgerEvent, { readonly type: "Superseded" | "Withdrawn" }>,
): Text | undefined => {
  const versions = versionsOf(event.provision)
  const made = event.type === "Superseded" ? event.of.announcement : undefined
  const ended = versions.findLast(({ announcement, events }) =>
    made === undefined
      ? events.some((one) => one.type === "Withdrawn" && one.announcement === event.announcement)
      : announcement === made,
  )
  return (ended ?? versions.at(-1))?.title
}

/** What an event is about: the version that it begins or ends, of an announcement its instrument; else the provision's id. */
export const subjectOf = (event: LedgerEvent): string => {
  const { provision } = event
  const title =
    event.type === "Effective"
      ? event.rule.title
      : event.type === "Superseded" || event.type === "Withdrawn"
        ? endedBy(event)
        : declaredInstrument(instrumentOf(provision))?.title
  return title === undefined ? provision : told(title)
}

/** The title of a provision's last version; the id itself where the ledger holds none. */
export const titleOf = (provision: string): string => {
  const title = versionsOf(provision).at(-1)?.title
  return title === undefined ? provision : told(title)
}
