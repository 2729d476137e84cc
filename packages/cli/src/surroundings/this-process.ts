import { fstatSync, writeSync } from "node:fs"
import type { Output, Surroundings } from "./surroundings.ts"
import { unwritable } from "./unwritable.ts"
import { codeOf, pause } from "./system.ts"

const STDOUT = 1
const STDERR = 2

/** Writes all of it before it returns. */
const writeAll = (fd: number, text: string): void => {
  let bytes = Buffer.from(text)
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(writeSync(fd, bytes))
    } catch (error) {
      if (codeOf(error) !== "EAGAIN") throw error
      pause()
    }
  }
}

const isGone = (error: unknown): boolean => codeOf(error) === "EPIPE" || codeOf(error) === "EBADF"

/**
 * Whoever reads us may stop reading (`| head`): then the process ends quietly, with the exit status it has come to. An
 * answer that cannot be written for another reason is cut off, and that is told.
 */
const writeAnswer = (text: string): void => {
  try {
    writeAll(STDOUT, text)
  } catch (error) {
    if (isGone(error)) process.exit()
    throw unwritable(error)
  }
}

/** Where notes cannot be written, nobody can be told, and the answer is written all the same. */
const writeNotes = (text: string): void => {
  try {
    writeAll(STDERR, text)
  } catch {
    // As above.
  }
}

/** Asking `node:tty` loads the network stack, so what is no device is told by its status. */
const isTerminal = (fd: number): boolean => {
  try {
    return fstatSync(fd).isCharacterDevice() && process.getBuiltinModule("node:tty").isatty(fd)
  } catch {
    return false
  }
}

const outputOn = (fd: number, write: Output["write"], stream: () => NodeJS.WriteStream): Output => ({
  write,
  isTerminal: () => isTerminal(fd),
  columns: () => stream().columns,
})

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const

/** The process's own, its streams loaded when they are asked for their width. */
export const thisProcess: Surroundings["Service"] = {
  env: process.env,
  stdin: 0,
  stdout: outputOn(STDOUT, writeAnswer, () => process.stdout),
  stderr: outputOn(STDERR, writeNotes, () => process.stderr),
  setStatus: (status) => {
    process.exitCode = status
  },
  onSignal: (hear) => {
    for (const signal of SIGNALS) process.on(signal, hear)
    return () => {
      for (const signal of SIGNALS) process.off(signal, hear)
    }
  },
  endBy: (signal) => process.kill(process.pid, signal),
}
