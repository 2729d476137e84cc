// A platform's provisions through time, asked of its recorded log.
import { readSource } from "../../../data-package/build/index.ts"
import { runs } from "@policy-ledger/rulebook/runs"
import { lanesOf } from "../../src/day/rules.ts"
import { startOf } from "../../src/place/zone.ts"
import { earliestDay, historyOf } from "../../src/years/history.ts"

const root = new URL("../../../..", import.meta.url).pathname

/** With the book that they were asked of. */
export const recorded = (id: string, from: string, until: string) => {
  const { platform, log } = readSource(root, id)
  const book = log.replay(platform)
  const lanes = lanesOf(runs(book))
  const history = historyOf(
    lanes,
    platform.instruments,
    { from: startOf(from, platform), until: startOf(until, platform) },
    ({ from: date }) => {
      const day = earliestDay(date)
      return day === undefined ? undefined : startOf(day, platform)
    },
  )
  return { platform, book, lanes, history }
}
