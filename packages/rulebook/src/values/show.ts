import { classOf } from "./plain.ts"

const LONGEST = 60

/** What is no JSON, or too deep for it, by what it is. */
const objectText = (value: object): string => {
  const name = classOf(value)
  if (name !== undefined) return `an instance of ${name}`
  const kind = Array.isArray(value) ? "a list" : "an object"
  try {
    return JSON.stringify(value) ?? kind
  } catch {
    return kind
  }
}

const textOf = (value: unknown): string => {
  // JSON has no word for them and would write null, or nothing.
  if (typeof value === "number" && !Number.isFinite(value)) return String(value)
  if (typeof value === "bigint") return `${value}n`
  if (typeof value === "function" || typeof value === "symbol") return `a ${typeof value}`
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? String(value)
  try {
    return objectText(value)
  } catch {
    // What it is made of throws as soon as it is asked.
    return "an object that cannot be read"
  }
}

/** What was found, as a message quotes it: JSON, cut off where it is long. */
export const show = (value: unknown): string => {
  const text = textOf(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 3)}…` : text
}
