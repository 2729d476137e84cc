import { mkdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { replaceFile } from "@policy-ledger/files"
import type { Platform } from "@policy-ledger/rulebook"
import { Effect } from "effect"
import type { Seeds } from "./seeds.ts"

/** A platform file as this very build decoded it. */
interface CacheFile {
  readonly build: string
  /** The file's text: another text is another platform. */
  readonly text: string
  readonly origin: string
  readonly platform: Platform
}

export type CachedPlatform = Pick<CacheFile, "origin" | "platform">

/** Another build may decode otherwise. */
const build = (): string => {
  const { size, mtimeMs } = statSync(fileURLToPath(import.meta.url))
  return `${size}.${mtimeMs}`
}

export const cacheFile = (seeds: Seeds): string => join(seeds.workshop, `${seeds.platformId}.platform.json`)

/** The platform, if this build decoded this text before; YAML and schemas are not even loaded then. */
export const cachedPlatform = (seeds: Seeds): CachedPlatform | undefined => {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by this very build, as it then says
    const cached = JSON.parse(readFileSync(cacheFile(seeds), "utf8")) as CacheFile
    return cached.build === build() && cached.text === readFileSync(seeds.platform, "utf8")
      ? cached
      : undefined
  } catch {
    return undefined
  }
}

/** Where it cannot be written, the next start decodes again. */
export const cachePlatform = (seeds: Seeds, { origin, platform }: CachedPlatform): Effect.Effect<void> =>
  Effect.ignore(
    Effect.andThen(
      Effect.try((): string => {
        mkdirSync(seeds.workshop, { recursive: true })
        const text = readFileSync(seeds.platform, "utf8")
        return JSON.stringify({ build: build(), text, origin, platform } satisfies CacheFile)
      }),
      (cached) => replaceFile(cacheFile(seeds), cached),
    ),
  )
