import type { CitationAnswer, FactPath, Platform, Verdict } from "@policy-ledger/rulebook"
import { effectLine } from "./effect.ts"
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

/** A verdict that applies or may apply: the rule, its effects, what is missing, and on whose word. */
export const verdictLines = (page: Page, verdict: Verdict, telling: Telling): string =>
  titleLines(page, verdict) +
  verdict.effects
    .map((effect) =>
      paragraph(page, effectLine(page, telling.platform.currency, effect), { indent: 4, mark: "→ " }),
    )
    .join("") +
  missingLines(page, verdict, telling) +
  (telling.explain ? settling(page, verdict) + becauseLines(page, verdict) : "") +
  citationLines(page, verdict)

/** A verdict that does not apply: only why. */
export const declinedLines = (page: Page, verdict: Verdict): string =>
  titleLines(page, verdict) + becauseLines(page, verdict)

const titleLines = (page: Page, { provision, title }: Verdict): string =>
  paragraph(page, provision, { indent: 2, style: "cyan" }) +
  paragraph(page, titled(page, title), { indent: 4 })

const missingLines = (page: Page, { missing }: Verdict, { explain, platform }: Telling): string => {
  if (missing.length === 0) return ""
  const names = missing.map((path) => (explain ? factTitle(page, path, platform) : path))
  return paragraph(page, labelled(page, say(page, "缺少", "missing"), listed(page, names)), {
    indent: 4,
    style: "yellow",
  })
}

const factTitle = (page: Page, path: FactPath, { facts }: Platform): string => {
  const title = facts.find((fact) => fact.path === path)?.title
  return title === undefined ? path : told(page, title) + bracketed(page, path)
}

const settling = (page: Page, { settledBy }: Verdict): string => {
  if (settledBy === undefined) return ""
  const facts = (names: readonly FactPath[] | null): string =>
    names === null ? say(page, "没有事实能定", "no fact can") : listed(page, names)
  const text = say(
    page,
    `要定为“是”，需知 ${facts(settledBy.yes)}；要定为“否”，需知 ${facts(settledBy.no)}`,
    `to settle it as yes: ${facts(settledBy.yes)}; as no: ${facts(settledBy.no)}`,
  )
  const none = say(page, "没有事实能定", "no fact can settle it")
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
      `有效：${told(page, KLEENE[inForce])}；条件成立：${told(page, KLEENE[matches])}`,
      `in force: ${told(page, KLEENE[inForce])}; conditions hold: ${told(page, KLEENE[matches])}`,
    ),
    { indent: 4, style: "dim" },
  ) + because.map((line) => paragraph(page, readable(line), { indent: 4, mark: "- ", style: "dim" })).join("")

const SHORT = "sha256:".length + 12

const citationLines = (page: Page, { announcement, citation }: Verdict): string => {
  const whose = announcement ?? say(page, "文本未收录", "the wording is not held")
  const words = citation === null ? whose : `${whose} | ${cited(citation)}`
  return paragraph(page, words, { indent: 4, style: "dim" })
}

const cited = ({ source, at, headline, digest, range: [from, to] }: CitationAnswer): string =>
  [
    source,
    ...(at === null ? [] : [readable(at)]),
    ...(headline === null ? [] : [`“${headline}”`]),
    `${digest.slice(0, SHORT)}… [${from},${to})`,
  ].join(" ")
