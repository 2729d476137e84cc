import { Result, Schema, SchemaAST, type SchemaIssue } from "effect"
import { match } from "ts-pattern"
import { nearest } from "@policy-ledger/rulebook"
import type { LeafReason } from "./schema/leaf.ts"
import { FileRefused, SEED_ERRORS, type SeedError, type SeedReason } from "./seed-error.ts"
import { type Part, type Path, type Source, formatPath } from "./yaml.ts"

/** Something found at a place of a source that should be otherwise. */
export interface Objection {
  readonly reason: SeedReason
  readonly path: Path
  readonly part?: Part
  readonly expected: string
  /** Where it is not the value as spelt. */
  readonly found?: string
  readonly nearest?: string | undefined
}

export const object = (source: Source, objection: Objection): SeedError => {
  const { reason, path, part = "value", expected } = objection
  const found = objection.found ?? source.spelling(path) ?? "this"
  const SeedErrorOfReason = SEED_ERRORS[reason]
  return new SeedErrorOfReason({
    ...source.place(path, part),
    at: formatPath(path),
    found,
    expected,
    nearest: objection.nearest,
  })
}

/** Refuses the file if there is any objection, sorted by place. */
export const settle = <A>(
  source: Source,
  value: A,
  objections: readonly SeedError[],
): Result.Result<A, FileRefused> => {
  const sorted = objections.toSorted((a, b) => a.line - b.line || a.column - b.column)
  const [first, ...rest] = sorted
  return first === undefined
    ? Result.succeed(value)
    : Result.fail(new FileRefused({ file: source.file, reasons: [first, ...rest] }))
}

/** Decodes a source with every key known; the errors say where in the file. */
export const decodeSource = <A>(
  codec: Schema.Codec<A, unknown>,
  source: Source,
): Result.Result<A, FileRefused> => {
  const decoded = Schema.decodeUnknownResult(codec)(source.value, {
    errors: "all",
    onExcessProperty: "error",
    reportInput: true,
  })
  if (Result.isSuccess(decoded)) return Result.succeed(decoded.success)
  const objections = objectionsOf(decoded.failure.issue, [], source)
  return Result.flatMap(
    settle(
      source,
      undefined,
      objections.map((o) => object(source, o)),
    ),
    () => Result.fail(refusedWhole(source)),
  )
}

const refusedWhole = (source: Source): FileRefused =>
  new FileRefused({
    file: source.file,
    reasons: [
      object(source, { reason: "WrongForm", path: [], expected: "what the schema of these files describes" }),
    ],
  })

const objectionsOf = (issue: SchemaIssue.Issue, path: Path, source: Source): readonly Objection[] =>
  match(issue)
    .with({ _tag: "Pointer" }, ({ path: more, issue: inner }) =>
      objectionsOf(
        inner,
        [...path, ...more.map((step) => (typeof step === "number" ? step : String(step)))],
        source,
      ),
    )
    .with({ _tag: "Composite" }, (composite) => ofComposite(composite, path, source))
    .with({ _tag: "AnyOf" }, (anyOf) => ofUnion(anyOf, path, source))
    .with({ _tag: "Encoding" }, ({ issue: inner }) => objectionsOf(inner, path, source))
    .with({ _tag: "Filter" }, (filter) => [ofFilter(filter, path)])
    .with({ _tag: "InvalidType" }, ({ ast, input }) => [ofType(ast, input, path, source)])
    .with({ _tag: "InvalidValue" }, ({ annotations }) => [
      { reason: "WrongForm", path, expected: annotations?.message ?? "another value" } as const,
    ])
    .with({ _tag: "MissingKey" }, () => [missingKey(path)])
    .with({ _tag: "UnexpectedKey" }, ({ ast }) => [
      unknownKey(path, keysOf(ast).all, { missing: [], isBare: false }),
    ])
    .with({ _tag: "Forbidden" }, { _tag: "OneOf" }, () => [
      { reason: "WrongForm", path, expected: "another value" } as const,
    ])
    .exhaustive()

