import { readText, replaceFile } from "@policy-ledger/files"
import { YAML_BOUNDS } from "@policy-ledger/log"
import { Effect, Result } from "effect"
import { cutPage } from "../pages/cut.ts"
import { Library } from "../pages/pages.ts"
import { cutBySite, readPages, readSites } from "../pages/read.ts"
import { PLAIN } from "../pages/site.ts"
import { citeQuotations } from "./cite.ts"

export interface CiteQuestion {
  /** The announcement, as YAML; it is changed in place. */
  readonly file: string
  /** The folder of saved pages. */
  readonly pages: string
  /** `seeds/sites` */
  readonly sites: string
}

/** Reads the pages, and replaces the file whole where anything in it is cited anew. */
export const citeFile = Effect.fnUntraced(function* ({ file, pages, sites }: CiteQuestion) {
  const text = yield* readText(file, YAML_BOUNDS.bytes)
  const profiles = yield* readSites(sites)
  const read = yield* readPages(pages)
  const reports = read.flatMap(
    (page) => Result.getOrElse(cutBySite(page, profiles), () => cutPage(page, PLAIN)).reports,
  )
  const cited = yield* Effect.fromResult(citeQuotations(file, text, { reports, library: new Library(read) }))
  if (cited.text !== text) yield* replaceFile(file, cited.text)
  return cited
})
