import { describeCheck } from "@policy-ledger/ledger"
import type { CheckAnswer } from "../../ledger/answers.ts"
import { type Page, paragraph, say, stacked } from "../page/page.ts"

/** As compilers tell it, so that an editor finds the place. */
export const layOutFindings = (page: Page, { announcements, pages, findings }: CheckAnswer): string => {
  const checked =
    pages === null
      ? say(page, `${announcements} 个文件`, `${announcements} files`)
      : say(
          page,
          `${announcements} 个文件，对照 ${pages} 的页面`,
          `${announcements} files, compared with the pages of ${pages}`,
        )
  const summary =
    findings.length === 0
      ? paragraph(page, say(page, `已检查 ${checked}：没有问题`, `checked ${checked}: all in order`), {
          style: "green",
        })
      : paragraph(
          page,
          say(
            page,
            `已检查 ${checked}：${findings.length} 处需更正`,
            `checked ${checked}: ${findings.length} to put right`,
          ),
          {
            style: "red",
          },
        )
  return stacked(findings.map((finding) => `${describeCheck(finding)}\n`).join(""), summary)
}
