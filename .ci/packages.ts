import { spawnSync } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

/**
 * Packs every package that is to be published: all that it names is in the tarball, its licence too, and no script; then publint and
 * are-the-types-wrong judge it.
 */
const packages = readdirSync("packages")
  .map((name) => join("packages", name))
  .filter((folder) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).private !== true)

/** Silent where all is well; else prints what the tool said. */
function run(command: string, args: ReadonlyArray<string>, cwd = "."): boolean {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" })
  if (status !== 0) console.error(`${command} ${args.join(" ")}\n${stdout}${stderr}`)
  return status === 0
}

const tar = (...args: readonly string[]): string => spawnSync("tar", args, { encoding: "utf8" }).stdout

interface Manifest {
  readonly files: readonly string[]
  readonly main?: string
}

const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))

/** What `files` names, and the licence as it stands at the root. */
function isComplete(folder: string, tarball: string): boolean {
  const { files } = manifestOf(folder)
  const packed = tar("tzf", tarball).split("\n")
  const missing = [...files.filter((name) => !name.startsWith("!")), "LICENSE", "README.md"].filter(
    (name) => !packed.some((path) => path === `package/${name}` || path.startsWith(`package/${name}/`)),
  )
  if (tar("xzOf", tarball, "package/LICENSE") !== readFileSync("LICENSE", "utf8"))
    missing.push("LICENSE as it stands at the root")
  for (const name of missing) console.error(`${tarball}: found no ${name}`)
  const { scripts = {} }: { readonly scripts?: object } = JSON.parse(
    tar("xzOf", tarball, "package/package.json"),
  )
  if (Object.keys(scripts).length > 0) console.error(`${tarball}: found scripts, expected none`)
  return missing.length === 0 && Object.keys(scripts).length === 0
}

function check(folder: string): boolean {
  const packed = mkdtempSync(join(tmpdir(), "policy-ledger-pack-"))
  try {
    if (!run("pnpm", ["pack", "--pack-destination", packed], folder)) return false
    const tarball = readdirSync(packed).map((file) => join(packed, file))[0]
    if (tarball === undefined) return false
    const judgements = [
      isComplete(folder, tarball),
      run("publint", ["run", tarball, "--strict"]),
      // Who has a main can be required, by whatever compiler; the others are ES modules only.
      run("attw", [tarball, "--profile", manifestOf(folder).main === undefined ? "esm-only" : "strict"]),
    ]
    return judgements.every(Boolean)
  } finally {
    rmSync(packed, { recursive: true, force: true })
  }
}

for (const folder of packages) {
  const fit = check(folder)
  console.log(`${folder}: ${fit ? "fit to be published" : "NOT fit to be published"}`)
  if (!fit) process.exitCode = 1
}
