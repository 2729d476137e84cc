import {
  factTitle as titleOfFact,
  type CitationAnswer,
  type FactPath,
  type FieldGroundAnswer,
  type Platform,
  type Verdict,
} from "@policy-ledger/rulebook"
import { effectLine } from "./effect.ts"
import { marked } from "./presumed.ts"
import {
  bracketed,
  labelled,
  listed,
  type Page,
  paragraph,
  readable,
  say,
  titled,
  told,
} from "../page/page.ts"
import { KLEENE } from "../page/terms.ts"

export interface Telling {
  readonly explain: boolean
  readonly platform: Platform
}

/** A verdict that applies or may apply: the rule, its effects, and on whose word; to explain it, what is missing and why. */
export const verdictLines = (page: Page, verdict: Verdict, telling: Telling): string =>
  (telling.explain ? titleLines(page, verdict) : titleLine(page, verdict)) +
  verdict.effects
    .map((effect) => paragraph(page, effectLine(page, telling.platform, effect), { indent: 4, mark: "→ " }))
    .join("") +
  (telling.explain
    ? missingLines(page, verdict, telling) + settling(page, verdict) + becauseLines(page, verdict)
    : "") +
  citationLines(page, verdict, telling)

/** A verdict that does not apply: only why. */
export const declinedLines = (page: Page, verdict: Verdict): string =>
  titleLines(page, verdict) + becauseLines(page, verdict)

const titleLines = (page: Page, { provision, title, presumed }: Verdict): string =>
  paragraph(page, marked(provision, presumed), { indent: 2, style: "cyan" }) +
  paragraph(page, titled(page, title), { indent: 4 })

const titleLine = (page: Page, { provision, title, presumed }: Verdict): string =>
  paragraph(page, labelled(page, marked(provision, presumed), told(page, title)), {
    indent: 2,
    style: "cyan",
  })

const missingLines = (page: Page, { missing }: Verdict, { platform }: Telling): string => {
  if (missing.length === 0) return ""
  const names = missing.map((path) => factTitle(page, path, platform))
  return paragraph(page, labelled(page, say(page, "缺少", "missing"), listed(page, names)), {
    indent: 4,
    style: "yellow",
  })
}

const factTitle = (page: Page, path: FactPath, { facts }: Platform): string => {
  const fact = facts.find((one) => one.path === path)
  return fact === undefined ? path : told(page, titleOfFact(fact)) + bracketed(page, path)
}

const settling = (page: Page, { settledBy }: Verdict): string => {
  if (settledBy === undefined) return ""
  const facts = (names: readonly FactPath[] | null): string =>
    names === null ? say(page, "无（补充事实也无法确定）", "no fact can") : listed(page, names)
  const text = say(
    page,
    `可据以确定适用的事实：${facts(settledBy.yes)}；可据以确定不适用的事实：${facts(settledBy.no)}`,
    `to settle it as yes: ${facts(settledBy.yes)}; as no: ${facts(settledBy.no)}`,
  )
  const none = say(page, "来源本身未说明，补充事实也无法确定", "no fact can settle it")
  return paragraph(page, settledBy.yes === null && settledBy.no === null ? none : text, {
    indent: 4,
    style: "yellow",
  })
}

const becauseLines = (page: Page, { because, inForce, matches }: Verdict): string =>
  paragraph(
    page,
    say(
      page,
      `是否生效：${told(page, KLEENE[inForce])}；是否符合条件：${told(page, KLEENE[matches])}`,
      `in force: ${told(page, KLEENE[inForce])}; conditions hold: ${told(page, KLEENE[matches])}`,
    ),
    { indent: 4, style: "dim" },
  ) + because.map((line) => paragraph(page, readable(line), { indent: 4, mark: "- ", style: "dim" })).join("")

const SHORT = "sha256:".length + 12
const DAY = "2024-02-07".length

const citationLines = (page: Page, verdict: Verdict, telling: Telling): string =>
  citationLine(page, verdict, telling) +
  Object.entries(verdict.grounds ?? {})
    .map(([field, ground]) => groundLine(page, field, ground, telling))
    .join("")

/** What a field rests on by itself: the passage, or why it is inferred. */
const groundLine = (
  page: Page,
  field: string,
  { citation, why }: FieldGroundAnswer,
  { explain }: Telling,
): string => {
  const inferred = why === undefined ? [] : [say(page, `推断：${why}`, `inferred: ${why}`)]
  const words = [...(citation === null ? [] : [cited(citation, explain)]), ...inferred].join("; ")
  return paragraph(page, `${field} | ${words}`, { indent: 4, style: "dim" })
}

const citationLine = (page: Page, { announcement, citation }: Verdict, { explain }: Telling): string => {
  const whose = announcement ?? say(page, "原文未收录", "the wording is not held")
  const words = citation === null ? whose : `${whose} | ${cited(citation, explain)}`
  return paragraph(page, words, { indent: 4, style: "dim" })
}

/** The report and its day; to look the passage up, its time, digest and range. */
const cited = (
  { source, at, headline, digest, range: [from, to] }: CitationAnswer,
  isPassage: boolean,
): string =>
  [
    source,
    ...(at === null ? [] : [isPassage ? readable(at) : at.slice(0, DAY)]),
    ...(headline === null ? [] : [`“${headline}”`]),
    ...(isPassage ? [`${digest.slice(0, SHORT)}… [${from},${to})`] : []),
  ].join(" ")
