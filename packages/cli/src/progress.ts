import { areNotesOnTerminal, draw } from "./screen.ts"

/** Milliseconds: a job that ends sooner shows nothing, and the bar is drawn again only so often. */
const PATIENCE = 1000
const AGAIN = 100
const CELLS = 30

export interface Progress {
  readonly advance: (done: number) => void
  readonly end: () => void
}

const SILENT: Progress = { advance: () => undefined, end: () => undefined }

/** A bar on standard error, where that is a terminal. */
export const progressOf = (total: number | undefined): Progress => {
  if (total === undefined || total === 0 || !areNotesOnTerminal()) return SILENT
  const began = performance.now()
  let drawn = 0
  return {
    advance: (done) => {
      const now = performance.now()
      if (now - began < PATIENCE || now - drawn < AGAIN) return
      drawn = now
      draw(`\r${barOf(done / total)}`)
    },
    end: () => {
      if (drawn > 0) draw("\r\u001b[2K")
    },
  }
}

const barOf = (share: number): string => {
  const full = Math.min(CELLS, Math.floor(share * CELLS))
  return `[${"#".repeat(full)}${"-".repeat(CELLS - full)}] ${String(Math.floor(share * 100)).padStart(3)} %`
}
