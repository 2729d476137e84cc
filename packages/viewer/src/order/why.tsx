// Why a rule applies, may apply or does not: its condition as a tree, each question with what came of it.
import type { Explained, ExplainedFact, ExplainedInstant } from "@policy-ledger/data-package/entry/explain"
import type { Condition, Verdict } from "@policy-ledger/rulebook"
import {
  conditionWords,
  effectWords,
  factName,
  savingWords,
  shareWords,
} from "@policy-ledger/rulebook/plain-words"
import { platform } from "../day/asking.ts"
import { readable } from "../day/readable.ts"
import { lang } from "../words/words.ts"
import { explainedOf } from "./explained.ts"
import { clock, factTitle, money, valueTitle } from "./terms.ts"
import { said } from "./words.ts"

type Kleene = Explained["is"]

const MARK: { readonly [is in Kleene]: string } = { yes: "✓", no: "✕", unknown: "?" }

const Mark = ({ is }: { readonly is: Kleene }) => (
  <>
    <span class={`mark ${is}`} aria-hidden="true">
      {MARK[is]}
    </span>
    <span class="unseen">
      {said.value.marks[is]}
      {said.value.colon}
    </span>{" "}
  </>
)

const factIn = (node: Explained["node"]): string | undefined => {
  if ("fact" in node && typeof node.fact === "string") return node.fact
  if ("known" in node && typeof node.known === "string") return node.known
  if ("before" in node && typeof node.before === "string") return node.before
  return "since" in node && typeof node.since === "string" ? node.since : undefined
}

const valueWords = (fact: string | undefined, value: ExplainedFact["value"]): string => {
  const words = said.value
  const type = platform.value?.facts.find(({ path }) => path === fact)?.type
  if (typeof value === "boolean") return value ? words.yes : words.no
  if (typeof value === "object")
    return value.length === 0 ? words.emptySet : words.list(value.map((one) => valueTitle(fact ?? "", one)))
  const text = String(value ?? "")
  if (type === "instant") return clock(text)
  if (type === "money") return money(text)
  if (type === "ratio") return shareWords(text)
  return valueTitle(fact ?? "", text)
}

/** What the case knows of it. */
const knownWords = (fact: string | undefined, { how, value, from, to }: ExplainedFact): string => {
  const words = said.value
  if (how === "absent") return words.notSaid
  if (how === "none") return words.wasNone
  if (how === "presumed") return words.presumedNone
  if (how === "bounded" || value === undefined)
    return words.between(
      from === undefined ? undefined : valueWords(fact, from),
      to === undefined ? undefined : valueWords(fact, to),
    )
  return valueWords(fact, value)
}

const Node = ({ of, isSaving }: { readonly of: Explained; readonly isSaving: boolean }) => {
  const on = platform.value
  if (on === undefined) return null
  const { node, is, parts, member, known, after } = of
  const words = isSaving
    ? savingWords(node, on, lang.value)
    : conditionWords(asCondition(node), on, lang.value)
  const facts = [
    ...(known === undefined ? [] : [knownWords(factIn(node), known)]),
    ...(after === undefined || !("after" in node)
      ? []
      : [`${factTitle(node.after)} ${knownWords(node.after, after)}`]),
  ]
  return (
    <li class={is}>
      <Mark is={is} />
      {member === undefined ? "" : `${said.value.memberOf(member)}${said.value.colon}`}
      {words}
      {facts.length === 0 ? null : <span class="known"> · {said.value.list(facts)}</span>}
      {parts.length === 0 ? null : (
        <ul>
          {parts.map((part, i) => (
            // oxlint-disable-next-line react/no-array-index-key -- two questions may be alike in everything
            <Node key={i} of={part} isSaving={isSaving} />
          ))}
        </ul>
      )}
    </li>
  )
}

/** Of the tree of a rule's condition every node is one. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `when` of an explanation holds no saving
const asCondition = (node: Explained["node"]): Condition => node as Condition

const Decided = ({ by }: { readonly by: ExplainedInstant }) => {
  const [on, words] = [platform.value, said.value]
  return on === undefined ? null : (
    <li class={by.inForce}>
      <Mark is={by.inForce} />
      {words.decidedBy(factName(by.fact, on, lang.value), words.inForce[by.inForce])}
      {by.savings.length === 0 ? null : (
        <ul>
          {by.savings.map((one, i) => (
            // oxlint-disable-next-line react/no-array-index-key -- two savings may be alike in everything
            <Node key={i} of={one} isSaving />
          ))}
        </ul>
      )}
    </li>
  )
}

const Because = ({ lines }: { readonly lines: readonly string[] }) => (
  <ul class="because">
    {lines.map((line) => (
      <li key={line}>{readable(line)}</li>
    ))}
  </ul>
)

export const Why = ({ of }: { readonly of: Verdict }) => {
  const told = explainedOf(of)
  if (told === undefined) return <Because lines={of.because} />
  return (
    <>
      <ul class="tree">
        {told.decidedBy.map((by) => (
          <Decided key={by.fact} by={by} />
        ))}
        {told.when === null ? null : <Node of={told.when} isSaving={false} />}
      </ul>
      <details class="all-reasons">
        <summary>{said.value.allReasons}</summary>
        <Because lines={of.because} />
      </details>
    </>
  )
}

/** How a payment is reckoned, as its rule says. */
export const Reckoning = ({ of }: { readonly of: Verdict }) => {
  const [told, on] = [explainedOf(of), platform.value]
  if (told === undefined || on === undefined) return null
  const pays = told.effects.filter((effect) => "pay" in effect)
  return (
    <>
      {pays.map((effect, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- two payments may be alike in everything
        <p key={i} class="note">
          {said.value.reckoned(effectWords(effect, on, lang.value))}
        </p>
      ))}
    </>
  )
}
