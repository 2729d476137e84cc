// What the first view weighs: the HTML, its style, and every script that is loaded before the page can be used.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { brotliCompressSync, constants, gzipSync } from "node:zlib"

/** A file of the page with its bytes as they are, and as a host sends them. */
export interface Weight {
  readonly file: string
  readonly raw: number
  readonly gzip: number
  readonly brotli: number
}

export const weightOf = (folder: string, file: string): Weight => {
  const bytes = readFileSync(join(folder, file))
  return {
    file,
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
  }
}
