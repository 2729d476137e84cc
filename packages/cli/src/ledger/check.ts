import { existsSync } from "node:fs"
import { type CheckQuestion, checkFiles, Ledger, listAnnouncements, originOf } from "@policy-ledger/ledger"
import { quickCheck, type StoreUrl } from "@policy-ledger/event-store"
import { Effect } from "effect"
import { note } from "../surroundings/surroundings.ts"
import { withProgress } from "../surroundings/progress.ts"
import type { CheckAnswer } from "./answers.ts"
import type { Seeds } from "./seeds.ts"
import { storeFor } from "./stores.ts"
import { filesOf, seeWhole } from "./verified.ts"

export interface Against {
  readonly pages: string | undefined
  readonly released: string | undefined
  /** The store was named, and is not this machine's own. */
  readonly isStoreAsked: boolean
}

/** The database whole, and a beginning of the log: what it lacks is filled from there, and that is said. */
const checkStore = Effect.fnUntraced(function* (seeds: Seeds, url: StoreUrl, path: string) {
  yield* quickCheck(path)
  const seen = Effect.gen(function* () {
    yield* seeWhole(url, originOf({ id: seeds.platformId }))
    const { difference, heldBefore, log } = yield* Ledger.open(filesOf(seeds))
    if (difference !== undefined) return yield* difference
    if (heldBefore !== undefined)
      yield* note(
        `store sqlite:${path}: found ${heldBefore} of the ${log.lines.length} events of ${seeds.log}, ` +
          `expected all of them: the others were filled in from the log`,
      )
  })
  yield* Effect.provide(seen, yield* storeFor(url))
})

/** What the lints tell, each in its place. */
const TOLD_BY_LINTS = [
  "FileRefused",
  "LogLineMalformed",
  "LogLineNotCanonical",
  "LogLineNoEvent",
  "LogIdWrong",
  "LogOrderWrong",
  "FileNotFound",
  "FileUnreadable",
] as const

/** This machine's own store need not be looked at where that cannot be done; one that was asked for must. */
const checkStoreIfAny = (seeds: Seeds, url: StoreUrl, isAsked: boolean) => {
  if (url.kind !== "sqlite" || !existsSync(url.path)) return Effect.void
  const checked = Effect.catchTag(checkStore(seeds, url, url.path), TOLD_BY_LINTS, () => Effect.void)
  if (isAsked) return checked
  return Effect.catchTag(checked, ["StoreUnavailable", "DiskFull", "FileUnwritable"], ({ message }) =>
    note(`${message}; the files were checked, and not the store`),
  )
}

/** The ledger's files, and the store's database where there is one. */
export const checkAll = Effect.fnUntraced(function* (
  seeds: Seeds,
  url: StoreUrl,
  { pages, released, isStoreAsked }: Against,
) {
  yield* checkStoreIfAny(seeds, url, isStoreAsked)
  const question: CheckQuestion = {
    files: filesOf(seeds),
    folder: seeds.announcements,
    ...(released === undefined ? {} : { releasedLog: released }),
    ...(pages === undefined ? {} : { pages }),
  }
  const findings = yield* withProgress((onRead) => checkFiles({ ...question, onRead }))
  const files = yield* listAnnouncements(seeds.announcements)
  return { v: 1, announcements: files.length, pages: pages ?? null, findings } satisfies CheckAnswer
})
