import { Schema } from "effect"
import { Offset, Words, matching, some, told } from "./leaf.ts"

const Marks = Schema.Array(Words)

/** The file `seeds/sites/<id>.yaml`: how the pages of one site are cut into reports. */
export const Site = Schema.Struct({
  id: matching("a site's id, such as dsb", /^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  source: Words.pipe(told("the site, as reports name it")),
  recognisedBy: some(Words).pipe(told("words of which any one in a page says that it is of this site")),
  utcOffset: Schema.optionalKey(Offset).pipe(
    told("the offset of the times that it prints; without it only their days are taken"),
  ),
  chrome: Schema.optionalKey(Marks).pipe(
    told("whole lines above the first headline that belong to no report"),
  ),
  ends: Schema.optionalKey(Marks).pipe(
    told("how a line begins that stands behind the last report, or the article"),
  ),
  related: Schema.optionalKey(Words).pipe(
    told("the line below which each line is a report of its own, without headline and time"),
  ),
}).annotate({ identifier: "Site", title: "A site whose pages are read" })

export type Site = typeof Site.Type
