// Loaded before a program (node --import): when it ends, the most memory that its process ever held is told on descriptor 3.
import { existsSync, readFileSync, writeSync } from "node:fs"

const STATUS = "/proc/self/status"
const TOLD_ON = 3
const KIB_IN_MIB = 1024

/** In KiB. Of this process alone: what `resourceUsage` tells begins with what the parent held. */
const peak = (): number => {
  const told = /^VmHWM:\s+(\d+) kB$/m.exec(existsSync(STATUS) ? readFileSync(STATUS, "utf8") : "")?.[1]
  return Number(told ?? process.resourceUsage().maxRSS)
}

process.on("exit", () => writeSync(TOLD_ON, String(peak() / KIB_IN_MIB)))
