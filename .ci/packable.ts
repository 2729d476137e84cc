import { createHash } from "node:crypto"
import { existsSync, readFileSync } from "node:fs"

/**
 * Before a package is packed (`prepack`, in its folder): all that it says it holds is there, and a data package's files are
 * those of its manifest and of its version. Else nothing is packed: what was not built would be published as an empty shell.
 */
interface Package {
  readonly version: string
  readonly files: readonly string[]
  readonly exports: unknown
  readonly publishConfig?: { readonly exports?: unknown }
}

interface Manifest {
  readonly version: string
  readonly files: readonly { readonly path: string; readonly digest: string }[]
}

const own: Package = JSON.parse(readFileSync("package.json", "utf8"))

/** The files that an entry leads to; a pattern stands for files that a manifest names. */
const targets = (entry: unknown): readonly string[] => {
  if (typeof entry === "string") return entry.includes("*") ? [] : [entry]
  return Object.values(Object(entry)).flatMap(targets)
}

const digestOf = (file: string): string =>
  `sha256:${createHash("sha256").update(readFileSync(file)).digest("hex")}`

const manifestFaults = ({ version, files }: Manifest): readonly string[] => [
  ...(version === own.version
    ? []
    : [`dist/manifest.json: found version ${version}, expected ${own.version}`]),
  ...files
    .filter(({ path, digest }) => existsSync(path) && digestOf(path) !== digest)
    .map(({ path }) => `${path}: is not what the manifest says`),
]

const manifest: Manifest | undefined = existsSync("dist/manifest.json")
  ? JSON.parse(readFileSync("dist/manifest.json", "utf8"))
  : undefined

const named = [
  ...own.files.filter((file) => !file.startsWith("!")),
  ...targets(own.publishConfig?.exports ?? own.exports),
  ...(manifest?.files.map(({ path }) => path) ?? []),
]

const faults = [
  ...[...new Set([...named, "LICENSE", "README.md"])]
    .filter((file) => !existsSync(file))
    .map((file) => `${file}: is not there`),
  ...(manifest === undefined ? [] : manifestFaults(manifest)),
]

for (const fault of faults) console.error(fault)
if (faults.length > 0) {
  console.error("not packed: run pnpm build first")
  process.exitCode = 1
}
