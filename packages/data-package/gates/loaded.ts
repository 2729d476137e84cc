import { readFileSync } from "node:fs"
import { join } from "node:path"
import { gzipSync } from "node:zlib"

/** A file of `dist` and all that it loads before it is asked anything: bytes, each file gzipped by itself, and files. */
export const loadedBy = (dist: string, entry: string): { readonly bytes: number; readonly files: number } => {
  const files = new Set([entry])
  for (const file of files)
    for (const [, next] of readFileSync(join(dist, file), "utf8").matchAll(
      /(?:from|require\()"\.\/([^"]+)"/g,
    ))
      if (next !== undefined) files.add(next)
  const sizes = [...files].map((file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length)
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), files: files.size }
}
