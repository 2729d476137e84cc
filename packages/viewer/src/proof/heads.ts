// A head of a log as somebody has kept it: a size and a root from an answer, or a signed checkpoint.
// A checkpoint's signatures are not looked at: which keys to trust, the page cannot know.

/** How many events a log had, and the root over them. */
export interface KeptHead {
  /** Which log, where the text says it. */
  readonly origin: string | null
  readonly size: number
  /** 64 hexadecimal digits. */
  readonly root: string
}

/** What a text lacks to be a head. */
type HeadFault = "nothing" | "no-root" | "many-roots" | "no-size" | "many-sizes"

type HeadRead =
  | { readonly ok: true; readonly head: KeptHead; readonly isSigned: boolean }
  | { readonly ok: false; readonly fault: HeadFault }

const HEX_ROOT = /(?:sha256:)?\b([0-9a-f]{64})\b/gi
const SIZE = /(?<![\w.+-]|\d:)(?:0|[1-9]\d{0,14})(?![\w.+-]|:\d)/g
const ORIGIN = /"origin"\s*:\s*"((?:[^"\\]|\\.)*)"/
/** 32 bytes: the last digit before the sign holds four bits, the lower two of them nought. */
const BASE64_ROOT = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/

const hexOf = (base64: string): string =>
  Array.from(atob(base64), (byte) => byte.charCodeAt(0).toString(16).padStart(2, "0")).join("")

/** The bytes of a root in base64, as proofs take them. */
export const base64Of = (root: string): string =>
  btoa((root.match(/../g) ?? []).map((byte) => String.fromCharCode(Number.parseInt(byte, 16))).join(""))

/** C2SP tlog-checkpoint: which log, how many leaves, the root over them; then an empty line and who signed. */
const readCheckpoint = (lines: readonly string[]): HeadRead | undefined => {
  const [origin = "", size = "", root = ""] = lines
  if (origin === "" || !/^(?:0|[1-9]\d{0,14})$/.test(size) || !BASE64_ROOT.test(root)) return undefined
  const isSigned = lines.some((line) => line.startsWith("— "))
  return { ok: true, head: { origin, size: Number(size), root: hexOf(root) }, isSigned }
}

/** As JSON spells it; what it cannot spell is taken as it stands: another log than ours. */
const originIn = (text: string): string | null => {
  const [, spelt] = ORIGIN.exec(text) ?? []
  if (spelt === undefined) return null
  try {
    return String(JSON.parse(`"${spelt}"`))
  } catch {
    return spelt
  }
}

const refused = (fault: HeadFault): HeadRead => ({ ok: false, fault })

/**
 * Reads a size and a root in any order and between any words (`253 sha256:…`, a ledger as an answer mentions it), or a
 * checkpoint. A text that says two sizes or two roots says neither.
 */
export const readHead = (text: string): HeadRead => {
  const lines = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.trim())
  const checkpoint = readCheckpoint(lines)
  if (checkpoint !== undefined) return checkpoint
  if (text.trim() === "") return refused("nothing")
  const roots = new Set([...text.matchAll(HEX_ROOT)].map(([, digits = ""]) => digits.toLowerCase()))
  const [root] = roots
  if (root === undefined) return refused("no-root")
  if (roots.size > 1) return refused("many-roots")
  const sizes = new Set(text.replaceAll(HEX_ROOT, " ").replace(ORIGIN, " ").match(SIZE) ?? [])
  const [size] = sizes
  if (size === undefined) return refused("no-size")
  if (sizes.size > 1) return refused("many-sizes")
  const origin = originIn(text)
  return { ok: true, head: { origin, size: Number(size), root }, isSigned: false }
}
