import type { UpcomingAnswer, UpcomingChange } from "@policy-ledger/rulebook"
import { coverageIfNeeded, outsideLine } from "./coverage.ts"
import { beginning } from "../page/date.ts"
import { type Entry, entryList } from "../page/entries.ts"
import { heading, type Page, paragraph, readable, say, stacked, titled, told } from "../page/page.ts"
import { asOfLines } from "./as-of.ts"
import { marked, presumedLegend } from "./presumed.ts"
import { TYPE } from "../page/terms.ts"

export const layOutUpcoming = (page: Page, answer: UpcomingAnswer): string =>
  stacked(
    outsideLine(page, answer.coverage) +
      heading(
        page,
        say(page, `${readable(answer.on)} 之后生效或失效的规则`, `Upcoming on ${readable(answer.on)}`),
        answer.upcoming.length,
      ) +
      asOfLines(page, answer),
    answer.upcoming.length === 0
      ? paragraph(
          page,
          say(
            page,
            "没有已公布且确定此后才生效或失效的规则。",
            "Nothing announced is certainly still to come.",
          ),
        )
      : changes(page, answer.upcoming),
    answer.unknown.length === 0
      ? ""
      : heading(page, say(page, "是否属于此后变化待定", "May be upcoming"), answer.unknown.length) +
          changes(page, answer.unknown),
    presumedLegend(
      page,
      [...answer.upcoming, ...answer.unknown].map(({ provision, presumed }) => ({
        name: provision,
        presumed,
      })),
    ),
    coverageIfNeeded(page, answer.coverage, answer.upcoming.length === 0),
  )

const changes = (page: Page, all: readonly UpcomingChange[]): string =>
  entryList(
    page,
    [
      say(page, "条款", "Provision"),
      say(page, "变化", "Change"),
      say(page, "日期", "From"),
      say(page, "公告", "Announcement"),
    ],
    [{ title: "", entries: all.map((change) => entryOf(page, change)) }],
  )

const entryOf = (page: Page, change: UpcomingChange): Entry => ({
  cells: [
    marked(change.provision, change.presumed),
    told(page, TYPE[change.type]),
    beginning(page, change.from) + (change.expected ? say(page, "（预计）", " (expected)") : ""),
    change.announcement,
  ],
  under: paragraph(page, titled(page, change.title), { indent: 4 }),
})
