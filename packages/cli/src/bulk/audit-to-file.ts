// Many orders read one by one, audited, and written as a table: in constant memory, to a whole file or to none.
import { basename } from "node:path"
import { type AuditQuestion, ENGINE } from "@policy-ledger/rulebook"
import { Effect } from "effect"
import type { CaseReader } from "../cases/reader.ts"
import type { OpenLedger } from "../ledger/open-ledger.ts"
import { filesAsked, placeOfItsOwn } from "../receipt/own-place.ts"
import { ask } from "../question.ts"
import { release } from "../release.ts"
import { answer as print } from "../surroundings/surroundings.ts"
import { visible } from "../surroundings/visible.ts"
import { rowsOf } from "./columns.ts"
import type { BulkRequest } from "./request.ts"
import { metaFile, refuseTaken, resultsIn, writtenFiles } from "./results.ts"
import { counted, type Count, goThrough, NOTHING_WRITTEN, ordersIn, tellSkipped } from "./through.ts"

interface Asked {
  readonly reader: CaseReader
  readonly ledger: OpenLedger
  readonly bulk: BulkRequest
  readonly question: AuditQuestion
}

/** Writes the answers of all orders to a file, and what they were asked beside it. */
export const auditToFile = Effect.fnUntraced(function* ({ reader, ledger, bulk, question }: Asked) {
  const { rulebook, seeds, url } = ledger
  const { file, out } = bulk
  const reads = [file, ...filesAsked(seeds, url)]
  for (const written of writtenFiles(out)) yield* placeOfItsOwn(written, reads, "--out")
  yield* refuseTaken(bulk)
  const asked = { ...question, verdicts: "possible", brief: true } as const
  // A question that cannot be answered is refused before anything is read.
  yield* ask(() => rulebook.audit({}, asked))
  const { platform } = rulebook
  const orders = yield* ordersIn({ platform, reader, ask: (json) => rulebook.audit(json, asked) }, bulk)
  const rows = rowsOf(bulk.rows, platform)
  const results = yield* resultsIn(bulk, rows.columns)
  let written = 0
  const read = yield* goThrough(orders, {
    take: (answer) => {
      const made = rows.of(answer)
      written += made.length
      results.take(made)
    },
    refuse: results.refuse,
    isSkipping: bulk.isSkipping,
    isTold: bulk.isTold,
    stopped: NOTHING_WRITTEN,
  })
  const count = { orders: read.orders, rows: written, skipped: read.skipped }
  const { announcedBy, recordedBy, ledgers } = rulebook.asOf(question)
  const { about, presume } = question
  yield* results.put((digest) => ({
    v: 1,
    result: basename(out),
    digest,
    platform: platform.id,
    ledgers,
    engine: ENGINE,
    madeBy: { package: "@policy-ledger/cli", version: release },
    question: { announcedBy, recordedBy, ...(presume && { presume }), ...(about && { about }) },
    rows: { of: bulk.rows, columns: rows.columns, ...count },
  }))
  yield* print(visible(told(count, out)) + "\n")
  if (count.skipped > 0) yield* tellSkipped(file, count, out)
})

interface Rowed extends Count {
  readonly rows: number
}

const told = ({ orders, rows }: Rowed, out: string): string =>
  `${out}: ${counted(rows, "row")} of ${counted(orders, "order")}; what was asked is in ${metaFile(out)}`
