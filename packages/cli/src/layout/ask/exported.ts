import type { ExportAnswer } from "../../ledger/answers.ts"
import { type Page, paragraph, say } from "../page/page.ts"

export const layOutExported = (page: Page, { to, tables }: ExportAnswer): string => {
  const files = tables.map(({ file, rows }) => ({ file, rows }))
  return paragraph(
    page,
    say(
      page,
      `${to}：${files.map(({ file, rows }) => `${file}（${rows} 行）`).join("、")}`,
      `${to}: ${files.map(({ file, rows }) => `${file} (${rows} rows)`).join(", ")}`,
    ),
  )
}
