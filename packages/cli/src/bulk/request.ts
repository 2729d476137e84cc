// What is asked of many orders whose answers go to a file, and what cannot be asked beside.
import { Effect, Option } from "effect"
import { Flag } from "effect/cli"
import { maybe, onOff, whole } from "../root.ts"
import { CallRefused, type PackageNotInstalled } from "../refusal.ts"
import { ROWS, type RowsOf } from "./columns.ts"
import { type Duckdb, loadDuckdb } from "../tables/duckdb.ts"
import { type TableForm, tableFormOf } from "../tables/table-file.ts"
import { BULK_FORMS, type Form, formOfOrders, formOfResult, isTable, tableNamed, TABLES } from "./form.ts"

const MOST_JOBS = 256

export const bulkFlags = {
  out: maybe(
    "out",
    "FILE",
    "Write the answers to a table in FILE, .ndjson, .csv or .parquet, instead of printing them",
  ),
  from: Flag.Literals("from", BULK_FORMS).pipe(
    Flag.withDescription("With --out: what the orders are in (default: as the name of their file ends)"),
    Flag.optional,
    Flag.map(Option.getOrUndefined),
  ),
  rows: Flag.Literals("rows", ROWS).pipe(
    Flag.withDescription("With --out: a row an order (default), or a verdict that applies or may"),
    Flag.optional,
    Flag.map(Option.getOrUndefined),
  ),
  onError: Flag.Literals("on-error", ["stop", "skip"]).pipe(
    Flag.withDescription(
      "With --out: at an order that is none write nothing (default), or leave it out and list it beside",
    ),
    Flag.optional,
    Flag.map(Option.getOrUndefined),
  ),
  jobs: whole(
    "jobs",
    "N",
    "With --out: how many threads decide the orders of a large file in .ndjson (default: as there are cores)",
    1,
    MOST_JOBS,
  ).pipe(Flag.optional, Flag.map(Option.getOrUndefined)),
  progress: onOff("progress", "With --out: tell how far it is also where standard error is no terminal"),
}

export interface BulkFlags {
  readonly out: string | undefined
  readonly from: Form | undefined
  readonly rows: RowsOf | undefined
  readonly onError: "stop" | "skip" | undefined
  readonly jobs: number | undefined
  readonly progress: boolean
}

/** The other flags of the call, as far as they do not go with a file of results. */
interface Beside {
  readonly file: string
  readonly force: boolean
  readonly json: boolean
  readonly explain: boolean
  readonly brief: boolean
  readonly private: boolean
  readonly verdicts: string | undefined
  readonly receipt: string | undefined
  readonly checkpoint: string | undefined
  readonly case: string | undefined
  readonly as: string | undefined
}

/** Many orders to read. */
export interface OrdersRequest {
  readonly file: string
  readonly form: Form | "json"
  readonly isSkipping: boolean
  /** Whether to tell how far it is where standard error is no terminal. */
  readonly isTold: boolean
  /** What reads them where they are in Parquet. */
  readonly duckdb: typeof Duckdb | undefined
}

/** A table to write. */
export interface ResultsRequest {
  readonly out: string
  readonly written: TableForm
  readonly isSkipping: boolean
  readonly isForced: boolean
}

export interface BulkRequest extends OrdersRequest, ResultsRequest {
  readonly rows: RowsOf
  /** How many threads; undefined: as many as there are cores. */
  readonly jobs: number | undefined
}

/** What was asked for, if it makes sense; undefined where the answers are printed. */
export const bulkRequestOf = (
  flags: BulkFlags,
  beside: Beside,
): Effect.Effect<BulkRequest | undefined, CallRefused | PackageNotInstalled> => {
  const { out } = flags
  return out === undefined ? Effect.as(refuseAlone(flags, beside), undefined) : requested(flags, out, beside)
}

const requested = Effect.fnUntraced(function* (flags: BulkFlags, out: string, beside: Beside) {
  yield* refuseBeside(beside)
  const outForm = yield* formOfResult(out)
  const form = yield* formOfOrders(beside.file, flags.from)
  yield* refuseTableAs(form, beside.as)
  return {
    file: beside.file,
    form,
    duckdb: yield* duckdbFor(form, beside.file),
    out,
    written: yield* tableFormOf(outForm, out),
    rows: flags.rows ?? "orders",
    isSkipping: flags.onError === "skip",
    isForced: beside.force,
    isTold: flags.progress,
    jobs: flags.jobs,
  }
})

/** Orders as a platform gives them are JSON. */
export const refuseTableAs = (
  form: Form | "json",
  as: string | undefined,
): Effect.Effect<void, CallRefused> =>
  isTable(form) && as !== undefined
    ? refused("--as", `${as} and orders in ${TABLES[form]}`, "orders in .json or .ndjson with --as")
    : Effect.void

/** What reads orders of a form, where that is no text. */
export const duckdbFor = (
  form: Form | "json",
  file: string,
): Effect.Effect<typeof Duckdb | undefined, PackageNotInstalled> =>
  form === "parquet" ? loadDuckdb("file", file) : Effect.succeed(undefined)

const refused = (at: string, found: string, expected: string) =>
  Effect.fail(new CallRefused({ at, found, expected }))

const refuseBeside = (beside: Beside): Effect.Effect<void, CallRefused> => {
  const WORDS = "a file of results has no words: leave one of the two out, and ask --case ID about one order"
  const RECEIPT = "a receipt is of one case: audit it without --out, by --case ID"
  const wrong = [
    beside.json && ["--json", "--out RESULTS.ndjson alone, which is JSON already"],
    beside.explain && ["--explain", WORDS],
    beside.brief && ["--brief", "--out alone: its rows hold no reasons"],
    beside.verdicts !== undefined && ["--verdicts", "--rows verdicts, which lists those that apply or may"],
    beside.receipt !== undefined && ["--receipt", RECEIPT],
    beside.private && ["--private", RECEIPT],
    beside.checkpoint !== undefined && ["--checkpoint", RECEIPT],
    beside.case !== undefined && ["--case", "either: --case ID prints one order in full"],
  ].find((one) => one !== false)
  const [at = "", expected = ""] = wrong ?? []
  return wrong === undefined ? Effect.void : refused(at, "it beside --out", expected)
}

const refuseAlone = (flags: BulkFlags, { file }: Beside): Effect.Effect<void, CallRefused> => {
  const named = {
    "--from": flags.from,
    "--rows": flags.rows,
    "--on-error": flags.onError,
    "--jobs": flags.jobs,
  }
  const alone = Object.entries(named).find(([, value]) => value !== undefined)?.[0]
  const at = alone ?? (flags.progress ? "--progress" : undefined)
  if (at !== undefined)
    return refused(at, "no --out", "--out RESULTS.csv, --out RESULTS.ndjson or --out RESULTS.parquet")
  const form = tableNamed(file)
  return form === undefined
    ? Effect.void
    : refused(
        "file",
        `${file}, and no --out`,
        `--out RESULTS.${form}: orders in ${TABLES[form]} are answered to a file`,
      )
}
