import { DEEPEST } from "./bounds.ts"

/** A value that would not come back as it is from canonical JSON. */
export class NotCanonical extends Error {
  override readonly name = "NotCanonical"
  readonly _tag = "NotCanonical"
  /** The way to it, as `$.events[0].from`. */
  readonly at: string
  readonly found: string
  readonly expected: string
  constructor(at: string, found: string, expected: string) {
    super(`canonical JSON: ${at}: found ${found}, expected ${expected}`)
    this.at = at
    this.found = found
    this.expected = expected
  }
}

/** What a form allows beyond what RFC 8785 does. */
interface Profile {
  readonly refuseNumber: (n: number) => string | undefined
  readonly refuseKey: (key: string) => string | undefined
  /** What is done with a member that is `undefined`: `JSON.stringify` leaves it out. */
  readonly undefinedMember: "left out" | "refused"
}

/** Array indices: a JavaScript object moves such keys to its front, so that bytes read back may differ. */
const INTEGER_KEY = /^(?:0|[1-9]\d*)$/

const JSON_VALUE: Profile = {
  refuseNumber: (n) => (Number.isFinite(n) ? undefined : "a finite number"),
  refuseKey: (key) => (key.isWellFormed() ? undefined : "well-formed Unicode"),
  undefinedMember: "left out",
}

const EVENT: Profile = {
  refuseNumber: (n) =>
    Number.isSafeInteger(n) && !Object.is(n, -0)
      ? undefined
      : "a whole number within ±(2^53 - 1), or decimal text",
  refuseKey: (key) =>
    INTEGER_KEY.test(key) || !key.isWellFormed()
      ? "a key that keeps its place: well-formed and no array index"
      : undefined,
  undefinedMember: "refused",
}

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}

const byCodeUnits = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0

const numberText = (n: number, at: string, { refuseNumber }: Profile): string => {
  const expected = refuseNumber(n)
  if (expected !== undefined) throw new NotCanonical(at, Object.is(n, -0) ? "-0" : String(n), expected)
  return JSON.stringify(n)
}

const stringText = (text: string, at: string): string => {
  if (!text.isWellFormed()) throw new NotCanonical(at, "half of a surrogate pair", "Unicode text")
  return JSON.stringify(text)
}

const objectText = (value: object, at: string, depth: number, profile: Profile): string => {
  if (!isPlain(value)) throw new NotCanonical(at, "a class instance", "JSON")
  const entries: [string, unknown][] = Object.entries(value)
  for (const [key] of entries) {
    const expected = profile.refuseKey(key)
    if (expected !== undefined) throw new NotCanonical(at, `the key ${JSON.stringify(key)}`, expected)
  }
  const told =
    profile.undefinedMember === "refused" ? entries : entries.filter(([, member]) => member !== undefined)
  const members = told
    .toSorted(byCodeUnits)
    .map(([key, member]) => `${JSON.stringify(key)}:${textOf(member, `${at}.${key}`, depth + 1, profile)}`)
  return `{${members.join(",")}}`
}

const textOf = (value: unknown, at: string, depth: number, profile: Profile): string => {
  if (depth > DEEPEST) throw new NotCanonical(at, `more than ${DEEPEST} levels`, "less nesting")
  if (value === null) return "null"
  if (typeof value === "boolean") return String(value)
  if (typeof value === "string") return stringText(value, at)
  if (typeof value === "number") return numberText(value, at, profile)
  if (Array.isArray(value))
    return `[${value.map((item: unknown, i) => textOf(item, `${at}[${i}]`, depth + 1, profile)).join(",")}]`
  if (typeof value !== "object") throw new NotCanonical(at, typeof value, "JSON")
  return objectText(value, at, depth, profile)
}

/**
 * RFC 8785 over I-JSON (RFC 7493): equal values have one text, in whatever order their keys came; members that are
 * `undefined` are left out, as `JSON.stringify` does. Throws `NotCanonical` at anything that is not JSON.
 */
export const canonicalJson = (value: unknown): string => textOf(value, "$", 0, JSON_VALUE)

/** The same of an event: its bytes must come back from any reader, so fractions and keys that move are refused as well. */
export const canonicalEvent = (event: unknown): string => textOf(event, "$", 0, EVENT)
