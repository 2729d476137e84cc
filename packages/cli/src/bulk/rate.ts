import { barOf } from "../surroundings/progress.ts"
import type { Output } from "../surroundings/surroundings.ts"

/** Milliseconds between two looks: on a terminal, and where each is a line of its own. */
const AGAIN = { terminal: 100, lines: 1000 }

/** How far many orders are, and how fast. */
export interface Rate {
  /** `read`: bytes so far, of `size` where that is known. */
  readonly advance: (orders: number, read: number, size: number | undefined) => void
  readonly clear: () => void
}

/** Over and over in one line of a terminal; elsewhere in lines, only where it is asked for. */
export const rateOn = (stderr: Output, isAskedFor: boolean): Rate => {
  const isTerminal = stderr.isTerminal()
  if (!isTerminal && !isAskedFor) return { advance: () => undefined, clear: () => undefined }
  const began = performance.now()
  const again = isTerminal ? AGAIN.terminal : AGAIN.lines
  let [told, isDrawn] = [began, false]
  return {
    advance: (orders, read, size) => {
      const now = performance.now()
      if (now - told < again) return
      told = now
      const rate = Math.round((orders / (now - began)) * 1000)
      const share = size === undefined || size === 0 ? "" : `${barOf(Math.min(1, read / size))}  `
      const line = `${share}${orders} orders, ${rate} a second${left(now - began, read, size)}`
      stderr.write(isTerminal ? `\r\u001b[2K${line}` : `${line}\n`)
      isDrawn = isTerminal
    },
    clear: () => {
      if (isDrawn) stderr.write("\r\u001b[2K")
      isDrawn = false
    },
  }
}

const SECONDS = 60

/** How long it takes yet, if it goes on as it has. */
const left = (ms: number, read: number, size: number | undefined): string => {
  if (size === undefined || read === 0) return ""
  const seconds = Math.ceil((ms / 1000) * Math.max(0, size / read - 1))
  return seconds < SECONDS ? `, ${seconds} s left` : `, ${Math.ceil(seconds / SECONDS)} min left`
}
