const isObject = (value: unknown): value is object => typeof value === "object" && value !== null

/** One place in which two values differ; undefined where there is nothing. */
export interface Difference {
  readonly at: string
  readonly was: unknown
  readonly now: unknown
}

const memberOf = (value: object, key: string): unknown =>
  Object.hasOwn(value, key) ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined

const below = (at: string, key: string, isList: boolean): string =>
  isList ? `${at}[${key}]` : at === "" ? key : `${at}.${key}`

/** Every place in which two JSON values differ, as deep as possible. */
export const differences = (was: unknown, now: unknown, at = ""): readonly Difference[] => {
  if (!isObject(was) || !isObject(now) || Array.isArray(was) !== Array.isArray(now))
    return was === now ? [] : [{ at, was, now }]
  const isList = Array.isArray(was)
  const keys = new Set([...Object.keys(was), ...Object.keys(now)])
  return [...keys].flatMap((key) =>
    differences(memberOf(was, key), memberOf(now, key), below(at, key, isList)),
  )
}
