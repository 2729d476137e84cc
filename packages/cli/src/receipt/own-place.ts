import { realpathSync, statSync } from "node:fs"
import { basename, dirname, join, resolve } from "node:path"
import type { StoreUrl } from "@policy-ledger/event-store"
import { Effect } from "effect"
import { lastHeadFile } from "../ledger/copies.ts"
import { cacheFile } from "../ledger/platform-cache.ts"
import type { Seeds } from "../ledger/seeds.ts"
import { filesOf } from "../ledger/verified.ts"
import { CallRefused } from "../refusal.ts"

/** The files of a ledger and its store that a question reads, there or not. */
export const filesAsked = (seeds: Seeds, url: StoreUrl): readonly string[] => [
  ...Object.values(filesOf(seeds)),
  lastHeadFile(seeds),
  cacheFile(seeds),
  ...(url.kind === "sqlite" ? ["", "-wal", "-shm", "-journal"].map((part) => `${url.path}${part}`) : []),
]

/** The same for every name and every link that leads to one file, also before it is made. */
const identityOf = (file: string): string => {
  const status = statSync(file, { bigint: true, throwIfNoEntry: false })
  if (status !== undefined) return `${status.dev}:${status.ino}`
  try {
    return join(realpathSync(dirname(resolve(file))), basename(file))
  } catch {
    return resolve(file)
  }
}

/** Nothing that a call reads is written by it, by whatever name it is reached and whatever is forced. */
export const placeOfItsOwn = (
  file: string,
  read: readonly string[],
  flag = "--receipt",
): Effect.Effect<void, CallRefused> =>
  Effect.suspend(() => {
    const identity = identityOf(file)
    const same = read.find((one) => identityOf(one) === identity)
    return same === undefined
      ? Effect.void
      : Effect.fail(
          new CallRefused({
            at: flag,
            found: same === file ? `${file}, which this call reads` : `${file}, which is ${same}`,
            expected: "a file of its own: nothing was changed",
          }),
        )
  })
