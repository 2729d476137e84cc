import type { FactDeclaration, Platform, Text } from "@policy-ledger/rulebook"

/** The facts of a platform arranged as its cases are written: a fact, a group of them, or a list of such groups. */
export interface CaseTree {
  readonly children: Map<string, CaseTree>
  list: boolean
  fact: FactDeclaration | undefined
}

const tree = (): CaseTree => ({ children: new Map(), list: false, fact: undefined })

const grow = (root: CaseTree, fact: FactDeclaration): void => {
  let at = root
  for (const part of fact.path.split(".")) {
    const key = part.replace(/\[\]$/, "")
    const next = at.children.get(key) ?? tree()
    at.children.set(key, next)
    if (part.endsWith("[]")) next.list = true
    at = next
  }
  at.fact = fact
}

/** The facts that a case may give. */
const factsGiven = ({ facts }: Platform): readonly FactDeclaration[] =>
  facts.filter((fact) => fact.derived === undefined || fact.input === true)

export const caseTree = (platform: Platform): CaseTree => {
  const root = tree()
  for (const fact of factsGiven(platform)) grow(root, fact)
  return root
}

/**
 * Whether a case may say of a fact that there was none. Of a count none is 0; an amount that a member of a list does not
 * have is left out with the member.
 */
export const canBeNone = ({ type, path }: FactDeclaration): boolean =>
  type !== "integer" && !(type === "money" && path.includes("[]"))

/** `下单时间 / order placed`: English last. */
export const inItsLanguages = ({ en, ...others }: Text): string =>
  [...new Set([...Object.values(others), en])].join(" / ")

/** What a case may say of a fact that is presumed when it is absent: that it is not known, so that nothing is presumed. */
export const NOT_KNOWN = "unknown"
