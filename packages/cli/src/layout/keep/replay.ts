import type { Counts, ReplayAnswer, ReplayStep } from "../../ledger/answers.ts"
import { type Entry, entryList } from "../page/entries.ts"
import { type Page, paragraph, say, stacked } from "../page/page.ts"
import { table } from "../page/table.ts"

export const layOutReplay = (page: Page, { steps = [], state, ledger }: ReplayAnswer): string =>
  stacked(
    steps.length === 0
      ? ""
      : entryList(
          page,
          [
            "#",
            say(page, "事件", "Event"),
            say(page, "条款", "Provision"),
            say(page, "公告", "Announcement"),
          ],
          [{ title: "", entries: steps.map((step) => entryOf(page, step)) }],
        ),
    paragraph(
      page,
      say(
        page,
        `已重放 ${ledger.events} 个事件：${inWords(page, state)}`,
        `${ledger.events} events folded: ${inWords(page, state)}`,
      ),
      {
        style: "bold",
      },
    ) +
      table(
        [
          [say(page, "状态", "State"), state.digest],
          [say(page, "日志根", "Root of the log"), ledger.root],
        ],
        page,
      ),
  )

const entryOf = (page: Page, step: ReplayStep): Entry => ({
  cells: [String(step.revision), step.type, step.provision, step.announcement],
  under: paragraph(
    page,
    say(page, `其后：${inWords(page, step.held)}`, `then: ${inWords(page, step.held)}`),
    {
      indent: 4,
      style: "dim",
    },
  ),
})

const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? "" : "s"}`

const inWords = (page: Page, { announcements, readings, changes }: Counts): string => {
  const more =
    readings === announcements ? "" : say(page, `（${readings} 次解读）`, ` (${readings} readings)`)
  return say(
    page,
    `${announcements} 个公告${more}，${changes} 处变化`,
    `${counted(announcements, "announcement")}${more}, ${counted(changes, "change")}`,
  )
}
