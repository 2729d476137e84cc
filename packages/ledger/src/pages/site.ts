// Which site a page is of. A profile is data, seeds/sites/<id>.yaml: what it knows a page by, and what cuts it into reports.
import { basename } from "node:path"
import { Result } from "effect"
import { acceptUnless, decodeSource } from "../authoring/decode.ts"
import type { FileRefused } from "../authoring/seed-error.ts"
import { parseYaml } from "../authoring/yaml.ts"
import { Site } from "../schema/site.ts"
import { PageRefused } from "./encoding.ts"

export const decodeSite = (file: string, text: string): Result.Result<Site, FileRefused> =>
  Result.gen(function* () {
    const source = yield* parseYaml(file, text)
    const site: Site = yield* decodeSource(Site, source)
    const name = basename(file, ".yaml")
    const expected = `${name}, the name of the file`
    return yield* acceptUnless(
      source,
      site,
      name === site.id ? [] : [{ reason: "WrongFileName", path: ["id"], expected }],
    )
  })

/** A page of any site: a headline, perhaps a printed time, and what follows. */
export const PLAIN: Site = { id: "plain", source: "TODO the site", recognisedBy: ["plain"] }

const named = (sites: readonly Site[], id: string, file: string): Result.Result<Site, PageRefused> => {
  const site = [...sites, PLAIN].find((one) => one.id === id)
  const known = [...sites, PLAIN].map((one) => one.id).join(", ")
  return site === undefined
    ? Result.fail(new PageRefused({ file, found: `the site ${id}`, expected: `one of ${known}` }))
    : Result.succeed(site)
}

/** The site that was named, else the one whose words stand in the page. */
export const siteOf = (
  page: { readonly file: string; readonly text: string },
  sites: readonly Site[],
  asked?: string,
): Result.Result<Site, PageRefused> => {
  if (asked !== undefined) return named(sites, asked, page.file)
  const [site, other] = sites.filter(({ recognisedBy }) =>
    recognisedBy.some((mark) => page.text.includes(mark)),
  )
  if (site !== undefined && other === undefined) return Result.succeed(site)
  return Result.fail(
    new PageRefused({
      file: page.file,
      found:
        other === undefined ? "a page of no site in seeds/sites" : `marks of ${site?.id} and of ${other.id}`,
      expected: "one of a known site, or --site to name how it is cut (plain: a headline, a time, the text)",
    }),
  )
}
