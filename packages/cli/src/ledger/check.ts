import { existsSync } from "node:fs"
import { type CheckQuestion, checkFiles, listAnnouncements, originOf } from "@policy-ledger/ledger"
import { quickCheck, type StoreUrl } from "@policy-ledger/event-store"
import { Effect } from "effect"
import { withProgress } from "../surroundings/progress.ts"
import type { CheckAnswer } from "./answers.ts"
import type { Seeds } from "./seeds.ts"
import { storeFor } from "./stores.ts"
import { filesOf, seeWhole } from "./verified.ts"

export interface Against {
  readonly pages: string | undefined
  readonly released: string | undefined
}

const checkStore = Effect.fnUntraced(function* ({ platformId }: Seeds, url: StoreUrl, path: string) {
  yield* quickCheck(path)
  const origin = originOf({ id: platformId })
  yield* Effect.provide(seeWhole(url, origin), yield* storeFor(url))
})

/** The ledger's files, and the store's database where there is one. */
export const checkAll = Effect.fnUntraced(function* (
  seeds: Seeds,
  url: StoreUrl,
  { pages, released }: Against,
) {
  if (url.kind === "sqlite" && existsSync(url.path)) yield* checkStore(seeds, url, url.path)
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
