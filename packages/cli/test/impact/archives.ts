// Data packages as npm packs them, true ones and forged ones.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { canonicalJson, digestOf, formatRoot, linesOf, treeOver } from "@policy-ledger/log"
import { decodePlatform } from "@policy-ledger/ledger"
import { Result } from "effect"
import { packTar, type TarEntry, type TarHeader } from "modern-tar"
import type { Workspace } from "../command.ts"

type Manifest = Readonly<Record<string, unknown>>

/** What a package holds; each may be put otherwise. */
export interface Forged {
  readonly lines?: (lines: readonly string[]) => readonly string[]
  readonly manifest?: (manifest: Manifest) => unknown
  /** Files by their names in the archive, after those of the package. */
  readonly more?: readonly TarEntry[]
  readonly without?: readonly string[]
}

export const member = (name: string, body = "", header: Partial<TarHeader> = {}): TarEntry => ({
  header: { name, size: Buffer.byteLength(body), type: "file", ...header },
  body,
})

export const zipped = async (entries: readonly TarEntry[]): Promise<Uint8Array> =>
  gzipSync(await packTar(entries))

/** A package of the workspace's ledger, its log in one file a year. */
export const packed = async (
  { folder }: Workspace,
  { lines: spoil = (lines) => lines, manifest: say = (said) => said, more = [], without = [] }: Forged = {},
): Promise<Uint8Array> => {
  const seeds = (file: string): string => readFileSync(join(folder, "seeds", file), "utf8")
  const platform = Result.getOrThrow(decodePlatform("bazaar.yaml", seeds("bazaar.yaml")))
  const lines = spoil(linesOf(seeds("bazaar.ndjson")))
  const half = Math.floor(lines.length / 2)
  const years = [
    { year: 2025, file: "dist/events/2025.ndjson", first: 0, events: half },
    { year: 2026, file: "dist/events/2026.ndjson", first: half, events: lines.length - half },
  ]
  const manifest = say({
    package: "@policy-ledger/rules-bazaar",
    platform: platform.id,
    origin: `policy-ledger-${platform.id}`,
    events: lines.length,
    root: formatRoot(treeOver(lines).head().root),
    platformDigest: digestOf(canonicalJson(platform)),
    years,
  })
  const entries = [
    member("package/package.json", "{}"),
    ...years.map(({ file, first, events }) =>
      member(
        `package/${file}`,
        lines
          .slice(first, first + events)
          .map((line) => `${line}\n`)
          .join(""),
      ),
    ),
    member("package/dist/manifest.json", JSON.stringify(manifest)),
    ...more,
  ]
  return zipped(entries.filter(({ header }) => !without.includes(header.name)))
}
