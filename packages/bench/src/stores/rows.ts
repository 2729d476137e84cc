import { readFileSync, writeFileSync } from "node:fs"
import { edgeOver, logHead } from "@policy-ledger/log"
import type { NewEvent } from "@policy-ledger/event-store"
import { readPublished } from "../ledger/published.ts"
import { syntheticLedger } from "../ledger/synthetic.ts"
import { SEED } from "../measure/size.ts"

/** An event with the root after it, reckoned beforehand: a contender that hashes nothing writes the same bytes. */
export interface Row extends NewEvent {
  readonly root: string
}

/** The same rows for every contender, one a line: id, root, line. */
export const writeRows = (file: string, events: number): void => {
  const shape = { seed: SEED, provisions: Math.max(12, Math.ceil(events / 50)), events }
  let edge = edgeOver([])
  let text = ""
  for (const announcement of syntheticLedger(readPublished(), shape))
    for (const [i, { id }] of announcement.events.entries()) {
      const line = announcement.lines[i] ?? ""
      edge = edgeOver([line], edge)
      text += `${id}\t${logHead(edge).root}\t${line}\n`
    }
  writeFileSync(file, text)
}

export const readRows = (file: string, events: number): readonly Row[] =>
  readFileSync(file, "utf8")
    .split("\n", events)
    .map((text) => {
      const [id = "", root = "", line = ""] = text.split("\t")
      return { id, root, line }
    })

/** Cut into appends. */
export const batches = <A>(rows: readonly A[], size: number): readonly (readonly A[])[] =>
  Array.from({ length: Math.floor(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size))
