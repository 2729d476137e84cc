import { readFileSync } from "node:fs"
import { Effect } from "effect"
import { findSeeds } from "./ledger/seeds.ts"
import type { Surroundings } from "./surroundings/surroundings.ts"
import { visible } from "./surroundings/visible.ts"

/** The version of the data that the command would answer from: its events and the root over them. */
const dataVersion = Effect.gen(function* () {
  const { platformId, log } = yield* findSeeds({ seeds: undefined, platform: undefined })
  const { edgeOver, logHead } = yield* Effect.promise(() => import("@policy-ledger/log"))
  const lines = readFileSync(log, "utf8").split("\n").slice(0, -1)
  const { size, root } = logHead(edgeOver(lines))
  return visible(`${platformId}: ${size} events, root ${root}`)
})

/** Both versions, a line each; without a ledger at hand, the command's alone. */
export const versionText = (name: string, version: string): Effect.Effect<string, never, Surroundings> =>
  dataVersion.pipe(
    Effect.map((data) => `${name} ${version}\n${data}\n`),
    Effect.catchCause(() => Effect.succeed(`${name} ${version}\n`)),
  )
