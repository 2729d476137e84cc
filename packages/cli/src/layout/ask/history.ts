import type { EventMention, HistoryAnswer, HistoryVersion } from "@policy-ledger/rulebook"
import { coverageNote } from "./coverage.ts"
import { beginning, ending } from "../page/date.ts"
import { bracketed, heading, type Page, paragraph, say, stacked, titled, told } from "../page/page.ts"
import { asOfLines } from "./as-of.ts"
import { STANDING, TYPE } from "../page/terms.ts"

export const layOutHistory = (page: Page, answer: HistoryAnswer): string => {
  const groups = Map.groupBy(answer.versions, ({ provision }) => provision)
  return stacked(
    heading(page, titled(page, answer.title)) + asOfLines(page, answer),
    ...[...groups].map(
      ([provision, versions]) =>
        paragraph(page, provision, { style: "cyan" }) +
        versions.map((version) => versionLines(page, version)).join(""),
    ),
    groups.size === 0
      ? paragraph(page, say(page, "没有任何版本的记录。", "No version of it is recorded."))
      : "",
    groups.size === 0 ? coverageNote(page, answer.coverage) : "",
  )
}

const versionLines = (page: Page, version: HistoryVersion): string => {
  const span = `${beginning(page, version.from)} → ${ending(page, version.ends)}`
  const whose = version.announcement ?? say(page, "（原文未收录）", "(wording not held)")
  const standing =
    version.standing === "announced" ? "" : `  ${tag(page, told(page, STANDING[version.standing]))}`
  return (
    paragraph(page, `${span}  ${whose}${standing}`, { indent: 2 }) +
    paragraph(page, titled(page, version.title), { indent: 4 }) +
    version.events
      .map((event) => paragraph(page, mention(page, event), { indent: 4, mark: "- ", style: "dim" }))
      .join("")
  )
}

const mention = (page: Page, { provision, type, from, announcement, live }: EventMention): string => {
  const counts =
    live === "no" ? say(page, "不计入", "does not count") : say(page, "是否计入待定", "may not count")
  return (
    `${provision} ${told(page, TYPE[type])} ${beginning(page, from)}${bracketed(page, announcement)}` +
    (live === undefined ? "" : ` ${tag(page, counts)}`)
  )
}

const tag = (page: Page, text: string): string => say(page, `【${text}】`, `[${text}]`)
