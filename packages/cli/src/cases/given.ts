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

/** The places that a case gives for a fact, and which have parts; of a list those of all its members. */
export const placesGiven = (
  json: unknown,
  path: FactPath,
  { facts, trees = [] }: Platform,
): readonly string[] => {
  const fact = facts.find((one) => one.path === path)
  const [list, inside] = path.split("[].")
  const given = givenAt(json, list ?? path)
  const all =
    inside === undefined || !Array.isArray(given) ? [given] : given.map((one) => givenAt(one, inside))
  const parents = trees.find(({ id }) => id === fact?.tree)?.places.map((place) => place.in) ?? []
  const hasParts = (place: string) =>
    fact?.type === "region" ? place.endsWith("00") : fact?.type === "tree" && parents.includes(place)
  return [...new Set(all)].filter((one) => typeof one === "string").filter(hasParts)
}

export const givesWidePlace = (json: unknown, platform: Platform): boolean =>
  platform.facts.some(({ path }) => placesGiven(json, path, platform).length > 0)

/** The facts of these reasons of which a case gives a place that has parts: which of them could settle it. */
export const tooWideFor = (
  json: unknown,
  platform: Platform,
  reasons: readonly string[],
): readonly FactPath[] =>
  platform.facts
    .map(({ path }) => path)
    .filter(
      (path) =>
        reasons.some((reason) => reason.includes(path)) && placesGiven(json, path, platform).length > 0,
    )
