import { createHash } from "node:crypto"
import serialize from "canonicalize"
import { Data, Result } from "effect"

/** A value that would not come back as it is from canonical JSON. */
export class NotCanonical extends Data.TaggedError("NotCanonical")<{
  /** The way to it, as `$.events[0].from`. */
  readonly at: string
  readonly found: string
  readonly expected: string
}> {
  override get message(): string {
    return `canonical JSON: ${this.at}: found ${this.found}, expected ${this.expected}`
  }
}

/** Array indices: a JavaScript object moves such keys to its front, so that bytes read back may differ. */
const INTEGER_KEY = /^(?:0|[1-9]\d*)$/

const refused = (value: unknown, at: string): NotCanonical | undefined => {
  if (value === null || typeof value === "boolean") return undefined
  if (typeof value === "string")
    return value.isWellFormed()
      ? undefined
      : new NotCanonical({ at, found: "half of a surrogate pair", expected: "Unicode text" })
  if (typeof value === "number")
    return Number.isSafeInteger(value) && !Object.is(value, -0)
      ? undefined
      : new NotCanonical({
          at,
          found: Object.is(value, -0) ? "-0" : String(value),
          expected: "a whole number within ±(2^53 - 1), or decimal text",
        })
  if (Array.isArray(value)) return refusedMember(value.entries(), (key) => `${at}[${key}]`)
  if (typeof value === "object" && [Object.prototype, null].includes(Object.getPrototypeOf(value)))
    return refusedKey(value, at) ?? refusedMember(Object.entries(value), (key) => `${at}.${key}`)
  return new NotCanonical({
    at,
    found: typeof value === "object" ? "a class instance" : typeof value,
    expected: "JSON",
  })
}

const refusedMember = <K>(
  entries: Iterable<readonly [K, unknown]>,
  way: (key: K) => string,
): NotCanonical | undefined => {
  for (const [key, member] of entries) {
    const reason = refused(member, way(key))
    if (reason !== undefined) return reason
  }
  return undefined
}

const refusedKey = (value: object, at: string): NotCanonical | undefined => {
  const expected = "a key that keeps its place: well-formed and no array index"
  const key = Object.keys(value).find((name) => INTEGER_KEY.test(name) || !name.isWellFormed())
  return key === undefined
    ? undefined
    : new NotCanonical({ at, found: `the key ${JSON.stringify(key)}`, expected })
}

/** RFC 8785, of values that survive it; everything else is refused. */
export const canonicalJson = (value: unknown): Result.Result<string, NotCanonical> => {
  const reason = refused(value, "$")
  if (reason !== undefined) return Result.fail(reason)
  return Result.fromNullishOr(
    serialize(value),
    () => new NotCanonical({ at: "$", found: "nothing", expected: "JSON" }),
  )
}

/** SHA-256 over the UTF-8 of a text, as `sha256:` and 64 hexadecimal digits. */
export const digestOf = (text: string): string => `sha256:${createHash("sha256").update(text).digest("hex")}`

/** RFC 9562, 5.5: a name within a namespace. */
export const uuidV5 = (namespace: string, name: string): string => {
  const hash = createHash("sha1")
    .update(Buffer.from(namespace.replaceAll("-", ""), "hex"))
    .update(name)
    .digest()
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = hash.toString("hex")
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    "-",
  )
}
