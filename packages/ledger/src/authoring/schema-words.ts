import { Predicate, SchemaAST } from "effect"
import { match } from "ts-pattern"

export interface Keys {
  readonly required: readonly string[]
  readonly all: readonly string[]
}

export const keysOf = (ast: SchemaAST.AST): Keys => {
  if (!SchemaAST.isObjects(ast)) return { required: [], all: [] }
  const all = ast.propertySignatures.map(({ name }) => String(name))
  const required = ast.propertySignatures.filter(({ type }) => !SchemaAST.isOptional(type))
  return { required: required.map(({ name }) => String(name)), all }
}

/** The members of a union, those of unions within it, and a suspended schema itself. */
export const unfold = (ast: SchemaAST.AST): readonly SchemaAST.AST[] =>
  SchemaAST.isUnion(ast) ? ast.types.flatMap(unfold) : SchemaAST.isSuspend(ast) ? unfold(ast.thunk()) : [ast]

export const literalsOf = (ast: SchemaAST.AST): readonly (string | number | boolean | bigint)[] =>
  unfold(ast).flatMap((member) => (SchemaAST.isLiteral(member) ? [member.literal] : []))

export const takesText = (ast: SchemaAST.AST): boolean =>
  unfold(ast).some(
    (member) =>
      SchemaAST.isString(member) || (SchemaAST.isLiteral(member) && typeof member.literal === "string"),
  )

/** What a value of this schema is, for a message: the words of the leaf, else its form. */
export const describe = (ast: SchemaAST.AST): string => {
  const members = unfold(ast)
  const literals = members.filter(SchemaAST.isLiteral).map(({ literal }) => String(literal))
  const maps = members.filter(SchemaAST.isObjects).map((node) => keysOf(node).required.join(" + "))
  const others = members.filter((member) => !SchemaAST.isLiteral(member) && !SchemaAST.isObjects(member))
  return [
    ...(literals.length > 1 ? [`one of ${literals.join(", ")}`] : literals),
    ...others.map(describeMember),
    ...(maps.length > 0 ? [`a map with ${maps.join("; ")}`] : []),
  ].join(" or ")
}

const describeMember = (ast: SchemaAST.AST): string => {
  const annotated = [...(ast.checks ?? []), ast].map(({ annotations }) => annotations?.["description"])
  const told = annotated.filter(Predicate.isString)
  return match(ast)
    .when(SchemaAST.isString, () => `${told.concat("text")[0]}`)
    .when(SchemaAST.isNumber, () => `${told.concat("a number")[0]}`)
    .when(SchemaAST.isBoolean, () => "true or false")
    .when(SchemaAST.isNull, () => "null")
    .when(SchemaAST.isArrays, () => "a list")
    .otherwise(() => "another value")
}
