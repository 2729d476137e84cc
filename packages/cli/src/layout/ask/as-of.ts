import type { AsOfAnswer, Presumption } from "@policy-ledger/rulebook"
import { type Page, paragraph, readable, say } from "../page/page.ts"
import { presumeLine } from "./presumed.ts"

interface AsOf extends AsOfAnswer {
  readonly presume?: readonly Presumption[]
}

/** As of when the question was answered, and what was presumed; nothing where it is as of today and nothing was. */
export const asOfLines = (page: Page, { announcedBy, recordedBy, presume }: AsOf): string =>
  (announcedBy === null
    ? ""
    : paragraph(
        page,
        say(page, `只计 ${announcedBy} 当日及以前公布的`, `as announced by the end of ${announcedBy}`),
        { style: "dim" },
      )) +
  (recordedBy === null
    ? ""
    : paragraph(
        page,
        say(page, `只计 ${readable(recordedBy)} 及以前记录的`, `as recorded by ${readable(recordedBy)}`),
        { style: "dim" },
      )) +
  presumeLine(page, presume)
