import { Context, Effect } from "effect"
import { visible } from "./visible.ts"

/** A stream for text. */
export interface Output {
  /** Writes all of it before it returns, or throws `OutputUnwritable`. */
  readonly write: (text: string) => void
  readonly isTerminal: () => boolean
  /** Of the terminal; undefined where it does not say. */
  readonly columns: () => number | undefined
}

/**
 * What the command has of the process that it runs in. The working directory is not among it: the paths of a call are
 * opened as they are, and Node opens them from where its process stands.
 */
export class Surroundings extends Context.Service<
  Surroundings,
  {
    readonly env: NodeJS.ProcessEnv
    /** A file descriptor. */
    readonly stdin: number
    /** Belongs to the answer. */
    readonly stdout: Output
    /** For notes, errors and progress. */
    readonly stderr: Output
    /** With which status to end; 0 where nobody sets it. */
    readonly setStatus: (status: 1 | 2 | 3) => void
    /** Has whoever asks the process to end heard in place of ending it; answers what undoes that. */
    readonly onSignal: (hear: (signal: NodeJS.Signals) => void) => () => void
    /** Ends the process by a signal, as if nobody had heard it: so the shell's status is its own. */
    readonly endBy: (signal: NodeJS.Signals) => void
  }
>()("@policy-ledger/cli/Surroundings") {}

/** Prints part of the answer: JSON, or what is laid out and made visible already. */
export const answer = (text: string) => Effect.map(Surroundings, ({ stdout }) => stdout.write(text))

/** Writes a note or an error as one line, whatever stands in what it quotes. */
export const writeNote = ({ stderr }: Pick<Surroundings["Service"], "stderr">, line: string): void =>
  stderr.write(`${visible(line)}\n`)

/** Prints a note or an error, on a line of its own. */
export const note = (line: string) => Effect.map(Surroundings, (around) => writeNote(around, line))

/** Where the answer to a question of yes or no is "no". */
export const answerIsNo = Effect.map(Surroundings, ({ setStatus }) => setStatus(1))

/** Where what was asked cannot be told either way. */
export const cannotBeProven = Effect.map(Surroundings, ({ setStatus }) => setStatus(3))
