import type { CaseCoverage } from "@policy-ledger/rulebook"
import { match } from "ts-pattern"
import { type Page, paragraph, say, told } from "../page/page.ts"

/** What was read to make the ledger, and that it is no legal advice. */
export const coverageNote = (page: Page, note: CaseCoverage): string => {
  const span = say(
    page,
    `本账本依据 ${note.from} 至 ${note.to} 的报道整理。`,
    `This ledger is made from reports of ${note.from} to ${note.to}.`,
  )
  return (
    (note.held === "nothing" ? paragraph(page, nothingHeld(page), { style: "yellow" }) : "") +
    paragraph(page, span, { style: "dim" }) +
    paragraph(page, told(page, note.statement), { style: "dim" }) +
    paragraph(page, told(page, note.disclaimer), { style: "dim" })
  )
}

const nothingHeld = (page: Page): string =>
  say(
    page,
    "截至所问的记录时间，本账本尚无任何记录；不能据此认为没有规则。",
    "By the recording asked for this ledger held nothing yet: that is no word on the rules.",
  )

/** The first line of an answer about a time outside of what was read; nothing where it lies inside. */
export const outsideLine = (
  page: Page,
  { from, to, date }: CaseCoverage,
  time: string = say(page, "所问日期", "The date asked for"),
): string => {
  const text = match(date)
    .with("inside", undefined, () => "")
    .with("before", () =>
      say(
        page,
        `${time}早于 ${from}（所读报道的起始日），此前公布的规则可能未收录。`,
        `${time} lies before ${from}, when reading began: what came earlier may not be held.`,
      ),
    )
    .with("after", () =>
      say(
        page,
        `${time}晚于 ${to}（所读报道的截止日），此后公布的规则未收录。`,
        `${time} lies after ${to}, when reading stopped: what came later is not held.`,
      ),
    )
    .exhaustive()
  return text === "" ? "" : paragraph(page, text, { style: "yellow" })
}

/** The note where it is needed: the answer is empty, or the date lies outside what was read. */
export const coverageIfNeeded = (page: Page, note: CaseCoverage, isEmpty: boolean): string =>
  isEmpty || note.date !== "inside" ? coverageNote(page, note) : ""
