import type { CaseCoverage, CoverageNote } from "@policy-ledger/rulebook"
import { match } from "ts-pattern"
import { type Page, paragraph, say, told } from "../page/page.ts"

/** What was read to make the ledger, and that it is no legal advice. */
export const coverageNote = (page: Page, note: CaseCoverage): string => {
  const span = say(
    page,
    `本账本依据 ${note.from} 至 ${note.to} 的报道。`,
    `This ledger is made from reports of ${note.from} to ${note.to}.`,
  )
  const beside = dateBeside(page, note.date)
  const style = note.date === undefined || note.date === "inside" ? "dim" : "yellow"
  return (
    (note.held === "nothing" ? paragraph(page, nothingHeld(page), { style: "yellow" }) : "") +
    paragraph(page, [span, beside].join(say(page, "", " ")), { style }) +
    paragraph(page, told(page, note.statement), { style: "dim" }) +
    paragraph(page, told(page, note.disclaimer), { style: "dim" })
  )
}

const nothingHeld = (page: Page): string =>
  say(
    page,
    "到所问的记录时刻，本账本还什么都没有记录；这不表示没有规则。",
    "By the recording asked for this ledger held nothing yet: that is no word on the rules.",
  )

/** Where the date asked for lies beside what was read; nothing where it lies inside. */
export const dateBeside = (page: Page, date: CoverageNote["date"] | undefined): string =>
  match(date)
    .with("inside", undefined, () => "")
    .with("before", () =>
      say(page, "所问日期早于所读的报道。", "The date asked for lies before what was read."),
    )
    .with("after", () =>
      say(page, "所问日期晚于所读的报道。", "The date asked for lies after what was read."),
    )
    .exhaustive()

/** The note where it is needed: the answer is empty, or the date lies outside what was read. */
export const coverageIfNeeded = (page: Page, note: CoverageNote, isEmpty: boolean): string =>
  isEmpty || note.date !== "inside" ? coverageNote(page, note) : ""
