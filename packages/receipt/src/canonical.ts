import { sha256 } from "@policy-ledger/tlog"
import { ReceiptError } from "./receipt.ts"

/** A case is two or three levels deep; what nests deeper is no case. */
const DEEPEST = 64

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null

/** RFC 8785 of what `JSON.stringify` would write: equal values have one text, in whatever order their keys came. */
export const canonical = (value: unknown, depth = 0): string => {
  if (depth > DEEPEST) throw new ReceiptError("json", `more than ${DEEPEST} levels`, "less nesting")
  if (Array.isArray(value)) return `[${value.map((item: unknown) => canonical(item, depth + 1)).join(",")}]`
  if (!isObject(value)) return JSON.stringify(value) ?? "null"
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member, depth + 1)}`)
  return `{${members.join(",")}}`
}

/** `sha256:` and the digest in hex. */
export const formatDigest = (bytes: Uint8Array): string =>
  `sha256:${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`

const encoder = new TextEncoder()

export const utf8 = (text: string): Uint8Array => encoder.encode(text)

/** The digest of a value's canonical JSON. */
export const digestOf = (value: unknown): string => formatDigest(sha256(utf8(canonical(value))))

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
