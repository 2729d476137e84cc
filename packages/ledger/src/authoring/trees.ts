// What is wrong with the trees of a platform, and with the facts that stand in them.
import { type FactDeclaration, nearest, type TreeDeclaration } from "@policy-ledger/rulebook"
import { duplicates } from "./duplicates.ts"
import { clash, type Objection } from "./objection.ts"
import type { Vocabulary } from "./vocabulary.ts"
import type { Path } from "./yaml.ts"

type Objections = readonly Objection[]

/** Each place once, in one that stands in the tree, and in none that stands in it. */
export const treeObjections = (trees: readonly TreeDeclaration[]): Objections => [
  ...duplicates(trees, "id", ["trees"]),
  ...trees.flatMap(({ places }, i) => {
    const path: Path = ["trees", i, "places"]
    const around = new Map(places.map((place) => [place.id, place.in]))
    const isCircular = (id: string): boolean => {
      const passed = new Set([id])
      for (let at = around.get(id); at !== undefined; at = around.get(at)) {
        if (at === id) return true
        if (passed.has(at)) return false
        passed.add(at)
      }
      return false
    }
    return [
      ...duplicates(places, "id", path),
      ...places.flatMap((place, j): Objections => {
        const at = [...path, j, "in"]
        if (place.in !== undefined && !around.has(place.in)) {
          const expected = "a place of this tree"
          return [
            { reason: "UnknownValue", path: at, expected, nearest: nearest(place.in, [...around.keys()]) },
          ]
        }
        return isCircular(place.id)
          ? [
              {
                reason: "KeysClash",
                path: at,
                found: `a circle of places through ${place.id}`,
                expected: "a place around it that does not lie in it",
              },
            ]
          : []
      }),
    ]
  }),
]

/** A fact of type tree says of which one, and no other fact does. */
export const factTreeObjections = (
  { type, tree }: FactDeclaration,
  path: Path,
  { platform: { trees = [] } }: Vocabulary,
): Objections => {
  const ids = trees.map(({ id }) => id)
  if (tree === undefined)
    return type === "tree"
      ? [
          {
            reason: "MissingKey",
            path,
            found: "no key tree",
            expected: `the tree of a fact of type tree: ${ids.join(", ") || "none is declared under trees"}`,
          },
        ]
      : []
  if (type !== "tree")
    return [clash([...path, "tree"], `tree of a fact of type ${type}`, "tree of a fact of type tree only")]
  return ids.includes(tree)
    ? []
    : [
        {
          reason: "UnknownValue",
          path: [...path, "tree"],
          expected: "a tree that the platform declares",
          nearest: nearest(tree, ids),
        },
      ]
}

const MEASURES: readonly FactDeclaration["type"][] = ["ratio", "integer", "money"]

/** What is measured over a time is a number. */
export const windowObjections = ({ type, over }: FactDeclaration, path: Path): Objections =>
  over === undefined || MEASURES.includes(type)
    ? []
    : [
        clash(
          [...path, "over"],
          `over of a fact of type ${type}`,
          `over of a measure only: a fact of type ${MEASURES.join(", ")}`,
        ),
      ]
