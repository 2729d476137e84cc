import type { UpcomingAnswer, UpcomingChange } from "@policy-ledger/rulebook"
import { coverageIfNeeded } from "./coverage.ts"
import { beginning } from "./date.ts"
import { knownBy } from "./in-force.ts"
import { heading, type Page, paragraph, readable, say, stacked, titled, told } from "./page.ts"
import { table } from "./table.ts"
import { TYPE } from "./terms.ts"

export const layOutUpcoming = (page: Page, answer: UpcomingAnswer): string =>
  stacked(
    heading(page, say(page, `${readable(answer.on)} 时即将到来的变化`, `Upcoming on ${readable(answer.on)}`), answer.upcoming.length) +
      knownBy(page, { announcedBy: answer.announcedBy, recordedBy: null }),
    answer.upcoming.length === 0
      ? paragraph(page, say(page, "没有已公布而必定未到来的变化。", "Nothing announced is certainly still to come."))
      : changes(page, answer.upcoming),
    answer.unknown.length === 0
      ? ""
      : heading(page, say(page, "可能即将到来", "May be upcoming"), answer.unknown.length) + changes(page, answer.unknown),
    coverageIfNeeded(page, answer.coverage, answer.upcoming.length === 0),
  )

const changes = (page: Page, all: readonly UpcomingChange[]): string =>
  table(all.map((change) => row(page, change)), { ...page, header: header(page) })

const header = (page: Page): readonly string[] => [
  say(page, "自", "From"),
  say(page, "变化", "Change"),
  say(page, "条款", "Provision"),
  say(page, "公告", "Announcement"),
  say(page, "名称", "Title"),
]

const row = (page: Page, change: UpcomingChange): readonly string[] => [
  change.expected ? `${beginning(page, change.from)}\n${say(page, "（预计）", "(expected)")}` : beginning(page, change.from),
  told(page, TYPE[change.type]),
  change.provision,
  change.announcement,
  titled(page, change.title),
]
