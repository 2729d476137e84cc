import { fstatSync, writeSync } from "node:fs"
import type { Output, Surroundings } from "./surroundings.ts"
import { codeOf, pause } from "./system.ts"

/**
 * Writes all of it before it returns. Whoever reads us may stop reading (`| head`): then the process ends quietly, with
 * the exit status it has come to.
 */
const writeAll = (fd: number, text: string): void => {
  let bytes = Buffer.from(text)
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(writeSync(fd, bytes))
    } catch (error) {
      const code = codeOf(error)
      if (code === "EPIPE" || code === "EBADF") process.exit()
      if (code !== "EAGAIN") throw error
      pause()
    }
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

const outputOn = (fd: number, stream: () => NodeJS.WriteStream): Output => ({
  write: (text) => writeAll(fd, text),
  isTerminal: () => isTerminal(fd),
  columns: () => stream().columns,
})

/** The process's own, its streams loaded when they are asked for their width. */
export const thisProcess: Surroundings["Service"] = {
  env: process.env,
  stdin: 0,
  stdout: outputOn(1, () => process.stdout),
  stderr: outputOn(2, () => process.stderr),
  setStatus: (status) => {
    process.exitCode = status
  },
}
