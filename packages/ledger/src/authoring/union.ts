import { nearest } from "@policy-ledger/rulebook"
import { SchemaAST, type SchemaIssue } from "effect"
import type { Objection } from "./objection.ts"
import { type Keys, describe, keysOf, unfold } from "./schema-words.ts"
import type { Path } from "./yaml.ts"

/** What is wrong with a map that fits no member of a union: the issue of the member that was meant, or something else. */
export type Misfit = { readonly issue: SchemaIssue.Issue } | { readonly objections: readonly Objection[] }

interface Member {
  readonly ast: SchemaAST.Objects
  readonly keys: Keys
  /** The keys that not every member of the union needs. */
  readonly marks: readonly string[]
}

/**
 * The member that was probably meant is the one whose keys fit best: fewest keys unknown to it or missing, a misspelling
 * counting for less than either. Where nothing tells the members apart, their keys are listed.
 */
export const misfitOf = (issue: SchemaIssue.AnyOf, input: object, path: Path): Misfit => {
  const given = Object.keys(input)
  const members = membersOf(issue.ast)
  const ranked = members
    .map((member) => ({ ...member, distance: distanceOf(member.keys, given) }))
    .toSorted((a, b) => a.distance - b.distance)
  const [best] = ranked
  // Of one kind of map nothing sets it apart, and it is meant.
  const isMarked =
    members.length === 1 ||
    best?.marks.some((key) => given.some((one) => one === key || nearest(one, [key]) !== undefined))
  if (best === undefined || isMarked !== true) return { objections: [noMember(members, given, path)] }
  const equals = ranked.filter(({ distance }) => distance === best.distance)
  if (equals.length > 1 && best.distance >= 1) return { objections: [noMember(equals, given, path)] }
  const inner = issue.issues.find((one) => one._tag === "Composite" && one.ast === best.ast)
  return inner === undefined ? { objections: otherLiterals(best.ast, input, path) } : { issue: inner }
}

const membersOf = (union: SchemaAST.AST): readonly Member[] => {
  const members = unfold(union).filter(SchemaAST.isObjects)
  const needed = members.map((ast) => keysOf(ast).required)
  return members.map((ast) => {
    const keys = keysOf(ast)
    return {
      ast,
      keys,
      marks: keys.required.filter((key) => !needed.every((others) => others.includes(key))),
    }
  })
}

const distanceOf = ({ required, all }: Keys, given: readonly string[]): number => {
  const missing = required.filter((key) => !given.includes(key))
  const unknown = given.filter((key) => !all.includes(key))
  const slips = unknown.filter((key) => nearest(key, missing) !== undefined)
  return missing.length + unknown.length - 1.5 * slips.length
}

const noMember = (members: readonly Member[], given: readonly string[], path: Path): Objection => {
  const forms = members.map(({ marks }) => marks.join(" + "))
  return {
    reason: "UnknownKey",
    path,
    found: given.length === 0 ? "no key" : `the keys ${given.join(", ")}`,
    expected: `one of: ${[...new Set(forms)].join("; ")}`,
  }
}

/** Keys whose one possible value is another: such a member is never tried. */
const otherLiterals = (ast: SchemaAST.Objects, input: object, path: Path): readonly Objection[] =>
  ast.propertySignatures
    .filter(({ name, type }) => SchemaAST.isLiteral(type) && Reflect.get(input, name) !== type.literal)
    .map(({ name, type }) => ({
      reason: "NotInList",
      path: [...path, String(name)],
      expected: describe(type),
    }))
