import type { CitationAnswer, Verdict } from "@policy-ledger/rulebook"
import { effectLine } from "./effect.ts"
import { type Page, paragraph, readable, say, titled, told } from "./page.ts"
import { KLEENE } from "./terms.ts"

export interface Telling {
  readonly explain: boolean
  readonly currency: string
}

/** A verdict that applies or may apply: the rule, its effects, what is missing, and on whose word. */
export const verdictLines = (page: Page, verdict: Verdict, { explain, currency }: Telling): string =>
  titleLines(page, verdict) +
  verdict.effects.map((effect) => paragraph(page, effectLine(page, currency, effect), { indent: 4, mark: "→ " })).join("") +
  missingLines(page, verdict) +
  (explain ? settling(page, verdict) + becauseLines(page, verdict) : "") +
  citationLines(page, verdict)

/** A verdict that does not apply: only why. */
export const declinedLines = (page: Page, verdict: Verdict): string => titleLines(page, verdict) + becauseLines(page, verdict)

const titleLines = (page: Page, { provision, title }: Verdict): string =>
  paragraph(page, provision, { indent: 2, style: "cyan" }) + paragraph(page, titled(page, title), { indent: 4 })

const missingLines = (page: Page, { missing }: Verdict): string =>
  missing.length === 0
    ? ""
    : paragraph(page, `${say(page, "缺少", "missing")}: ${missing.join(", ")}`, { indent: 4, style: "yellow" })

const settling = (page: Page, { settledBy }: Verdict): string => {
  if (settledBy === undefined) return ""
  const facts = (names: readonly string[] | null): string =>
    names === null ? say(page, "任何事实都不能", "no fact can") : names.length === 0 ? "—" : names.join(", ")
  return paragraph(
    page,
    say(
      page,
      `可定为“是”：${facts(settledBy.yes)}；可定为“否”：${facts(settledBy.no)}`,
      `would settle it as yes: ${facts(settledBy.yes)}; as no: ${facts(settledBy.no)}`,
    ),
    { indent: 4, style: "yellow" },
  )
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
  [source, ...(at === null ? [] : [readable(at)]), ...(headline === null ? [] : [`“${headline}”`]), `${digest.slice(0, SHORT)}… [${from}, ${to})`].join(
    " ",
  )