/** Keys that are misspelt are told once, as unknown, and not again as missing. */
const ofComposite = (issue: SchemaIssue.Composite, path: Path, source: Source): readonly Objection[] => {
  const keys = keysOf(issue.ast)
  const pointers = issue.issues.filter((inner) => inner._tag === "Pointer")
  const missing = pointers
    .filter(({ issue: inner }) => inner._tag === "MissingKey")
    .map((one) => String(one.path[0]))
  const spare = pointers.flatMap(({ path: [key], issue: inner }) =>
    inner._tag === "UnexpectedKey"
      ? [unknownKey([...path, String(key)], keys.all, { missing, isBare: inner.input === null })]
      : [],
  )
  const meant = new Set(spare.map((objection) => objection.nearest))
  const others = issue.issues.filter(
    (inner) =>
      !(inner._tag === "Pointer" && inner.issue._tag === "UnexpectedKey") &&
      !(inner._tag === "Pointer" && inner.issue._tag === "MissingKey" && meant.has(String(inner.path[0]))),
  )
  return [...spare, ...others.flatMap((inner) => objectionsOf(inner, path, source))]
}

/** A bare key, without a value, is mostly the rest of a text that a comma inside { } cut off. */
const unknownKey = (
  path: Path,
  keys: readonly string[],
  { missing, isBare }: { readonly missing: readonly string[]; readonly isBare: boolean },
): Objection => {
  const key = String(path.at(-1) ?? "")
  const near = nearest(key, missing) ?? nearest(key, keys)
  const comma = isBare && near === undefined ? "; quote a text with a comma in { }" : ""
  return {
    reason: "UnknownKey",
    path,
    part: "key",
    found: `the unknown key ${key}`,
    expected: `one of ${keys.join(", ")}${comma}`,
    nearest: near,
  }
}

const missingKey = (path: Path): Objection => ({
  reason: "MissingKey",
  path: path.slice(0, -1),
  found: `no key ${String(path.at(-1))}`,
  expected: "it to be given",
})

const ofFilter = ({ filter, issue }: SchemaIssue.Filter, path: Path): Objection => {
  const reason: LeafReason = filter.annotations?.reason ?? "WrongForm"
  const expected =
    (issue._tag === "InvalidValue" ? issue.annotations?.message : undefined) ??
    (typeof filter.annotations?.expected === "string" ? filter.annotations.expected : "another value")
  return { reason, path, expected }
}

/** What stands where text was wanted, because YAML made a number, a truth value or a list of it. */
const ofType = (ast: SchemaAST.AST, input: unknown, path: Path, source: Source): Objection => {
  const expected = describe(ast)
  const spelling = source.spelling(path)
  const quoted = spelling === undefined ? undefined : quotable(input, spelling)
  if (takesText(ast) && quoted !== undefined) {
    return {
      reason: "QuoteIt",
      path,
      found: `${spelling}, which YAML reads as ${kindOf(input)}`,
      expected: `${expected}: quote it, ${quoted}`,
    }
  }
  const listed = literalsOf(ast)
  if (listed.length > 0 && typeof input === "string") {
    const hint = nearest(input, listed.map(String))
    return { reason: "NotInList", path, expected, ...(hint === undefined ? {} : { nearest: hint }) }
  }
  return {
    reason: "WrongType",
    path,
    found: `${kindOf(input)}${spelling === undefined ? "" : `, ${spelling}`}`,
    expected,
  }
}

/** A scalar that is no text, or `[a..b]`, which YAML reads as a list of one. */
const quotable = (input: unknown, spelling: string): string | undefined => {
  if (typeof input === "number" || typeof input === "boolean") return JSON.stringify(spelling)
  return Array.isArray(input) && spelling.includes("..") ? JSON.stringify(spelling) : undefined
}

const kindOf = (input: unknown): string => {
  if (input === null) return "nothing"
  if (Array.isArray(input)) return "a list"
  return match(typeof input)
    .with("string", () => "text")
    .with("number", () => "a number")
    .with("boolean", () => "a truth value")
    .with("object", () => "a map")
    .with("bigint", "symbol", "undefined", "function", (kind) => kind)
    .exhaustive()
}

interface Keys {
  readonly required: readonly string[]
  readonly all: readonly string[]
}

const keysOf = (ast: SchemaAST.AST): Keys => {
  if (!SchemaAST.isObjects(ast)) return { required: [], all: [] }
  const all = ast.propertySignatures.map(({ name }) => String(name))
  const required = ast.propertySignatures.filter(({ type }) => !SchemaAST.isOptional(type))
  return { required: required.map(({ name }) => String(name)), all }
}

const unfold = (ast: SchemaAST.AST): readonly SchemaAST.AST[] =>
  SchemaAST.isUnion(ast) ? ast.types.flatMap(unfold) : SchemaAST.isSuspend(ast) ? unfold(ast.thunk()) : [ast]

