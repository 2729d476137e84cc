import { Effect, Option, Stream } from "effect"
import type { StoredEvent } from "./event-store.ts"
import type { StoreFault } from "./store-error.ts"

export const PAGE = 1000

/** At most `PAGE` events from a revision on. */
export type ReadPage = (from: number) => Effect.Effect<readonly StoredEvent[], StoreFault>

const nextAfter = (page: readonly StoredEvent[], from: number): number => from + page.length

/** Page after page until one is not full. */
export const readPages = (readPage: ReadPage, from: number): Stream.Stream<StoredEvent, StoreFault> =>
  Stream.paginate(from, (at) =>
    Effect.map(readPage(at), (page) => [
      page,
      page.length < PAGE ? Option.none<number>() : Option.some(nextAfter(page, at)),
    ]),
  )

/** A store's way to tell that something may have been appended since a mark was taken. */
export interface Watch {
  readonly mark: Effect.Effect<unknown, StoreFault>
  /** Returns once the mark is another. */
  readonly changed: (mark: unknown) => Effect.Effect<void, StoreFault>
}

/** Without end: the mark is taken before a page is read, so that nothing appended meanwhile is missed. */
export const followPages = (
  readPage: ReadPage,
  watch: Watch,
  from: number,
): Stream.Stream<StoredEvent, StoreFault> =>
  Stream.paginate(from, (at) =>
    Effect.gen(function* () {
      const mark = yield* watch.mark
      const page = yield* readPage(at)
      if (page.length === 0) yield* watch.changed(mark)
      return [page, Option.some(nextAfter(page, at))] as const
    }),
  )
