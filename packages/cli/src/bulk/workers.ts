// Threads that decide blocks of lines, each block by whoever has least to do.
import { Worker } from "node:worker_threads"
import type { LedgerEvent, Platform } from "@policy-ledger/rulebook"
import type { CompileQuestion } from "@policy-ledger/rulebook/program"
import { Effect, type Scope } from "effect"
import type { RowsOf } from "./columns.ts"
import type { Form } from "./form.ts"
import type { DecidedLines } from "./lines.ts"
import type { LinesDecider } from "./pieces.ts"

/** By which rules a thread decides, and how it writes what comes of it. */
export interface WorkersTask {
  readonly platform: Platform
  readonly origin: string
  readonly events: readonly LedgerEvent[]
  readonly question: CompileQuestion
  readonly rows: RowsOf
  readonly form: Form
}

/** What comes of one block. */
export type WorkersAnswer = Omit<DecidedLines, "text"> & { readonly text: Uint8Array }

/** So many blocks wait for each thread, so that none waits for a block. */
const AHEAD = 2

/** The command is one file, and so is its thread; from its sources each is many. */
const FROM_SOURCES = import.meta.url.endsWith(".ts")
const SCRIPT = new URL(FROM_SOURCES ? "./worker.ts" : "./worker.cjs", import.meta.url)
const OPTIONS = FROM_SOURCES ? { execArgv: ["--conditions=@policy-ledger/source"] } : {}

/** Starts so many threads, which end with the scope. */
export const workersFor = (
  task: WorkersTask,
  jobs: number,
): Effect.Effect<LinesDecider, never, Scope.Scope> =>
  Effect.map(
    Effect.acquireRelease(
      Effect.sync(() => Array.from({ length: jobs }, () => new OneOfMany(task))),
      (workers) => Effect.promise(() => Promise.all(workers.map((worker) => worker.end()))),
    ),
    (workers) => ({
      ahead: AHEAD * jobs,
      decide: (lines) => workers.reduce((a, b) => (b.waiting < a.waiting ? b : a)).decide(lines),
    }),
  )

class OneOfMany {
  readonly #worker: Worker
  readonly #asked: PromiseWithResolvers<WorkersAnswer>[] = []
  #failure: Error | undefined

  constructor(task: WorkersTask) {
    this.#worker = new Worker(SCRIPT, { ...OPTIONS, workerData: task })
    this.#worker.on("message", (answer: WorkersAnswer) => this.#asked.shift()?.resolve(answer))
    this.#worker.on("error", (error) => this.#fail(error instanceof Error ? error : new Error(String(error))))
    this.#worker.on("exit", (status) => this.#fail(new Error(`a thread ended with status ${status}`)))
  }

  get waiting(): number {
    return this.#asked.length
  }

  /** The bytes are copied. */
  decide(lines: Buffer): Promise<WorkersAnswer> {
    const asked = Promise.withResolvers<WorkersAnswer>()
    if (this.#failure === undefined) {
      const own = new Uint8Array(lines)
      this.#asked.push(asked)
      this.#worker.postMessage(own, [own.buffer])
    } else asked.reject(this.#failure)
    return asked.promise
  }

  /** Of one that failed nothing more can be had. */
  #fail(error: Error): void {
    this.#failure ??= error
    for (const asked of this.#asked.splice(0)) asked.reject(this.#failure)
  }

  end(): Promise<unknown> {
    return this.#worker.terminate()
  }
}
