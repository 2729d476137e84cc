import { digestOf, linesOf } from "@policy-ledger/log"
import {
  checkConsistency,
  checkExtends,
  hashFromBytes,
  proveConsistency,
  TlogError,
  type Head,
} from "@policy-ledger/tlog"
import { type PlacedLog } from "../src/index.ts"
import { yearsOf } from "../build/modules.ts"
import { ReleaseRefused } from "./refusal.ts"
import type { Released } from "./released.ts"

const headOf = ({ events, root }: Released): Head => ({
  size: events,
  root: hashFromBytes(new Uint8Array(Buffer.from(root.replace(/^sha256:/, ""), "hex"))),
})

/** The first events of the log are those of the release: root, consistency proof, and the bytes of every year. */
export const checkLogExtends = (log: PlacedLog, released: Released): void => {
  const what = `log against release ${released.version}`
  const older = headOf(released)
  try {
    checkExtends(log.tree, older)
    checkConsistency(proveConsistency(log.tree, older.size), older, log.tree.head())
  } catch (error) {
    if (error instanceof TlogError)
      throw new ReleaseRefused("log-rewritten", what, error.found, error.expected)
    throw error
  }
  checkYears(log, released, what)
}

const checkYears = (log: PlacedLog, released: Released, what: string): void => {
  const now = new Map(yearsOf(log).map((year) => [year.year, year]))
  for (const { year, events, digest } of released.years) {
    const text = now.get(year)?.text ?? ""
    const before = linesOf(text)
      .slice(0, events)
      .map((line) => `${line}\n`)
      .join("")
    if (digestOf(before) !== digest)
      throw new ReleaseRefused("log-rewritten", `${what}, year ${year}`, digestOf(before), digest)
    const isClosed = released.years.some((other) => other.year > year)
    if (isClosed && text !== before)
      throw new ReleaseRefused(
        "log-rewritten",
        `${what}, closed year ${year}`,
        "more events",
        `${events} events`,
      )
  }
}
