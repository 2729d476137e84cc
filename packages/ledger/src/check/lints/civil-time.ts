import type { DatedOffsets, Platform } from "@policy-ledger/rulebook"
import { isZone, offsetsOf, ZONE_DATA } from "../zone-data.ts"
import { findAt, type Finding } from "../finding.ts"
import type { Lint } from "../lint.ts"

/** A zone or a currency that is none, or offsets that the zone never had. */
export const civilTime: Lint = {
  name: "civil-time",
  scope: "ledger",
  check: ({ platform, platformFile }) => {
    const find = (found: string, expected: string): Finding => findAt(platformFile, 1, found, expected)
    const { timeZone, currency } = platform
    const money = Intl.supportedValuesOf("currency").includes(currency)
      ? []
      : [find(`currency ${currency}`, "a currency of ISO 4217, such as CNY")]
    if (!isZone(timeZone))
      return [...money, find(`timeZone ${timeZone}`, "a zone of the IANA data, such as Asia/Shanghai")]
    const other = otherOffset(platform)
    return other === undefined ? money : [...money, find(other.found, other.expected)]
  },
}

/** The first place in which the file and the zone data of its edition differ. Of another edition nothing is asked. */
const otherOffset = ({
  timeZone,
  firstYear,
  coverage,
  utcOffset,
  offsets,
}: Platform): { readonly found: string; readonly expected: string } | undefined => {
  const last = Number(coverage.to.slice(0, 4))
  if (offsets === undefined) {
    const { first, changes } = offsetsOf(timeZone, { from: Math.max(firstYear, last - YEARS), until: last })
    const told = [first, ...changes.map(({ to }) => to)].find((offset) => offset !== utcOffset)
    return told === undefined
      ? undefined
      : { found: `utcOffset ${utcOffset}`, expected: `offsets: clocks in ${timeZone} show ${told} at times` }
  }
  const [from, until] = [offsets.changes[0]?.at, offsets.changes.at(-1)?.at]
  if (offsets.zoneData !== ZONE_DATA || from === undefined || until === undefined) return undefined
  const there = offsetsOf(timeZone, { from: yearOf(from), until: yearOf(until) })
  return differenceIn(offsets, there)
}

/** As far back as a platform that keeps one offset is held against its zone. */
const YEARS = 10

const yearOf = (instant: string): number => new Date(instant).getUTCFullYear()

const linesOf = ({ first, changes }: DatedOffsets): readonly string[] => [
  `first ${first}`,
  ...changes.map(({ at, to }) => `${to} from ${new Date(at).toISOString()}`),
]

const differenceIn = (
  file: DatedOffsets,
  zone: DatedOffsets,
): { readonly found: string; readonly expected: string } | undefined => {
  const [was, is] = [linesOf(file), linesOf(zone)]
  const i = is.findIndex((line, place) => line !== was[place])
  if (i < 0 && was.length === is.length) return undefined
  const at = i < 0 ? is.length : i
  return {
    found: `offsets: ${was[at] ?? "nothing"}`,
    expected: `${is[at] ?? "nothing"}, by zone data ${ZONE_DATA}`,
  }
}
