import { fstatSync, writeSync } from "node:fs"
import { coloured, type Paint, plain } from "./layout/paint.ts"

/** Standard output belongs to the answer; notes and progress go to standard error. */
const OUT = 1
const ERR = 2

/** Where the output is no terminal. */
const DEFAULT_COLUMNS = 100

/** What the system calls an error of it, as `ENOENT`. */
export const codeOf = (error: unknown): unknown =>
  error instanceof Error && "code" in error ? error.code : undefined

const PAUSE = 5

/** A few milliseconds, for whoever is slower than we are at the other end. */
export const pause = (): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE)
}

/**
 * Writes all of it before it returns. Whoever reads us may stop reading (`| head`): then the process ends quietly, with
 * the exit status it has come to.
 */
const write = (fd: number, text: string): void => {
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

/** Part of the answer. */
export const answer = (text: string): void => write(OUT, text)

/** A note or an error, on a line of its own. */
export const note = (line: string): void => write(ERR, `${line}\n`)

/** Without a newline: for what is drawn over and over. */
export const draw = (text: string): void => write(ERR, text)

/** Asking `node:tty` loads the network stack, so what is no device is told by its status. */
const isTerminal = (fd: number): boolean => {
  try {
    return fstatSync(fd).isCharacterDevice() && process.getBuiltinModule("node:tty").isatty(fd)
  } catch {
    return false
  }
}

export const isAnswerOnTerminal = (): boolean => isTerminal(OUT)
export const areNotesOnTerminal = (): boolean => isTerminal(ERR)

export const columns = (): number =>
  (isAnswerOnTerminal() ? process.stdout.columns : DEFAULT_COLUMNS) || DEFAULT_COLUMNS

/** https://no-color.org and https://force-color.org: set to anything but the empty text. */
export const paintFor = (env: NodeJS.ProcessEnv): Paint => {
  const { NO_COLOR: no, FORCE_COLOR: force, TERM: term } = env
  if (no !== undefined && no !== "") return plain
  if (force !== undefined && force !== "" && force !== "0") return coloured
  return isAnswerOnTerminal() && term !== "dumb" ? coloured : plain
}
