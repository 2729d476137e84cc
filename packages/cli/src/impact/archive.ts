// An archive as npm packs it, from a stranger: read whole, within bounds, and nothing of it is ever put on the disk.
import { gunzipSync } from "node:zlib"
import { readBytes } from "@policy-ledger/files"
import { ARCHIVE_BYTES, formatBytes, UNPACKED_BYTES } from "@policy-ledger/log"
import { Effect } from "effect"
import { type TarHeader, unpackTar } from "modern-tar"
import { ContentRefused } from "../refusal.ts"
import { codeOf } from "../surroundings/system.ts"

/** The files of an archive by their names in it. */
export type Archive = ReadonlyMap<string, Uint8Array>

const PACKED = "a packed package, as npm pack makes it (.tgz)"

const refuse = (at: string, found: string, expected: string) => new ContentRefused({ at, found, expected })

/** Reads the files of an archive that `isWanted`; everything in it must be what a package may hold. */
export const readArchive = Effect.fnUntraced(function* (file: string, isWanted: (name: string) => boolean) {
  const tar = yield* unzipped(file, yield* readBytes(file, ARCHIVE_BYTES))
  const names = new Set<string>()
  const filter = (header: TarHeader): boolean => {
    const fault = faultOf(header, names)
    if (fault !== undefined) throw refuse(`${file}: ${JSON.stringify(header.name)}`, ...fault)
    names.add(header.name)
    return isWanted(header.name)
  }
  const entries = yield* Effect.tryPromise({
    try: () => unpackTar(tar, { strict: true, filter }),
    catch: (error) => (error instanceof ContentRefused ? error : refuse(file, wordsOf(error), PACKED)),
  })
  const files: Archive = new Map(
    entries.map(({ header, data }) => [header.name, data ?? new Uint8Array()] as const),
  )
  return files
})

const wordsOf = (error: unknown): string =>
  `an archive that cannot be read (${error instanceof Error ? error.message : String(error)})`

const unzipped = (file: string, bytes: Uint8Array): Effect.Effect<Uint8Array, ContentRefused> =>
  Effect.try({
    try: () => gunzipSync(bytes, { maxOutputLength: UNPACKED_BYTES }),
    catch: (error) =>
      codeOf(error) === "ERR_BUFFER_TOO_LARGE"
        ? refuse(file, "an archive that unpacks to more", `at most ${formatBytes(UNPACKED_BYTES)} unpacked`)
        : refuse(file, bytes.length === 0 ? "nothing" : "bytes that are no whole gzip", PACKED),
  })

/** What is wrong with a member, be it read or not: whoever hands over the one may hand over the other. */
const faultOf = (
  { name, type }: TarHeader,
  names: ReadonlySet<string>,
): readonly [found: string, expected: string] | undefined => {
  if (type !== "file" && type !== "directory") return [`a ${type ?? "member"}`, "files and folders alone"]
  if (name.startsWith("/") || /^[a-z]:|\\/i.test(name))
    return ["a path from the root", "paths within the package"]
  if (name.split("/").includes("..")) return ["a path that leads out", "paths within the package"]
  if (names.has(name)) return ["it twice", "each file once"]
  return undefined
}
