import type { CiteAnswer } from "../../ledger/answers.ts"
import { type Page, paragraph, say, stacked } from "../page/page.ts"
import { type Row, table } from "../page/table.ts"

export const layOutCited = (page: Page, { file, reports, cites }: CiteAnswer): string =>
  reports.length + cites.length === 0
    ? paragraph(
        page,
        say(page, `${file}：没有引文要换，未作改动`, `${file}: no quotation in it, nothing changed`),
      )
    : stacked(
        table(
          [
            ...reports.map(
              ({ report, length }): Row => [
                `reports[${report - 1}]`,
                say(page, "摘要和长度", "digest and length"),
                say(page, `${length} 个字符`, `${length} characters`),
              ],
            ),
            ...cites.map(
              ({ at, report, range }): Row => [
                at,
                say(page, `报道 ${report}`, `report ${report}`),
                range.join("–"),
              ],
            ),
          ],
          page,
        ),
        paragraph(page, say(page, `已写入 ${file}`, `written to ${file}`), { style: "dim" }),
      )
