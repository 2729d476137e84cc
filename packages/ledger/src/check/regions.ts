import { leavesOf, type Condition, type FactPath, type Platform, type Saving } from "@policy-ledger/rulebook"
import type { Announcement } from "../authoring/authoring.ts"
import type { Path } from "../authoring/yaml.ts"

/** A region's code, and where an announcement names it. */
interface NamedRegion {
  readonly code: string
  readonly path: Path
}

/** Every region that an announcement names, wherever a rule can name one; a place of a tree is none. */
export const regionsIn = ({ authored }: Announcement, { facts }: Platform): readonly NamedRegion[] => {
  const inTrees = new Set(facts.filter(({ type }) => type === "tree").map(({ path }) => path))
  const namedIn = (root: Condition | Saving, path: Path): readonly NamedRegion[] =>
    placesIn(root, path, (fact) => !inTrees.has(fact))
  return authored.events.flatMap((event, i) => [
    ...("effective" in event ? namedIn(event.rule.when, ["events", i, "rule", "when"]) : []),
    ...("effective" in event && event.previous !== undefined && event.previous !== "unheld"
      ? namedIn(event.previous.when, ["events", i, "previous", "when"])
      : []),
    ...(event.keeps === undefined ? [] : namedIn(event.keeps, ["events", i, "keeps"])),
  ])
}

const placesIn = (
  root: Condition | Saving,
  path: Path,
  isAsked: (fact: FactPath) => boolean,
): readonly NamedRegion[] =>
  leavesOf(root, path).flatMap(({ node, at }) =>
    "fact" in node && "within" in node && !("after" in node) && isAsked(node.fact)
      ? node.within.map((code, i) => ({ code, path: [...at, "within", i] }))
      : [],
  )
