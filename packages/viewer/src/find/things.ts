// What of a ledger can be found: its instruments and provisions, its announcements, its events.
import type { HistoryVersion, InstrumentDeclaration, LedgerEvent, Text } from "@policy-ledger/rulebook"
import type { BriefAnnouncement, FullAnnouncement } from "@policy-ledger/data-package"
import type { Findable } from "./search.ts"

interface Instrument {
  readonly is: "instrument"
  readonly declared: InstrumentDeclaration
}

interface Provision {
  readonly is: "provision"
  readonly provision: string
  readonly instrument: InstrumentDeclaration
  readonly last: HistoryVersion
}

interface Announced {
  readonly is: "announcement"
  readonly announcement: BriefAnnouncement
}

interface Recorded {
  readonly is: "event"
  readonly revision: number
  readonly event: LedgerEvent
}

export type Thing = Findable & { readonly of: Instrument | Provision | Announced | Recorded }

/** A text as it was printed: in whichever language that was. */
const printed = (text: string): Text => ({ en: text })

export const thingsOfInstrument = (
  declared: InstrumentDeclaration,
  versions: readonly HistoryVersion[],
): readonly Thing[] => [
  {
    key: `instrument ${declared.id}`,
    group: "rules",
    title: declared.title,
    names: [],
    texts: [],
    ids: [declared.id],
    weight: 2,
    of: { is: "instrument", declared },
  },
  ...[...Map.groupBy(versions, ({ provision }) => provision)].flatMap(
    ([provision, own]): readonly Thing[] => {
      const last = own.at(-1)
      if (last === undefined) return []
      return [
        {
          key: `provision ${provision}`,
          group: "rules",
          title: last.title,
          names: own.filter((one) => one !== last && one.announcement !== null).map(({ title }) => title),
          texts: [declared.title],
          ids: [provision],
          of: { is: "provision", provision, instrument: declared, last },
        },
      ]
    },
  ),
]

export const thingOfAnnouncement = (
  announcement: BriefAnnouncement,
  full: FullAnnouncement | undefined,
): Thing => ({
  key: `announcement ${announcement.id}`,
  group: "announcements",
  title: announcement.title,
  names: announcement.reports.flatMap(({ headline }) => (headline === null ? [] : [printed(headline)])),
  texts: full === undefined ? [] : [full.summary, ...(full.note === undefined ? [] : [full.note])],
  ids: [announcement.id],
  of: { is: "announcement", announcement },
})

/** An event is called what its rule is called: where it carries none, what its provision is. */
export const thingOfEvent = (
  revision: number,
  event: LedgerEvent,
  titleOf: (provision: string) => Text,
): Thing => {
  const isHead = event.type === "Published" || event.type === "Corrected"
  const rule = event.type === "Effective" ? event.rule : undefined
  const notes = [event.note, rule?.note].filter((note) => note !== undefined)
  return {
    key: `event ${revision}`,
    group: "events",
    title: isHead ? event.title : (rule?.title ?? titleOf(event.provision)),
    names: [],
    texts: notes,
    ids: [event.id, event.announcement, event.provision],
    of: { is: "event", revision, event },
  }
}
