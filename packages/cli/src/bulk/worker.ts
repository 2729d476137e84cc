// Decides blocks of lines beside others: a thread of its own, which reads and writes no file.
import { parentPort, workerData } from "node:worker_threads"
import { Rulebook } from "@policy-ledger/rulebook"
import { ROW_TEXT } from "../tables/row-text.ts"
import { Engine } from "./engine.ts"
import { decideLines } from "./lines.ts"
import type { WorkersAnswer, WorkersTask } from "./workers.ts"

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- given by `Workers` alone
const { platform, origin, events, question, rows, form } = workerData as WorkersTask

// Nothing is asked here of what the log's root proves.
const rulebook = Rulebook.of(platform, [{ origin, events, rootAt: () => "" }])
const engine = new Engine(rulebook, question, rows)

parentPort?.on("message", (lines: Uint8Array) => {
  const { text, ...decided } = decideLines(
    engine,
    ROW_TEXT[form],
    Buffer.from(lines.buffer, lines.byteOffset, lines.byteLength),
  )
  const written = new TextEncoder().encode(text)
  parentPort?.postMessage({ ...decided, text: written } satisfies WorkersAnswer, [written.buffer])
})
