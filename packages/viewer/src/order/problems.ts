// What the package refuses in a case, in the page's language and at its place.
import type { CaseProblem, Platform } from "@policy-ledger/rulebook"
import { placesOf } from "@policy-ledger/rulebook"
import { told, words as page } from "../words/words.ts"
import { clock, factTitle } from "./terms.ts"
import { said } from "./words.ts"

/** The fact that stands at a place, without the numbers of members. */
const factAt = (path: string, platform: Platform) =>
  platform.facts.find((one) => one.path === path.replaceAll(/\[\d+\]/g, "[]"))

/** What follows from other facts of the case. */
const byOthers = (expected: string): string | undefined => {
  const words = said.value
  const [, side, other = "", when = ""] =
    /^no instant (before|after) (\S+), which is (.+)$/.exec(expected) ?? []
  if (side !== undefined)
    return (side === "before" ? words.notEarlier : words.notLater)(factTitle(other), clock(when))
  const [, none, of = ""] = /^(none|false), as (\S+) is none$/.exec(expected) ?? []
  if (none === undefined) return undefined
  return (none === "none" ? words.noneAs : words.noAs)(factTitle(of))
}

const byType = (path: string, platform: Platform): string | undefined => {
  const words = said.value
  const fact = factAt(path, platform)
  switch (fact?.type) {
    case "instant":
      return words.expectedInstant
    case "money":
      return words.expectedMoney(placesOf(platform))
    case "ratio":
      return words.expectedRatio
    case "integer":
      return words.expectedInteger
    case "boolean":
      return words.expectedBoolean
    case "enum":
    case "set":
      return words.expectedWord(
        words.list((fact.values ?? []).map(({ value, title }) => told(title) + page.value.aside(value))),
      )
    case "tree":
      return words.expectedTree
    case "region":
      return words.expectedRegion
    case "text":
      return words.expectedText
    case undefined:
      return undefined
  }
}

const STRUCTURE: {
  readonly [expected: string]: "expectedGroup" | "expectedList" | "expectedMember" | "expectedOnce"
} = {
  "an object of facts": "expectedGroup",
  "a list": "expectedList",
  "a value, or no such key": "expectedMember",
  "each member once: this id stands before already": "expectedOnce",
}

export const problemWords = (problem: CaseProblem, platform: Platform): string => {
  const { path, found, expected, undeclared, nearest } = problem
  const words = said.value
  const more = /^(\d+) more problems$/.exec(found)?.[1]
  if (more !== undefined) return words.moreProblems(more)
  const meant = nearest === undefined ? "" : words.meant(nearest)
  if (undeclared === true) return words.undeclared + meant
  const structure = Object.hasOwn(STRUCTURE, expected) ? STRUCTURE[expected] : undefined
  const should = byOthers(expected) ?? (structure === undefined ? byType(path, platform) : words[structure])
  const stands = /^\d{4}-\d\d-\d\dT/.test(found) ? clock(found) : found
  return words.problem(stands, should ?? expected) + meant
}
