import { createHash } from "node:crypto"
import { mkdirSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { copyRepository } from "./copy.ts"
import { inFolder, run, told } from "./stranger.ts"

/**
 * Two builds in two folders, under two masks of permissions, in two time zones, make the same tarballs to the byte: what lets
 * the release compare the digests of two builds that know nothing of each other.
 */
const built = (copy: string, { umask, zone }: { readonly umask: string; readonly zone: string }) => {
  mkdirSync(copy, { recursive: true })
  const packed = join(copy, "packed")
  const before = process.umask(umask)
  try {
    copyRepository(copy)
    run("env", [`TZ=${zone}`, "sh", ".ci/tarballs", packed], copy)
  } finally {
    process.umask(before)
  }
  return new Map(
    readdirSync(packed)
      .filter((file) => file.endsWith(".tgz"))
      .map((file) => [
        file,
        createHash("sha256")
          .update(readFileSync(join(packed, file)))
          .digest("hex"),
      ]),
  )
}

await inFolder("reproducible", async (folder) => {
  await told("two builds", () => {
    const one = built(join(folder, "one"), { umask: "022", zone: "UTC" })
    const other = built(join(folder, "in/another/place"), { umask: "077", zone: "Asia/Shanghai" })
    const differ = [...new Set([...one.keys(), ...other.keys()])].filter(
      (file) => one.get(file) !== other.get(file),
    )
    if (one.size === 0 || differ.length > 0)
      throw new Error(
        `two builds: found ${differ.join(", ") || "no tarball"} to differ, expected the same bytes`,
      )
    return `${one.size} tarballs, the same to the byte`
  })
})
