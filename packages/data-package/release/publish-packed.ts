import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { join } from "node:path"

/**
 * `node packages/data-package/release/publish-packed.ts DIR [npm's options…]`: publishes exactly what `changeset pack` wrote into DIR and the
 * gates tried, in the plan's order. Needs npm and nothing of this workspace, so that the one job that may publish
 * installs nothing.
 */
interface Packed {
  readonly kind: string
  readonly name: string
  readonly version: string
  readonly access: string
  readonly tag: string
  readonly tarball: { readonly path: string; readonly integrity: string }
}

const [folder, ...options] = process.argv.slice(2)
if (folder === undefined)
  throw new Error("publish-packed: found no folder, expected the one that changeset pack wrote")

const { plan }: { readonly plan: readonly (readonly Packed[])[] } = JSON.parse(
  readFileSync(join(folder, "publish-plan.json"), "utf8"),
)

const integrityOf = (file: string): string =>
  `sha256-${createHash("sha256").update(readFileSync(file)).digest("base64")}`

for (const { name, version, access, tag, tarball } of plan.flat().filter(({ kind }) => kind === "publish")) {
  const file = join(folder, tarball.path)
  const integrity = integrityOf(file)
  if (integrity !== tarball.integrity)
    throw new Error(`${file}: found ${integrity}, expected ${tarball.integrity}, as it was packed`)
  const { status } = spawnSync("npm", ["publish", file, "--access", access, "--tag", tag, ...options], {
    stdio: ["ignore", "inherit", "inherit"],
  })
  if (status !== 0) throw new Error(`${name}@${version}: npm publish ended with ${status}`)
  console.log(`${name}@${version}: published, ${integrity}`)
}
