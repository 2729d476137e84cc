import type { DeadlineKind, FactPath, Platform, Text } from "@policy-ledger/rulebook"

/** What a case says of a fact, as it was read; undefined where it says nothing. */
export const givenAt = (json: unknown, path: FactPath): unknown =>
  path
    .split(".")
    .reduce<unknown>(
      (at, key) => (typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined),
      json,
    )

/** What a case is called in its answer, as it was read. */
export const caseName = (json: unknown, { caseId }: Pick<Platform, "caseId">): unknown =>
  givenAt(json, caseId)

/** The badges of a case that promise a deadline, or something else, by rules that the ledger does not hold. */
export const promisesOf = (
  json: unknown,
  { facts }: Platform,
  kind: DeadlineKind | undefined,
): readonly Text[] =>
  facts.flatMap(({ path, values = [] }) => {
    const given = givenAt(json, path)
    return values.flatMap(({ value, title, promise }) =>
      promise !== undefined &&
      promise.deadline === kind &&
      (Array.isArray(given) ? given.includes(value) : given === value)
        ? [title]
        : [],
    )
  })

/** The facts said not to be known that would else be presumed, and which could set a deadline. */
export const unknownFor = (
  json: unknown,
  { facts, agreements }: Platform,
  kind: DeadlineKind,
): readonly FactPath[] =>
  facts
    .filter(
      ({ path, values = [] }) =>
        path === agreements[kind] || values.some(({ promise }) => promise?.deadline === kind),
    )
    .map(({ path }) => path)
    .filter((path) => givenAt(json, path) === "unknown")
