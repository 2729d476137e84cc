// Decides blocks of lines beside others: a thread of its own, which reads and writes no file.
import { parentPort, workerData } from "node:worker_threads"
import { Rulebook } from "@policy-ledger/rulebook"
import { ROW_TEXT } from "../tables/row-text.ts"
import { Engine } from "./engine.ts"
import { type DecidedLines, LinesDecided } from "./lines.ts"
import type { WorkersTask } from "./workers.ts"

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- given by `Workers` alone
const { platform, origin, events, question, rows, form } = workerData as WorkersTask

// Nothing is asked here of what the log's root proves.
const rulebook = Rulebook.of(platform, [{ origin, events, rootAt: () => "" }])
const decided = new LinesDecided(new Engine(rulebook, question, rows), ROW_TEXT[form])

parentPort?.on("message", (lines: Uint8Array) => {
  const { text, ...rest } = decided.of(Buffer.from(lines.buffer, lines.byteOffset, lines.byteLength))
  const own = new Uint8Array(text)
  parentPort?.postMessage({ ...rest, text: own } satisfies DecidedLines, [own.buffer])
})
