const LONGEST = 60

/** What is no plain record, list or value of JSON, by the name of its class. */
const classOf = (value: object): string | undefined => {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (Array.isArray(value) || prototype === null || Object.getPrototypeOf(prototype) === null)
    return undefined
  const name: unknown = value.constructor?.name
  return typeof name === "string" && name !== "" ? name : "a class"
}

const textOf = (value: unknown): string => {
  // JSON has no word for them and would write null, or nothing.
  if (typeof value === "number" && !Number.isFinite(value)) return String(value)
  if (typeof value === "bigint") return `${value}n`
  if (typeof value === "function" || typeof value === "symbol") return `a ${typeof value}`
  const name = typeof value === "object" && value !== null ? classOf(value) : undefined
  if (name !== undefined) return `an instance of ${name}`
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    return Array.isArray(value) ? "a list" : "an object"
  }
}

/** What was found, as a message quotes it: JSON, cut off where it is long. */
export const show = (value: unknown): string => {
  const text = textOf(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 3)}…` : text
}
