import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { dirname, join } from "node:path"
import type { Manifest } from "../src/index.ts"
import { bundle } from "./bundle.ts"
import { caseDeclarations, JSON_DECLARATIONS } from "./declarations.ts"
import { manifestOf } from "./documents.ts"
import { readJsonFile } from "./json-file.ts"
import { dataModules, metaOf, yearsOf } from "./modules.ts"
import { entriesOf, ordersModule } from "./orders.ts"
import { packageJson, packageName } from "./package-json.ts"
import { readSource, type Source } from "./read.ts"
import { readmeOf } from "./readme.ts"
import { packageSchemas } from "./schemas.ts"

export { FileRefused } from "@policy-ledger/ledger"
export { manifestYears } from "./documents.ts"
export { packageName } from "./package-json.ts"
export { entriesOf } from "./orders.ts"
export { readSource, type Source } from "./read.ts"

export const packageFolder = (root: string, platformId: string): string =>
  join(root, "packages", `rules-${platformId}`)

/** The platforms that have a package. */
export const packagedPlatforms = (root: string): readonly string[] =>
  readdirSync(join(root, "packages"))
    .filter((name) => name.startsWith("rules-"))
    .map((name) => name.slice("rules-".length))

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

const readManifest = (file: string): Record<string, unknown> => ({ ...Object(readJsonFile(file)) })

/** Writes a file only where it says something else, so that what watches it is not stirred. */
const write = (file: string, text: string): void => {
  if (existsSync(file) && readFileSync(file, "utf8") === text) return
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

const writeAll = (folder: string, files: ReadonlyMap<string, string>): void => {
  for (const [file, text] of files) write(join(folder, file), text)
}

/** The version that a package has, or begins with. */
export const packageVersion = (folder: string): string => {
  const file = join(folder, "package.json")
  return existsSync(file) ? String(readManifest(file)["version"]) : "0.0.0"
}

/** What people and registries read beside `dist`. */
const writeAround = (root: string, folder: string, { platform }: Source, manifest: Manifest): void => {
  write(
    join(folder, "package.json"),
    json(
      packageJson(
        platform,
        manifest.version,
        readManifest(join(root, "package.json")),
        entriesOf(root, platform.id),
      ),
    ),
  )
  if (!existsSync(join(folder, "README.md"))) write(join(folder, "README.md"), readmeOf(platform))
  // `changeset version` writes below the title; what is named in `files` is there from the beginning.
  if (!existsSync(join(folder, "CHANGELOG.md")))
    write(join(folder, "CHANGELOG.md"), `# ${packageName(platform.id)}\n`)
  for (const licence of ["LICENSE", "LICENSE-DATA"])
    if (existsSync(join(root, licence))) cpSync(join(root, licence), join(folder, licence))
}

/**
 * Makes `packages/rules-<platform>` from the platform's log and declarations. Everything generated is written anew;
 * `dist` is put in place whole, so that nobody reads half of it.
 */
export const buildPackage = async (root: string, platformId: string): Promise<Manifest> => {
  const source = readSource(root, platformId)
  const folder = packageFolder(root, platformId)
  const release = { package: packageName(platformId), version: packageVersion(folder) }
  const generated = join(folder, "generated")
  rmSync(generated, { recursive: true, force: true })
  const modules = dataModules(source, release)
  writeAll(generated, modules)

  const dist = join(folder, `.build-${process.pid}`)
  try {
    await bundle(generated, dist, source.platform, ordersModule(root, platformId))
    for (const { year, text } of yearsOf(source.log)) write(join(dist, `events/${year}.ndjson`), text)
    for (const [file, text] of modules) if (file.startsWith("events/")) write(join(dist, file), text)
    writeAll(join(dist, "schema"), packageSchemas(source.platform))
    writeAll(dist, JSON_DECLARATIONS)
    for (const kind of ["ts", "cts"]) write(join(dist, `case.d.${kind}`), caseDeclarations(source))
    const [manifest, datapackage] = manifestOf(source, metaOf(source, release), dist)
    write(join(dist, "manifest.json"), json(manifest))
    writeAround(root, folder, source, manifest)
    write(join(folder, "datapackage.json"), datapackage)
    rmSync(join(folder, "dist"), { recursive: true, force: true })
    renameSync(dist, join(folder, "dist"))
    return manifest
  } finally {
    rmSync(dist, { recursive: true, force: true })
  }
}
