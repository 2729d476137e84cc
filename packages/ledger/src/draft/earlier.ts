// What a report is likely about, and which announcement that the ledger holds came before it.
import type { Platform } from "@policy-ledger/rulebook"
import type { Announcement } from "../authoring/authoring.ts"
import { squash } from "../pages/passage.ts"
import { provisionOf } from "../schema/authored.ts"
import type { Range, Reading } from "./reading.ts"

type Instrument = Platform["instruments"][number]

export interface InstrumentProposal {
  readonly instrument: Instrument
  /** Its name, or the longest part of it, in the report. */
  readonly range: Range
}

const readNames = ({ title }: Instrument): readonly string[] =>
  Object.values(title)
    .map((name) => squash(name).replace(/[《》“”]|\(.*\)|（.*）/gu, ""))
    .flatMap((name) => [name, name.replace(/^1688/u, "")])
    .filter((name) => Array.from(name).length > 1)
    .toSorted((a, b) => b.length - a.length)

const NAMES = new WeakMap<Instrument, readonly string[]>()

/** The longest first; 《1688商家服务管理规范》 is named 《商家服务管理规范》 as well. Every report of a page asks for them. */
const namesOf = (instrument: Instrument): readonly string[] => {
  const names = NAMES.get(instrument) ?? readNames(instrument)
  NAMES.set(instrument, names)
  return names
}

/** The instruments that a report names, the likeliest first: named in the headline, then by the longer name. */
export const instrumentsOf = (reading: Reading, platform: Platform): readonly InstrumentProposal[] => {
  const headline = reading.report.printedRange[0]
  const weightOf = ({ range: [from, to] }: InstrumentProposal): number =>
    to - from + (to <= headline ? reading.text.length : 0)
  return platform.instruments
    .flatMap((instrument) => namedIn(reading, instrument).slice(0, 1))
    .toSorted((a, b) => weightOf(b) - weightOf(a))
}

/** Of the instruments of a report the first that a passage names, else the first of all. */
export const instrumentIn = (
  reading: Reading,
  instruments: readonly InstrumentProposal[],
  [from, to]: Range,
): InstrumentProposal | undefined =>
  instruments
    .flatMap(({ instrument }) => namedIn(reading, instrument))
    .find(({ range }) => range[0] >= from && range[1] <= to) ?? instruments[0]

/** Every place where the longest of its names stands. */
const namedIn = (reading: Reading, instrument: Instrument): readonly InstrumentProposal[] => {
  const text = reading.text.replace(/[《》“”]/gu, " ")
  const name = namesOf(instrument).find((one) => text.includes(one))
  if (name === undefined) return []
  const places = text.split(name).slice(0, -1)
  return places.map((_, i) => {
    const from = places.slice(0, i + 1).join(name).length
    return { instrument, range: reading.rangeOf({ from, to: from + name.length }) }
  })
}

const ownDay = ({ authored }: Announcement): string => authored.published ?? authored.reported ?? ""

/** The last day on which it can have been published, for an order; dates without a year come first. */
const latestDay = (announcement: Announcement): string =>
  (/\.\.(.*)\]$/.exec(ownDay(announcement))?.[1] ?? ownDay(announcement)).replace("XXXX", "0000")

/** The last announcement about an instrument that stands before a day; of the whole document, where several do. */
export const earlierAbout = (
  instrument: string,
  before: string | null,
  held: readonly Announcement[],
): Announcement | undefined =>
  held
    .filter(
      (one) =>
        one.authored.standing === "announced" &&
        one.authored.events.some((event) => provisionOf(event).startsWith(`${instrument}/`)) &&
        (before === null || latestDay(one) < before),
    )
    .toSorted((a, b) => latestDay(a).localeCompare(latestDay(b)))
    .at(-1)

/** The announcements that a report is among already. */
export const recordedAs = (digest: string, held: readonly Announcement[]): readonly string[] =>
  held
    .filter(({ authored }) => authored.reports.some((report) => report.digest === digest))
    .map(({ id }) => id)
