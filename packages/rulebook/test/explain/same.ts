import type { AuditAnswer, Condition, Kleene, Saving } from "@policy-ledger/rulebook"
import type { ExplainAnswer, Explained } from "@policy-ledger/rulebook/explain"

const both = (values: readonly Kleene[]): Kleene =>
  values.includes("no") ? "no" : values.includes("unknown") ? "unknown" : "yes"
const opposite = (value: Kleene): Kleene => (value === "yes" ? "no" : value === "no" ? "yes" : "unknown")
const either = (values: readonly Kleene[]): Kleene => opposite(both(values.map(opposite)))

/** What a node comes to by its parts, and of what they have to be; undefined of a leaf. */
const byParts = ({
  node,
  parts,
}: Explained): readonly [Kleene, readonly (Condition | Saving)[]] | undefined => {
  const values = parts.map(({ is }) => is)
  if ("all" in node) return [both(values), node.all]
  if ("any" in node) return [either(values), node.any]
  if ("not" in node) return [opposite(values[0] ?? "unknown"), [node.not]]
  if ("some" in node) return [either(values), parts.map(() => node.some)]
  return "every" in node ? [both(values), parts.map(() => node.every)] : undefined
}

/** A saving that asks a condition is told as that condition. */
const bare = (node: Condition | Saving): Condition | Saving => ("when" in node ? node.when : node)

/** Where a tree does not come to what its parts come to, or its parts are not those of its node. */
const misshapen = (of: Explained): readonly string[] => {
  const below = of.parts.flatMap(misshapen)
  const told = JSON.stringify(of.node)
  // A list that is not given, and a saving that is measured against several dates.
  const isOpen = of.is === "unknown" && (of.known?.how === "absent" || of.parts[0]?.node === of.node)
  const expected = isOpen ? undefined : byParts(of)
  if (expected === undefined) return of.parts.length === 0 || isOpen ? below : [...below, `parts of ${told}`]
  const [is, nodes] = expected
  return [
    ...below,
    ...(is === of.is ? [] : [`${told} is ${of.is} of ${is}`]),
    ...(JSON.stringify(of.parts.map(({ node }) => node)) === JSON.stringify(nodes.map(bare))
      ? []
      : [`parts of ${told}`]),
  ]
}

/** Where an explanation says anything else than the audit. */
export const contradictions = (told: ExplainAnswer, audit: AuditAnswer): readonly string[] => {
  const verdictsOf = ({ verdicts }: ExplainAnswer | AuditAnswer): string =>
    JSON.stringify(
      verdicts.map(({ provision, announcement, title, inForce, matches, applies, displacedBy, presumed }) => [
        [provision, announcement, title],
        [inForce, matches, applies, displacedBy, presumed],
      ]),
    )
  return [
    ...(verdictsOf(told) === verdictsOf(audit) ? [] : ["the verdicts"]),
    ...(JSON.stringify([told.case, told.asOf]) === JSON.stringify([audit.case, audit.asOf]) ? [] : ["as of"]),
    ...told.verdicts.flatMap(({ provision, when, matches, inForce, decidedBy }) => [
      ...((when?.is ?? "unknown") === matches ? [] : [`${provision}: ${when?.is} of ${matches}`]),
      ...(either(decidedBy.map((one) => one.inForce)) === inForce ? [] : [`${provision}: in force`]),
      ...(when === null ? [] : misshapen(when)),
      ...decidedBy.flatMap(({ savings }) => savings.flatMap(misshapen)),
    ]),
  ]
}
