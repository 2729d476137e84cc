import type { Held, ReplayAnswer, ReplayStep } from "../ledger/answers.ts"
import { type Page, paragraph, readable, say, stacked } from "./page.ts"
import { type Row, table } from "./table.ts"

export const layOutReplay = (page: Page, { steps = [], state, ledger }: ReplayAnswer): string =>
  stacked(
    steps.length === 0 ? "" : table(steps.map((step) => row(page, step)), { ...page, header: header(page) }),
    paragraph(page, say(page, `已折叠 ${ledger.events} 个事件：${held(page, state)}`, `${ledger.events} events folded: ${held(page, state)}`), {
      style: "bold",
    }) +
      table(
        [
          [say(page, "状态", "State"), state.digest],
          [say(page, "日志根", "Root of the log"), ledger.root],
        ],
        page,
      ),
  )

const header = (page: Page): readonly string[] => [
  "#",
  say(page, "记录于", "Recorded"),
  say(page, "事件", "Event"),
  say(page, "条款", "Provision"),
  say(page, "公告", "Announcement"),
  say(page, "其后持有", "Held after it"),
]

const row = (page: Page, step: ReplayStep): Row => [
  String(step.revision),
  readable(step.recordedAt),
  step.type,
  step.provision,
  step.announcement,
  held(page, step.held),
]

const held = (page: Page, { announcements, readings, changes }: Held): string => {
  const more = readings === announcements ? "" : say(page, `（${readings} 次解读）`, ` (${readings} readings)`)
  return say(page, `${announcements} 个公告${more}，${changes} 处变化`, `${announcements} announcements${more}, ${changes} changes`)
}
