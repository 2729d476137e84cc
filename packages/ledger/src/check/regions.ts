import {
  conditionsOfPay,
  leavesOf,
  type Condition,
  type Effect,
  type Platform,
  type Saving,
} from "@policy-ledger/rulebook"
import type { Announcement } from "../authoring/authoring.ts"
import type { Path } from "../authoring/yaml.ts"

/** A region's code, and where an announcement names it. */
interface NamedRegion {
  readonly code: string
  readonly fact: string
  readonly path: Path
}

/** Every region that an announcement names, wherever a rule can name one; places of a tree are none. */
export const regionsIn = ({ authored }: Announcement, { facts }: Platform): readonly NamedRegion[] => {
  const trees = new Set(facts.flatMap(({ path, type }) => (type === "tree" ? [path] : [])))
  return authored.events
    .flatMap((event, i) => [
      ...("effective" in event ? namedBy(event.rule, ["events", i, "rule"]) : []),
      ...("effective" in event && event.previous !== undefined && event.previous !== "unheld"
        ? namedBy(event.previous, ["events", i, "previous"])
        : []),
      ...(event.keeps === undefined ? [] : namedIn(event.keeps, ["events", i, "keeps"])),
    ])
    .filter(({ fact }) => !trees.has(fact))
}

const namedBy = (
  { when, effects }: { readonly when: Condition; readonly effects: readonly Effect[] },
  path: Path,
): readonly NamedRegion[] => [
  ...namedIn(when, [...path, "when"]),
  ...effects.flatMap((effect, i) =>
    "pay" in effect
      ? conditionsOfPay(effect, [...path, "effects", i]).flatMap(({ node, at }) => namedIn(node, at))
      : [],
  ),
]

const namedIn = (root: Condition | Saving, path: Path): readonly NamedRegion[] =>
  leavesOf(root, path).flatMap(({ node, at }) =>
    "fact" in node && "within" in node && !("after" in node)
      ? node.within.map((code, i) => ({ code, fact: node.fact, path: [...at, "within", i] }))
      : [],
  )
