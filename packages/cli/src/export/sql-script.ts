// The rules as a script for the database in which the orders are.
import { type Rulebook } from "@policy-ledger/rulebook"
import { DIALECTS, SqlError, writeShape, writeSql } from "@policy-ledger/rulebook/sql"
import type { CompileQuestion } from "@policy-ledger/rulebook/program"
import { Effect, Option } from "effect"
import { Flag } from "effect/cli"
import { ROWS, type RowsOf } from "../bulk/columns.ts"
import { ask } from "../question.ts"
import { onOff } from "../root.ts"
import { CallRefused, CasesRefused } from "../refusal.ts"

type Dialect = (typeof DIALECTS)[number]

export const sqlFlags = {
  dialect: Flag.Literals("dialect", DIALECTS).pipe(
    Flag.withDescription("With --format sql: the database's own SQL"),
    Flag.optional,
    Flag.map(Option.getOrUndefined),
  ),
  rows: Flag.Literals("rows", ROWS).pipe(
    Flag.withDescription(
      "With --format sql: the view outcome, a row an order (default), or the view verdicts, one for each that applies or may",
    ),
    Flag.optional,
    Flag.map(Option.getOrUndefined),
  ),
  shape: onOff(
    "shape",
    "With --format sql: print the table of orders instead, and how lines of JSON get into it",
  ),
}

export interface SqlFlags {
  readonly dialect: Dialect | undefined
  readonly rows: RowsOf | undefined
  readonly shape: boolean
}

/** Refuses what belongs to another format. */
export const refuseOthers = (
  format: string,
  flags: { readonly [flag: string]: unknown },
): Effect.Effect<void, CallRefused> => {
  const given = Object.keys(flags).find((flag) => flags[flag] !== undefined && flags[flag] !== false)
  return given === undefined
    ? Effect.void
    : Effect.fail(
        new CallRefused({
          at: `--${given}`,
          found: `--format ${format}`,
          expected: "a format that takes it",
        }),
      )
}

/** What is printed: a script that makes a view, or the table that it reads. */
export const sqlScript = Effect.fnUntraced(function* (
  { dialect, rows = "orders", shape }: SqlFlags,
  rulebook: Rulebook,
  question: CompileQuestion,
): Effect.fn.Return<string, CallRefused | CasesRefused> {
  if (dialect === undefined)
    return yield* Effect.fail(
      new CallRefused({ at: "--dialect", found: "no --dialect", expected: `one of ${DIALECTS.join(", ")}` }),
    )
  if (shape) {
    const { table, load } = writeShape(rulebook, dialect)
    return load === undefined ? table : `${table}\n${load}`
  }
  return yield* writable(() => ask(() => writeSql(rulebook, question, { dialect, rows })))
})

/** A rule that cannot be told in SQL is named, and why. */
const writable = (
  write: () => Effect.Effect<string, CallRefused>,
): Effect.Effect<string, CallRefused | CasesRefused> =>
  write().pipe(
    Effect.catchDefect((error) => {
      if (!(error instanceof SqlError)) return Effect.die(error)
      const [first, ...others] = error.leftOut.map(({ provision, why }) => ({
        at: provision,
        found: why,
        expected: "a rule that SQL can tell, see docs/sql.md",
      }))
      return first === undefined
        ? Effect.die(error)
        : Effect.fail(new CasesRefused({ problems: [first, ...others] }))
    }),
  )
