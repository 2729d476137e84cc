import { Effect } from "effect"
import { Flag } from "effect/cli"
import { locate } from "../../ledger/open.ts"
import { CallRefused } from "../../refusal.ts"
import { maybe, type SharedFlags, whole } from "../../root.ts"

export const originFlag = {
  origin: maybe(
    "origin",
    "NAME",
    "What the ledger is called (default: policy-ledger-PLATFORM, after the log's file)",
  ),
}

/** Which log a command is about. */
export const logFlags = { log: maybe("log", "FILE", "The log (default: the platform's)"), ...originFlag }

export const witnessesFlag = {
  witnesses: whole(
    "witnesses",
    "N",
    "How many witnesses in the --key file must have cosigned the head (default: none); where fewer did, the exit status is 3",
    0,
  ).pipe(Flag.withDefault(0)),
}

/** How many witnesses are demanded; of them, too, the keys are in the file that is named. */
export const demanded = (witnesses: number, key: string | undefined): Effect.Effect<number, CallRefused> =>
  witnesses > 0 && key === undefined
    ? Effect.fail(
        new CallRefused({ at: "--witnesses", found: "no --key", expected: "--key with the witnesses' keys" }),
      )
    : Effect.succeed(witnesses)

/** A log that is named is read from its file alone; else it is the platform's. */
export const logPlace = Effect.fnUntraced(function* (
  shared: SharedFlags,
  { log, origin }: { readonly log: string | undefined; readonly origin: string | undefined },
) {
  const { placeOf } = yield* Effect.promise(() => import("../../proof/log-file.ts"))
  return placeOf(log ?? (yield* locate(shared)).seeds.log, origin)
})
