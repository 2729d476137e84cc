import { existsSync, readdirSync } from "node:fs"
import { basename, dirname, join, relative, resolve, sep } from "node:path"
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
  /** `seeds/sites/`: how pages are cut into reports. */
  readonly sites: string
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

const namedIn = (seeds: string | undefined, env: NodeJS.ProcessEnv): string | undefined => {
  const named = seeds ?? env["POLICY_LEDGER_SEEDS"]
  return named === undefined || named === "" ? undefined : resolve(named)
}

/** The ids of the platform files in a folder; none where it cannot be read. */
const idsIn = (folder: string): readonly string[] => {
  try {
    return platformIdsIn(folder)
  } catch {
    return []
  }
}

const platformIdsIn = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) =>
    name.endsWith(".yaml") && !name.startsWith(".") ? [name.slice(0, -".yaml".length)] : [],
  )

/**
 * The nearest `seeds/` that holds the platform that was asked for; where none was, the nearest that holds any: what is
 * asked beside one platform's seeds is never answered from another's.
 */
const folderOf = ({ seeds, platform }: Asked, env: NodeJS.ProcessEnv): string => {
  const named = namedIn(seeds, env)
  if (named !== undefined) return named
  const around = ancestors(process.cwd()).map((folder) => join(folder, "seeds"))
  const holds = (folder: string): boolean => {
    const ids = idsIn(folder)
    return platform === undefined ? ids.length > 0 : ids.includes(platform)
  }
  return around.find(holds) ?? ownSeeds()
}

const platformsIn = (folder: string): Result.Result<readonly string[], SeedsNotFound> =>
  Result.try({
    try: () => platformIdsIn(folder),
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

/** Which platform's folder a file lies in: `seeds/<id>/` with `seeds/<id>.yaml` beside it. */
const homeOf = (file: string): Home | undefined => {
  const folder = dirname(resolve(file))
  const [seeds, platform] = [dirname(folder), basename(folder)]
  return existsSync(join(seeds, `${platform}.yaml`)) ? { seeds, platform } : undefined
}

interface Home {
  readonly seeds: string
  readonly platform: string
}

/**
 * Announcements are recorded for the platform in whose folder they lie, unless `--platform` names one; those of another
 * seeds folder than the one that is named go into its log only where it has that platform.
 */
export const seedsOfFiles = Effect.fnUntraced(function* (asked: Asked, files: readonly string[]) {
  const { env } = yield* Surroundings
  const homes = files.flatMap((file) => homeOf(file) ?? [])
  const [home, ...others] = homes
  if (home === undefined || asked.platform !== undefined) return yield* findSeeds(asked)
  const other = others.find(({ seeds, platform }) => seeds !== home.seeds || platform !== home.platform)
  if (other !== undefined)
    return yield* new SeedsNotFound({
      at: "file",
      found: `announcements of ${shown(join(home.seeds, home.platform))} and of ${shown(join(other.seeds, other.platform))}`,
      expected: "those of one platform at a time",
    })
  return yield* findSeeds({ seeds: namedIn(asked.seeds, env) ?? home.seeds, platform: home.platform })
})

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
          sites: shown(join(folder, "sites")),
          workshop: shown(join(dirname(folder), ".ledger")),
        }),
      ),
    )
  })