const literalsOf = (ast: SchemaAST.AST): readonly (string | number | boolean | bigint)[] =>
  unfold(ast).flatMap((member) => (SchemaAST.isLiteral(member) ? [member.literal] : []))

const takesText = (ast: SchemaAST.AST): boolean =>
  unfold(ast).some(
    (member) =>
      SchemaAST.isString(member) || (SchemaAST.isLiteral(member) && typeof member.literal === "string"),
  )

const describe = (ast: SchemaAST.AST): string => {
  const annotation = ast.annotations?.["description"]
  const checks = ast.checks
    ?.map((check) => check.annotations?.["description"])
    .find((text) => typeof text === "string")
  if (typeof checks === "string") return checks
  if (typeof annotation === "string") return annotation
  const members = unfold(ast)
  if (members.length > 1) return [...new Set(members.map(describe))].join(" or ")
  return match(members[0] ?? ast)
    .when(SchemaAST.isLiteral, ({ literal }) => String(literal))
    .when(SchemaAST.isString, () => "text")
    .when(SchemaAST.isNumber, () => "a number")
    .when(SchemaAST.isBoolean, () => "true or false")
    .when(SchemaAST.isNull, () => "null")
    .when(SchemaAST.isArrays, () => "a list")
    .when(SchemaAST.isObjects, (node) => `a map with ${keysOf(node).required.join(", ") || "known keys"}`)
    .otherwise(() => "another value")
}

/**
 * The member that was probably meant is the one whose keys fit best: fewest keys unknown to it or missing, and among
 * equals the one with a missing key nearest to an unknown one.
 */
const ofUnion = (issue: SchemaIssue.AnyOf, path: Path, source: Source): readonly Objection[] => {
  const input: unknown = issue.input
  const members = unfold(issue.ast)
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    const inner = issue.issues.filter((one) => fitsType(one, input))
    const [only] = inner
    return only !== undefined && inner.length === 1
      ? objectionsOf(only, path, source)
      : [ofType(issue.ast, input, path, source)]
  }
  const given = Object.keys(input)
  const [best, second] = members
    .filter(SchemaAST.isObjects)
    .map((ast) => ({ ast, misfit: misfitOf(keysOf(ast), given) }))
    .toSorted((a, b) => a.misfit - b.misfit)
  if (best === undefined) return [ofType(issue.ast, input, path, source)]
  if (second !== undefined && second.misfit === best.misfit && best.misfit >= 1)
    return [noMember(members, given, path)]
  const told = find(issue.issues, best.ast)
  return told === undefined ? closedKey(best.ast, input, path) : objectionsOf(told, path, source)
}

/** Unknown keys and missing ones; a misspelling of a missing key counts for less than either. */
const misfitOf = ({ required, all }: Keys, given: readonly string[]): number => {
  const missing = required.filter((key) => !given.includes(key))
  const unknown = given.filter((key) => !all.includes(key))
  const slips = unknown.filter((key) => nearest(key, missing) !== undefined)
  return missing.length + unknown.length - 1.5 * slips.length
}

/** The issue of this member, which may lie in a union within the union. */
const find = (issues: readonly SchemaIssue.Issue[], ast: SchemaAST.AST): SchemaIssue.Issue | undefined => {
  for (const issue of issues) {
    if (issue._tag === "Composite" && issue.ast === ast) return issue
    if (issue._tag === "AnyOf") {
      const inner = find(issue.issues, ast)
      if (inner !== undefined) return inner
    }
  }
  return undefined
}

const fitsType = (issue: SchemaIssue.Issue, input: unknown): boolean =>
  issue._tag !== "InvalidType" && issue._tag !== "AnyOf" && input !== null

const noMember = (members: readonly SchemaAST.AST[], given: readonly string[], path: Path): Objection => {
  const forms = members.filter(SchemaAST.isObjects).map((ast) => keysOf(ast).required.join(" + "))
  return {
    reason: "UnknownKey",
    path,
    found: given.length === 0 ? "no key" : `the keys ${given.join(", ")}`,
    expected: `one of: ${[...new Set(forms)].join("; ")}`,
  }
}

/** A key whose one possible value is another: the union never tried that member. */
const closedKey = (ast: SchemaAST.Objects, input: object, path: Path): readonly Objection[] =>
  ast.propertySignatures.flatMap(({ name, type }) =>
    SchemaAST.isLiteral(type) && Reflect.get(input, name) !== type.literal
      ? [{ reason: "NotInList", path: [...path, String(name)], expected: String(type.literal) } as const]
      : [],
  )
