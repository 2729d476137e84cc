// What the schema of a file finds wrong with its values, told as objections: in the words of whoever wrote the file, each
// mistake once. union.ts does so for a map that fits no form, schema-words.ts says what a schema wants.
import { Predicate, Result, Schema, SchemaAST, type SchemaIssue } from "effect"
import { match } from "ts-pattern"
import { nearest } from "@policy-ledger/rulebook"
import type { Objection } from "./objection.ts"
import { describe, keysOf, literalsOf, takesText } from "./schema-words.ts"
import { FileRefused, SEED_ERRORS, type SeedError } from "./seed-error.ts"
import { misfitOf } from "./union.ts"
import { type Path, type Source, formatPath } from "./yaml.ts"

/** An objection with its place in the file. */
export const toSeedError = (source: Source, objection: Objection): SeedError => {
  const { reason, path, part = "value", expected } = objection
  const found = objection.found ?? source.spelling(path) ?? "nothing"
  const SeedErrorOfReason = SEED_ERRORS[reason]
  return new SeedErrorOfReason({
    ...source.place(path, part),
    at: formatPath(path),
    found,
    expected,
    nearest: objection.nearest,
  })
}

/** The value, unless there is any objection: then the file is refused, with all of them in the order of the file. */
export const acceptUnless = <A>(
  source: Source,
  value: A,
  objections: readonly Objection[],
): Result.Result<A, FileRefused> => {
  const [first, ...rest] = objections
    .map((objection) => toSeedError(source, objection))
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
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
  return Result.flatMap(acceptUnless(source, undefined, objections), () => Result.fail(refusedWhole(source)))
}

const refusedWhole = (source: Source): FileRefused =>
  new FileRefused({
    file: source.file,
    reasons: [
      toSeedError(source, {
        reason: "WrongForm",
        path: [],
        expected: "what the schema of these files describes",
      }),
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
    .with({ _tag: "MissingKey" }, () => [missingKey(path)])
    .with(
      { _tag: "InvalidValue" },
      { _tag: "UnexpectedKey" },
      { _tag: "Forbidden" },
      { _tag: "OneOf" },
      () => [{ reason: "WrongForm", path, expected: "what the schema of these files describes" } as const],
    )
    .exhaustive()

/** Keys that are misspelt are told once, as unknown, and not again as missing. */
const ofComposite = (issue: SchemaIssue.Composite, path: Path, source: Source): readonly Objection[] => {
  if (isOfOtherLength(issue)) return [otherLength(issue, path)]
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

/** A list with members missing or too many. */
const isOfOtherLength = ({ ast, issues }: SchemaIssue.Composite): boolean =>
  SchemaAST.isArrays(ast) &&
  issues.some(
    (inner) =>
      inner._tag === "Pointer" && (inner.issue._tag === "MissingKey" || inner.issue._tag === "UnexpectedKey"),
  )

const otherLength = ({ ast, input }: SchemaIssue.Composite, path: Path): Objection => {
  const needed = SchemaAST.isArrays(ast) ? ast.elements.length : 0
  const most = SchemaAST.isArrays(ast) && ast.rest.length > 0 ? " or more" : ""
  return { reason: "WrongForm", path, found: `a list of ${lengthOf(input)}`, expected: `${needed}${most}` }
}

const lengthOf = (input: unknown): number => (Array.isArray(input) ? input.length : 0)

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
  const told = Predicate.hasProperty(issue, "annotations") ? issue.annotations : undefined
  const words = [Predicate.hasProperty(told, "message") && told.message, filter.annotations?.expected]
  return {
    reason: filter.annotations?.reason ?? "WrongForm",
    path,
    expected: String(words.find(Predicate.isString)),
  }
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

const ofUnion = (issue: SchemaIssue.AnyOf, path: Path, source: Source): readonly Objection[] => {
  const { input } = issue
  if (typeof input !== "object" || input === null || Array.isArray(input))
    return ofScalar(issue, path, source)
  const misfit = misfitOf(issue, input, path)
  return "issue" in misfit ? objectionsOf(misfit.issue, path, source) : misfit.objections
}

/** The one member whose type fits says what is wrong; a fraction is text that lacks its quotes. */
const ofScalar = (issue: SchemaIssue.AnyOf, path: Path, source: Source): readonly Objection[] => {
  const isFraction = typeof issue.input === "number" && !Number.isInteger(issue.input)
  const [only, ...others] = issue.issues.filter(({ _tag }) => _tag !== "InvalidType" && _tag !== "AnyOf")
  return only === undefined || others.length > 0 || (isFraction && takesText(issue.ast))
    ? [ofType(issue.ast, issue.input, path, source)]
    : objectionsOf(only, path, source)
}
