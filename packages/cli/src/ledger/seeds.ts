import { existsSync, readdirSync } from "node:fs"
import { dirname, join, relative, resolve, sep } from "node:path"
import { nearest } from "@policy-ledger/rulebook"
import { Effect, Result } from "effect"
import { ownSeeds } from "../own-seeds.ts"
import { SeedsNotFound } from "../refusal.ts"
import { Surroundings } from "../surroundings/surroundings.ts"

/** Where a platform's files lie. */
export interface Seeds {
  readonly platformId: string
  /** `seeds/<platform>.yaml` */
  readonly platform: string
  /** `seeds/<platform>.ndjson` */
  readonly log: string
  /** `seeds/<platform>/`, one YAML file an announcement. */
  readonly announcements: string
  /** `.ledger/` beside the seeds: what this machine makes of them. */
  readonly workshop: string
}

const DEFAULT_PLATFORM = "1688"

/** Paths below the working directory are told from there. */
const shown = (path: string): string => {
  const near = relative(process.cwd(), path)
  return near === "" || near.startsWith(`..${sep}`) || near === ".." ? path : near
}

const ancestors = (folder: string): readonly string[] => {
  const parent = dirname(folder)
  return parent === folder ? [folder] : [folder, ...ancestors(parent)]
}

interface Asked {
  readonly seeds: string | undefined
  readonly platform: string | undefined
}

const folderOf = ({ seeds, platform = DEFAULT_PLATFORM }: Asked, env: NodeJS.ProcessEnv): string => {
  const named = seeds ?? env["POLICY_LEDGER_SEEDS"]
  if (named !== undefined && named !== "") return resolve(named)
  const around = ancestors(process.cwd()).map((folder) => join(folder, "seeds"))
  return around.find((folder) => existsSync(join(folder, `${platform}.yaml`))) ?? ownSeeds()
}

const platformsIn = (folder: string): Result.Result<readonly string[], SeedsNotFound> =>
  Result.try({
    try: () =>
      readdirSync(folder).flatMap((name) => (name.endsWith(".yaml") ? [name.slice(0, -".yaml".length)] : [])),
    catch: () =>
      new SeedsNotFound({
        at: shown(folder),
        found: "no such folder",
        expected: "a folder of seeds (--seeds DIR)",
      }),
  })

const platformIn = (folder: string, asked: string | undefined): Result.Result<string, SeedsNotFound> =>
  Result.flatMap(platformsIn(folder), (ids) => {
    const refused = refusing(folder)
    const [only, ...others] = ids
    if (only === undefined) return refused("no platform file", "one such as 1688.yaml")
    if (asked !== undefined)
      return ids.includes(asked) ? Result.succeed(asked) : refused(`no ${asked}.yaml`, anotherOf(ids, asked))
    if (ids.includes(DEFAULT_PLATFORM)) return Result.succeed(DEFAULT_PLATFORM)
    return others.length === 0
      ? Result.succeed(only)
      : refused(`several platforms (${ids.join(", ")})`, "--platform to name one of them")
  })

const refusing = (folder: string) => (found: string, expected: string) =>
  Result.fail(new SeedsNotFound({ at: shown(folder), found, expected }))

const anotherOf = (ids: readonly string[], asked: string): string => {
  const guess = nearest(asked, ids)
  return guess === undefined ? `one of ${ids.join(", ")}` : `${guess}.yaml (did you mean ${guess}?)`
}

/** `--seeds`, else POLICY_LEDGER_SEEDS, else the nearest `seeds/` above the working directory, else the command's own. */
export const findSeeds = (asked: Asked) =>
  Effect.flatMap(Surroundings, ({ env }) => {
    const folder = folderOf(asked, env)
    return Effect.fromResult(
      Result.map(
        platformIn(folder, asked.platform),
        (id): Seeds => ({
          platformId: id,
          platform: shown(join(folder, `${id}.yaml`)),
          log: shown(join(folder, `${id}.ndjson`)),
          announcements: shown(join(folder, id)),
          workshop: shown(join(dirname(folder), ".ledger")),
        }),
      ),
    )
  })
