import type { DraftAnswer, DraftedReport } from "../../ledger/answers.ts"
import { type Page, paragraph, say, stacked } from "../page/page.ts"
import { type Row, table } from "../page/table.ts"

/** With files a list of them; else the skeletons themselves, one after the other. */
export const layOutDraft = (page: Page, answer: DraftAnswer): string =>
  stacked(
    answer.reports.some(({ file }) => file !== null)
      ? table(
          answer.reports.map((report) => row(page, report)),
          page,
        )
      : answer.reports.map((report) => skeleton(page, report)).join("\n"),
    answer.unsure
      .map(({ line, why }) =>
        paragraph(
          page,
          say(page, `${answer.page}:${line}：分不清 ${why}`, `${answer.page}:${line}: not sure ${why}`),
          {
            style: "yellow",
          },
        ),
      )
      .join(""),
    paragraph(page, summary(page, answer), { style: "dim" }),
  )

const summary = (page: Page, { page: file, site, reports }: DraftAnswer): string => {
  const recorded = reports.filter(({ recordedAs }) => recordedAs.length > 0).length
  return say(
    page,
    `${file}（${site}）：${reports.length} 篇报道，其中 ${recorded} 篇已经记录`,
    `${file} (${site}): ${reports.length} ${reports.length === 1 ? "report" : "reports"}, ${recorded} recorded already`,
  )
}

const row = (page: Page, { id, headline, recordedAs, file }: DraftedReport): Row => [
  file ?? {
    text: say(page, `已记录：${recordedAs.join("、")}`, `recorded: ${recordedAs.join(", ")}`),
    style: "dim",
  },
  headline ?? id,
]

const skeleton = (page: Page, { id, recordedAs, yaml }: DraftedReport): string => {
  const recorded = recordedAs.join(", ")
  const note = recorded === "" ? "" : say(page, `，已记录：${recorded}`, `, recorded as ${recorded}`)
  return [`# ${id}.yaml${note}`, ...yaml, ""].join("\n")
}
