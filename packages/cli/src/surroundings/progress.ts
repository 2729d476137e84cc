import { Effect } from "effect"
import { type Output, Surroundings } from "./surroundings.ts"

/** Milliseconds: a job that ends sooner shows nothing, and the bar is drawn again only so often. */
const PATIENCE = 1000
const AGAIN = 100
const CELLS = 30

export interface Progress {
  readonly advance: (done: number, total: number) => void
  /** Takes the bar away; the next advance draws it again. */
  readonly clear: () => void
}

export const SILENT: Progress = { advance: () => undefined, clear: () => undefined }

/** A bar on standard error, where that is a terminal. */
export const progressBar = (stderr: Output): Progress => {
  if (!stderr.isTerminal()) return SILENT
  const began = performance.now()
  let drawn = 0
  return {
    advance: (done, total) => {
      const now = performance.now()
      if (now - began < PATIENCE || now - drawn < AGAIN) return
      drawn = now
      stderr.write(`\r${barOf(done / total)}`)
    },
    clear: () => {
      if (drawn > 0) stderr.write("\r\u001b[2K")
    },
  }
}

/** For work that tells how far it has come; the bar is gone when it ends, however it ends. */
export const withProgress = <A, E, R>(work: (advance: Progress["advance"]) => Effect.Effect<A, E, R>) =>
  Effect.acquireUseRelease(
    Effect.map(Surroundings, ({ stderr }) => progressBar(stderr)),
    ({ advance }) => work(advance),
    ({ clear }) => Effect.sync(clear),
  )

/** How much of it is done, from 0 to 1. */
export const barOf = (share: number): string => {
  const full = Math.min(CELLS, Math.floor(share * CELLS))
  return `[${"#".repeat(full)}${"-".repeat(CELLS - full)}] ${String(Math.floor(share * 100)).padStart(3)} %`
}
