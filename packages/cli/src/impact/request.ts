// What is asked of old orders under two points of view.
import { Effect, Option } from "effect"
import { Flag } from "effect/cli"
import { BULK_FORMS, type Form, formOfOrders, formOfText } from "../bulk/form.ts"
import { duckdbFor, type OrdersRequest, refuseTableAs, type ResultsRequest } from "../bulk/request.ts"
import { CallRefused } from "../refusal.ts"
import { maybe, onOff } from "../root.ts"
import { parsePoint, type Point } from "./point.ts"

export const impactFlags = {
  from: Flag.String("from").pipe(
    Flag.withDescription(
      "As it was: events:NUMBER, recorded:TIME, announced:DATE or package:FILE.tgz, with +presume:NAME behind",
    ),
    Flag.withMetavar("POINT"),
  ),
  to: Flag.String("to").pipe(Flag.withDescription("As it is, named alike"), Flag.withMetavar("POINT")),
  in: Flag.Literals("in", BULK_FORMS).pipe(
    Flag.withDescription("What the orders are in (default: as the name of their file ends)"),
    Flag.optional,
    Flag.map(Option.getOrUndefined),
  ),
  onError: Flag.Literals("on-error", ["stop", "skip"]).pipe(
    Flag.withDescription("At an order that is none end with nothing (default), or leave it out and tell it"),
    Flag.optional,
    Flag.map(Option.getOrUndefined),
  ),
  out: maybe("out", "FILE", "Also write each order that changed to a table in FILE, .ndjson or .csv"),
  force: onOff("force", "Put the table in the place of a file that is there"),
  progress: onOff("progress", "Tell how far it is also where standard error is no terminal"),
}

interface Flags {
  readonly file: string
  readonly as: string | undefined
  readonly from: string
  readonly to: string
  readonly in: Form | undefined
  readonly onError: "stop" | "skip" | undefined
  readonly out: string | undefined
  readonly force: boolean
  readonly progress: boolean
}

export interface ImpactRequest {
  readonly points: readonly [from: Point, to: Point]
  readonly orders: OrdersRequest
  readonly results: ResultsRequest | undefined
}

/** What was asked for, if it makes sense. */
export const impactRequestOf = Effect.fnUntraced(function* (flags: Flags) {
  const { file, as, out, force: isForced } = flags
  const from = yield* Effect.fromResult(parsePoint("--from", flags.from))
  const to = yield* Effect.fromResult(parsePoint("--to", flags.to))
  const outForm = out === undefined ? undefined : yield* formOfText(out)
  if (isForced && out === undefined)
    return yield* new CallRefused({
      at: "--force",
      found: "no --out",
      expected: "--out FILE, which it replaces",
    })
  const form = yield* formOfOrders(file, flags.in, "--in")
  yield* refuseTableAs(form, as)
  const isSkipping = flags.onError === "skip"
  return {
    points: [from, to],
    orders: { file, form, isSkipping, isTold: flags.progress, duckdb: yield* duckdbFor(form, file) },
    results:
      out === undefined || outForm === undefined
        ? undefined
        : { out, written: { form: outForm }, isSkipping, isForced },
  } satisfies ImpactRequest
})
