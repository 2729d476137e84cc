import { instrumentOf } from "@policy-ledger/rulebook"
import { provisionOf } from "../../schema/authored.ts"
import { findAt } from "../finding.ts"
import type { Ledger, Lint } from "../lint.ts"
import { regionsIn } from "../regions.ts"

/** A region or an instrument that the platform declares and no announcement needs; not told while a file is refused. */
export const unused: Lint = {
  name: "unused",
  scope: "ledger",
  check: (ledger) =>
    ledger.isPartial
      ? []
      : [
          ...unusedRegions(ledger).map((code) =>
            findAt(ledger.platformFile, 1, `the region ${code}`, "a rule that names it or a part of it"),
          ),
          ...unusedInstruments(ledger).map((id) =>
            findAt(ledger.platformFile, 1, `the instrument ${id}`, "an announcement about it"),
          ),
        ],
}

const unusedRegions = ({ platform, announcements }: Ledger): readonly string[] => {
  const used = new Set(announcements.flatMap((one) => regionsIn(one, platform)).map(({ code }) => code))
  return platform.regions
    .map(({ code }) => code)
    .filter((code) => ![...used].some((one) => one.startsWith(prefixOf(code))))
}

/** GB/T 2260: a province ends in 0000, a city in 00; what lies in it begins with the rest. */
const prefixOf = (code: string): string => code.replace(/(?:00){1,2}$/, "")

const unusedInstruments = ({ platform, events }: Ledger): readonly string[] => {
  const used = new Set(events.map(({ event }) => instrumentOf(provisionOf(event))))
  return platform.instruments.map(({ id }) => id).filter((id) => !used.has(id))
}
