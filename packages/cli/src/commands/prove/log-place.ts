import { Effect } from "effect"
import { locate } from "../../ledger/open.ts"
import { maybe, type SharedFlags } from "../../root.ts"

export const originFlag = {
  origin: maybe(
    "origin",
    "NAME",
    "What the ledger is called (default: policy-ledger-PLATFORM, after the log's file)",
  ),
}

/** Which log a command is about. */
export const logFlags = { log: maybe("log", "FILE", "The log (default: the platform's)"), ...originFlag }

/** A log that is named is read from its file alone; else it is the platform's. */
export const logPlace = Effect.fnUntraced(function* (
  shared: SharedFlags,
  { log, origin }: { readonly log: string | undefined; readonly origin: string | undefined },
) {
  const { placeOf } = yield* Effect.promise(() => import("../../proof/log-file.ts"))
  return placeOf(log ?? (yield* locate(shared)).seeds.log, origin)
})
