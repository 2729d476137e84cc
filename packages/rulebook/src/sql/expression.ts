// SQL expressions as text: what is settled when a script is written does not stand in it.

/** Three-valued, as a column of type BOOLEAN: NULL is unknown, and AND, OR and NOT are Kleene's. */
export const TRUE = "TRUE"
export const FALSE = "FALSE"
export const UNKNOWN = "CAST(NULL AS BOOLEAN)"
export const NO_NUMBER = "CAST(NULL AS BIGINT)"

export const isConstant = (expression: string): boolean =>
  [TRUE, FALSE, UNKNOWN, NO_NUMBER].includes(expression) || /^-?\d+$/.test(expression)

const joined = (word: string, parts: readonly string[], settles: string, neutral: string): string => {
  const left = [...new Set(parts.filter((part) => part !== neutral))]
  if (left.includes(settles)) return settles
  const [only = neutral] = left
  return left.length < 2 ? only : `(${left.join(` ${word} `)})`
}

export const and = (...parts: readonly string[]): string => joined("AND", parts, FALSE, TRUE)
export const or = (...parts: readonly string[]): string => joined("OR", parts, TRUE, FALSE)

export const not = (part: string): string => {
  if (part === TRUE) return FALSE
  if (part === FALSE) return TRUE
  if (part === UNKNOWN) return UNKNOWN
  const negated = part.startsWith(NOT) && isWhole(part) ? part.slice(NOT.length, -1) : undefined
  return negated ?? `(NOT ${part})`
}

const NOT = "(NOT "

/** Does the parenthesis that begins it end with it? */
const isWhole = (part: string): boolean => {
  let depth = 0
  const outside = part.replaceAll(/'[^']*'/g, (text) => "_".repeat(text.length))
  for (let i = 0; i < outside.length; i++) {
    const letter = outside[i]
    if (letter === "(") depth++
    if (letter === ")" && --depth === 0) return i === part.length - 1
  }
  return false
}

const asked = (is: string, part: string, whenUnknown: string, whenTrue: string): string => {
  if (part === UNKNOWN) return whenUnknown
  if (part === TRUE) return whenTrue
  return part === FALSE ? not(whenTrue) : `(${part} ${is})`
}

/** Certainly so; two-valued, as the following. */
export const isTrue = (part: string): string => asked("IS TRUE", part, FALSE, TRUE)
export const isOpen = (part: string): string =>
  part === UNKNOWN ? TRUE : isConstant(part) ? FALSE : `(${part} IS NULL)`
/** So, or it may be. */
export const mayBe = (part: string): string => asked("IS NOT FALSE", part, TRUE, TRUE)

const NO_VALUES = [UNKNOWN, NO_NUMBER]
export const isNull = (value: string): string =>
  NO_VALUES.includes(value) ? TRUE : isConstant(value) ? FALSE : `(${value} IS NULL)`
export const isNotNull = (value: string): string =>
  NO_VALUES.includes(value) ? FALSE : isConstant(value) ? TRUE : `(${value} IS NOT NULL)`

type Arm = readonly [when: string, then: string]

/** The first that holds; NULL where none does. */
export const choose = (arms: readonly Arm[], otherwise?: string): string => {
  const kept: Arm[] = []
  let last = otherwise
  for (const [when, then] of arms) {
    if (when === FALSE || when === UNKNOWN) continue
    if (when === TRUE) {
      last = then
      break
    }
    kept.push([when, then])
  }
  if (kept.length === 0) return last ?? UNKNOWN
  if (last !== undefined && kept.every(([, then]) => then === last)) return last
  return `(CASE ${kept.map(([when, then]) => `WHEN ${when} THEN ${then}`).join(" ")}${last === undefined ? "" : ` ELSE ${last}`} END)`
}

/** Of those that are not NULL. */
const extreme = (name: "LEAST" | "GREATEST", parts: readonly string[]): string => {
  const all = [...new Set(parts)].filter((part) => part !== NO_NUMBER)
  const [only = NO_NUMBER] = all
  if (all.length < 2) return only
  const numbers = all.map(Number)
  if (numbers.every(Number.isSafeInteger)) return String(Math[name === "LEAST" ? "min" : "max"](...numbers))
  return `${name}(${all.join(", ")})`
}
export const least = (...parts: readonly string[]): string => extreme("LEAST", parts)
export const greatest = (...parts: readonly string[]): string => extreme("GREATEST", parts)

/** Of no instant, whatever type its NULL has, there is none. */
export const plus = (a: string, ms: number): string =>
  NO_VALUES.includes(a) ? NO_NUMBER : ms === 0 ? a : ms < 0 ? `(${a} - ${-ms})` : `(${a} + ${ms})`
