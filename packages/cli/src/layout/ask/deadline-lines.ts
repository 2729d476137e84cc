import type { Platform, Verdict } from "@policy-ledger/rulebook"
import { match } from "ts-pattern"
import { givenAt, promisesOf } from "../../cases/given.ts"
import { type DeadlineField, deadlineOf, isOn, kindOf, stateOf, verdictsOn } from "./fields.ts"
import { lateness } from "./lateness.ts"
import { amongWords } from "./open.ts"
import { type Audited, openLine, type OutcomeLine, ruleWords } from "./outcome-line.ts"
import { promiseWords } from "./promise-words.ts"
import { type Page, readable, say } from "../page/page.ts"

/** What is known of a deadline of the outcome. */
export const deadlineLines = (
  page: Page,
  platform: Platform,
  audited: Audited,
  field: DeadlineField,
): readonly OutcomeLine[] =>
  match(stateOf(audited.answer, field))
    .with("none", () => [])
    .with("set", () => [setDeadline(page, platform, audited, field)])
    .with("open", () => {
      const candidates = deadlineOf(audited.answer, field).candidates.map(readable)
      return [
        openLine(page, audited.answer, field, candidates.length === 0 ? [] : [amongWords(page, candidates)]),
      ]
    })
    .with("unstated", () => unstatedDeadline(page, platform, audited, field))
    .exhaustive()

/** The rules that set it, and those that stop its clock; where none does, the parties agreed on it. */
const setDeadline = (
  page: Page,
  platform: Platform,
  { answer, json }: Audited,
  field: DeadlineField,
): OutcomeLine => {
  const { at: told, late } = deadlineOf(answer, field)
  const at = told ?? ""
  const applying = verdictsOn(answer, field).filter(({ applies }) => applies === "yes")
  // What is extended falls later than its rule says.
  const isExtended = applying.some(({ effects }) => effects.some(({ kind }) => kind === "extend"))
  const agreement = platform.agreements[kindOf(field)] ?? ""
  const given = agreement === "" ? undefined : givenAt(json, agreement)
  const isAgreed = typeof given === "string" && given !== "unknown"
  const setting = applying.filter(({ effects }) =>
    effects.some(
      (effect) =>
        isOn(effect, field) &&
        "at" in effect &&
        (effect.at === at || (isExtended && !isAgreed && effect.at !== null)),
    ),
  )
  const moving = applying.filter(({ effects }) =>
    effects.some(({ kind }) => kind === "pause" || kind === "extend"),
  )
  return {
    text:
      late === undefined ? readable(at) : [readable(at), lateness(page, late)].join(say(page, "，", ", ")),
    is: late === undefined ? "set" : "late",
    by:
      setting.length === 0
        ? [say(page, `双方约定（${agreement}）`, `what the parties agreed on (${agreement})`)]
        : [...new Set([...setting, ...moving])].map((verdict) => ruleWords(page, verdict)),
  }
}

/** Rules without their instant, promises without their rule, and what it could be nevertheless. */
const unstatedDeadline = (
  page: Page,
  platform: Platform,
  { answer, json }: Audited,
  field: DeadlineField,
): readonly OutcomeLine[] => {
  const kind = kindOf(field)
  const untold = (verdict: Verdict): boolean =>
    verdict.applies === "yes" &&
    verdict.effects.some((effect) => isOn(effect, field) && "at" in effect && effect.at === null)
  const on = verdictsOn(answer, field).filter(({ applies }) => applies !== "no")
  const words = say(page, "有时限，来源未说明是何时", "there is one, and the source does not say when")
  const line = (text: string, by: readonly Verdict[]): OutcomeLine => ({
    text,
    is: "unstated",
    by: by.map((verdict) => ruleWords(page, verdict)),
  })
  const candidates = deadlineOf(answer, field).candidates.map(readable)
  const others = on.filter((verdict) => !untold(verdict))
  return [
    ...on.filter(untold).map((verdict) => line(words, [verdict])),
    ...promisesOf(json, platform, kind).map((title) => line(promiseWords(page, title), [])),
    ...(candidates.length === 0 ? [] : [line(amongWords(page, candidates), others)]),
  ]
}
