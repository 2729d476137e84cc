// A point of view as a call names it: a state of the ledger or a day, and what is presumed there.
import { nearest } from "@policy-ledger/rulebook"
import { Result } from "effect"
import { CallRefused } from "../refusal.ts"

/** What stands before the colon, and an example of what stands behind it. */
const PREFIXES = {
  events: "events:200",
  recorded: "recorded:2026-01-01",
  announced: "announced:2023-05-25",
  package: "package:rules-1688-1.0.0.tgz",
} as const
type Prefix = keyof typeof PREFIXES

const POINT = "events:NUMBER, recorded:TIME, announced:DATE or package:FILE.tgz, with +presume:NAME behind"

export interface Point {
  /** As it was asked. */
  readonly text: string
  readonly flag: "--from" | "--to"
  readonly of: { readonly kind: Prefix; readonly value: string }
  /** Each once; whether they are presumptions is for the Rulebook to say. */
  readonly presume: readonly string[]
}

type Read<A> = Result.Result<A, CallRefused>

/** Reads a point; what it names need not be there. */
export const parsePoint = (flag: Point["flag"], text: string): Read<Point> => {
  const refused = (found: string, expected: string, meant?: string): Result.Result<never, CallRefused> =>
    Result.fail(new CallRefused({ at: flag, found, expected, nearest: meant }))
  // A time may have a plus of its own, before digits.
  const [first = "", ...behind] = text.split(/\+(?=[a-z]*:)/i)
  const [prefix, value] = cut(first)
  if (prefix === undefined) return refused(text === "" ? '""' : text, POINT, meantByAlone(first, text))
  if (!isPrefix(prefix)) {
    const meant = nearest(prefix, Object.keys(PREFIXES))
    return refused(text, POINT, meant && meant + text.slice(prefix.length))
  }
  if (value === "") return refused(`${prefix}: and nothing behind it`, `such as ${PREFIXES[prefix]}`)
  const presume: string[] = []
  for (const part of behind) {
    const [word, name] = cut(part)
    if (word !== "presume") return refused(`+${part} in ${text}`, "+presume:NAME, or nothing more")
    if (name === "") return refused("+presume: and nothing behind it", "such as +presume:commencement")
    if (presume.includes(name)) return refused(`+presume:${name} twice in ${text}`, "each presumption once")
    presume.push(name)
  }
  return Result.succeed({ text, flag, of: { kind: prefix, value }, presume })
}

/** What somebody may have meant who named a state or a day alone. */
const meantByAlone = (alone: string, text: string): string | undefined => {
  if (/^\d+$/.test(alone)) return `events:${text}`
  if (/^\d{4}-\d{2}-\d{2}/.test(alone)) return `announced:${text} or recorded:${text}`
  if (/\.tgz$/i.test(alone)) return `package:${text}`
  const meant = nearest(alone, Object.keys(PREFIXES))
  return meant !== undefined && isPrefix(meant) ? PREFIXES[meant] : undefined
}

/** What stands before the first colon, and behind it. */
const cut = (text: string): readonly [string | undefined, string] => {
  const colon = text.indexOf(":")
  return colon < 0 ? [undefined, ""] : [text.slice(0, colon), text.slice(colon + 1)]
}

const isPrefix = (text: string): text is Prefix => Object.hasOwn(PREFIXES, text)
