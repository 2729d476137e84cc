import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Effect, Stream } from "effect"
import { afterEach, beforeEach } from "vitest"
import { EventStore, type NewEvent } from "../src/event-store.ts"
import { layerSqlite } from "../src/sqlite.ts"

export const STREAM = "policy-ledger-bazaar"

export const event = (n: number): NewEvent => ({
  id: `00000000-0000-5000-8000-${String(n).padStart(12, "0")}`,
  line: `{"n":${n}}`,
})

export const within = <A, E>(path: string, use: (store: EventStore["Service"]) => Effect.Effect<A, E>) =>
  Effect.provide(Effect.flatMap(EventStore, use), layerSqlite({ path }))

/** Appends numbered events to a database. */
export const append = (path: string, ...numbers: readonly [number, ...number[]]) =>
  within(path, (store) =>
    Effect.gen(function* () {
      const head = yield* store.head(STREAM)
      const [first, ...rest] = numbers
      const expected = head === undefined ? "no-stream" : head.revision
      return yield* store.append(STREAM, [event(first), ...rest.map(event)], expected)
    }),
  )

export const linesIn = (path: string) =>
  within(path, (store) =>
    Stream.runCollect(store.read(STREAM, 0)).pipe(Effect.map((all) => [...all].map((one) => one.line))),
  )

/** A folder for each test, gone after it. */
export const folderForEach = (): ((name?: string) => string) => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "policy-ledger-"))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  return (name = "") => join(folder, name)
}
