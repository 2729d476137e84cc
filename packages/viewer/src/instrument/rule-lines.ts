// A rule in lines of plain words, those below another further in.
import type { Condition, Effect, Platform, Saving } from "@policy-ledger/rulebook"
import { effectWords, savingWords } from "@policy-ledger/rulebook/plain-words"
import type { PageLang } from "../place/place.ts"

export interface Line {
  /** 0: at the edge. */
  readonly depth: number
  readonly text: string
}

const partsOf = (node: Condition | Saving): readonly (Condition | Saving)[] => {
  if ("all" in node) return node.all
  if ("any" in node) return node.any
  if ("not" in node) return [node.not]
  if ("some" in node) return [node.some]
  return "every" in node ? [node.every] : []
}

const linesOf = (
  node: Condition | Saving,
  words: (node: Condition | Saving) => string,
  depth = 0,
): readonly Line[] => {
  const parts = partsOf(node)
  // Of one condition alone it need not be said how many count.
  if (parts.length === 1 && ("all" in node || "any" in node))
    return parts.flatMap((part) => linesOf(part, words, depth))
  return [{ depth, text: words(node) }, ...parts.flatMap((part) => linesOf(part, words, depth + 1))]
}

export const conditionLines = (node: Condition, platform: Platform, lang: PageLang): readonly Line[] =>
  linesOf(node, (part) => savingWords(part, platform, lang))

export const savingLines = (node: Saving, platform: Platform, lang: PageLang): readonly Line[] =>
  linesOf("when" in node ? node.when : node, (part) => savingWords(part, platform, lang))

export const effectLines = (
  effects: readonly Effect[],
  platform: Platform,
  lang: PageLang,
): readonly Line[] => effects.map((effect) => ({ depth: 0, text: effectWords(effect, platform, lang) }))
