import {
  factTitle,
  factValues,
  type AuditAnswer,
  type FactPath,
  type Platform,
  type Verdict,
} from "@policy-ledger/rulebook"
import { type Field, fieldsOf, fieldTitle, isDeadline, kindOf, openingOn, stateOf } from "./fields.ts"
import { placesGiven, tooWideFor, unknownFor } from "../../cases/given.ts"
import type { Audited } from "./outcome-line.ts"
import { bracketed, heading, labelled, listed, type Page, paragraph, say, told } from "../page/page.ts"

/** What would settle an open field of the outcome. */
export interface Settling {
  readonly field: Field
  /** What to tell. */
  readonly facts: readonly FactPath[]
  /** The rules of which no fact can tell whether they apply: their source leaves it open. */
  readonly unsettled: readonly Verdict[]
}

/** The smallest set of facts that could settle that a verdict applies, else that it does not, or tell what it results in. */
const neededBy = ({ applies, missing, settledBy }: Verdict): readonly FactPath[] =>
  applies === "yes" ? missing : (settledBy?.yes ?? settledBy?.no ?? [])

/** Those of a verdict, and of what may displace it. */
const reasonsOf = ({ because, displacedBy = [] }: Verdict, { verdicts }: AuditAnswer): readonly string[] => [
  ...because,
  ...verdicts.filter(({ provision }) => displacedBy.includes(provision)).flatMap((one) => one.because),
]

const openFields = (answer: AuditAnswer): readonly Field[] =>
  fieldsOf(answer).filter((field) => stateOf(answer, field) === "open")

/** Of an answer that was asked with `explain`. */
export const settlingOf = ({ answer, json }: Audited, platform: Platform): readonly Settling[] =>
  openFields(answer).map((field) => {
    const opening = openingOn(answer, field)
    const unknown = isDeadline(field) ? unknownFor(json, platform, kindOf(field)) : []
    const silent = opening
      .filter((verdict) => verdict.applies === "unknown" && neededBy(verdict).length === 0)
      .map((verdict) => ({ verdict, wide: tooWideFor(json, platform, reasonsOf(verdict, answer)) }))
    const facts = [...opening.flatMap(neededBy), ...unknown, ...silent.flatMap(({ wide }) => wide)]
    return {
      field,
      facts: [...new Set(facts)],
      unsettled: silent.filter(({ wide }) => wide.length === 0).map(({ verdict }) => verdict),
    }
  })

/** Under the outcome: what to tell to settle what is open, and what nothing told can settle. */
export const settlingLines = (page: Page, audited: Audited, platform: Platform): string => {
  const all = settlingOf(audited, platform)
  if (all.length === 0) return ""
  return (
    heading(page, say(page, "待定事项如何确定", "To settle what is open")) +
    [...new Set(all.flatMap(({ facts }) => facts))]
      .map((path) => {
        const of = all.filter(({ facts }) => facts.includes(path))
        return paragraph(
          page,
          labelled(page, fieldWords(page, of, platform), factWords(page, path, audited, platform)),
          {
            indent: 2,
            style: "yellow",
          },
        )
      })
      .join("") +
    silentLine(
      page,
      all.filter(({ unsettled }) => unsettled.length > 0),
      platform,
    )
  )
}

const fieldWords = (page: Page, some: readonly Settling[], platform: Platform): string =>
  listed(
    page,
    some.map(({ field }) => fieldTitle(page, field, platform)),
  )

/** What no fact can settle, since the source is silent. */
const silentLine = (page: Page, silent: readonly Settling[], platform: Platform): string => {
  if (silent.length === 0) return ""
  const names = silent.flatMap(({ unsettled }) => unsettled.map(({ provision }) => provision))
  const rules = listed(page, [...new Set(names)])
  const words = say(
    page,
    `来源本身未说明，补充事实也无法确定（${rules}）`,
    `the source leaves it open, and no fact settles it (${rules})`,
  )
  return paragraph(page, labelled(page, fieldWords(page, silent, platform), words), {
    indent: 2,
    style: "dim",
  })
}

/** More values of a fact than these are not listed. */
const VALUES_AT_MOST = 8

/** A fact to tell, and which values it can have. */
const factWords = (page: Page, path: FactPath, { json }: Audited, platform: Platform): string => {
  const fact = platform.facts.find((one) => one.path === path)
  const name = fact === undefined ? path : path + bracketed(page, told(page, factTitle(fact)))
  const valued = fact === undefined ? [] : factValues(fact, platform)
  const values = fact?.type === "boolean" ? ["true", "false"] : valued.map(({ value }) => value)
  const shown = values.length > VALUES_AT_MOST ? [...values.slice(0, VALUES_AT_MOST), "…"] : values
  const given = placesGiven(json, path, platform).join(", ")
  if (given !== "")
    return say(page, `将 ${name} 说得比 ${given} 更具体`, `tell ${name} more narrowly than ${given}`)
  const tell = say(page, `补充 ${name}`, `tell ${name}`)
  return shown.length === 0 ? tell : labelled(page, tell, shown.join(" | "))
}
