// Saved pages as files: read within bounds, decoded, and made lines of.
import { readBytes, readFolder, readText } from "@policy-ledger/files"
import { PAGE_BYTES, YAML_BOUNDS } from "@policy-ledger/log"
import { Effect, Result } from "effect"
import type { Site } from "../schema/site.ts"
import { type CutPage, cutPage, type PageLines } from "./cut.ts"
import { decodePage, PageRefused } from "./encoding.ts"
import { isHtml, linesOfHtml } from "./html.ts"
import { squash } from "./passage.ts"
import { decodeSite, siteOf } from "./site.ts"

/** A page in lines; `raw` is what its site is known by. */
export interface ReadPage extends PageLines {
  readonly file: string
  readonly raw: string
  readonly encoding: string
}

/** A report without a headline is looked for at each line of a page. */
const MOST_LINES = 20_000

export const readPageBytes = (file: string, bytes: Uint8Array): Result.Result<ReadPage, PageRefused> => {
  const refused = (found: string, expected: string) => Result.fail(new PageRefused({ file, found, expected }))
  const decoded = decodePage(bytes)
  if (decoded === undefined)
    return refused(
      "bytes that are neither UTF-8 nor GBK nor what the page says",
      "text or HTML in one of them",
    )
  const { text: raw, encoding } = decoded
  const page = isHtml(raw)
    ? { ...linesOfHtml(raw), areBlocks: true }
    : { lines: raw.split(/\r\n?|\n/), areBlocks: false }
  const { lines } = page
  if (lines === undefined) return refused("HTML that nests more than a thousand deep", "a page for readers")
  return lines.length > MOST_LINES
    ? refused(`${lines.length} lines`, `at most ${MOST_LINES}`)
    : Result.succeed({ file, raw, encoding, ...page, lines })
}

/** `open`: a file that is open already, such as standard input. */
export const readPage = (file: string, open?: number) =>
  Effect.flatMap(readBytes(file, PAGE_BYTES, open), (bytes) => Effect.fromResult(readPageBytes(file, bytes)))

const PAGE_NAME = /\.(?:txt|html?)$/i

/** Every page of a folder: `.txt`, `.html` and `.htm`. */
export const readPages = Effect.fnUntraced(function* (folder: string) {
  const pages: ReadPage[] = []
  for (const name of yield* readFolder(folder))
    if (PAGE_NAME.test(name) && !name.startsWith(".")) pages.push(yield* readPage(`${folder}/${name}`))
  return pages
})

/** The profiles of sites, `seeds/sites/*.yaml`; none where there is no such folder. */
export const readSites = Effect.fnUntraced(function* (folder: string) {
  const sites: Site[] = []
  const names = yield* readFolder(folder).pipe(Effect.catchTag("FileNotFound", () => Effect.succeed([])))
  for (const name of names) {
    if (!name.endsWith(".yaml") || name.startsWith(".")) continue
    const text = yield* readText(`${folder}/${name}`, YAML_BOUNDS.bytes)
    sites.push(yield* Effect.fromResult(decodeSite(`${folder}/${name}`, text)))
  }
  return sites
})

/** In code points: what is longer is a page that was not cut where its reports end. */
const LONGEST_REPORT = 50_000

/** A page taken apart, and by which profile. */
export const cutBySite = (
  page: ReadPage,
  sites: readonly Site[],
  asked?: string,
): Result.Result<CutPage & { readonly site: Site }, PageRefused> => {
  if (squash(page.lines.join("")) === "") {
    const expected = "a saved page with a report on it"
    return Result.fail(new PageRefused({ file: page.file, found: "no text", expected }))
  }
  return Result.flatMap(siteOf({ file: page.file, text: page.raw }, sites, asked), (site) => {
    const cut = cutPage(page, site)
    const longest = cut.reports.reduce((most, { passage }) => Math.max(most, passage.length), 0)
    if (longest <= LONGEST_REPORT) return Result.succeed({ ...cut, site })
    const found = `a report of ${longest} characters`
    return Result.fail(
      new PageRefused({ file: page.file, found, expected: `at most ${LONGEST_REPORT}, as an article has` }),
    )
  })
}
