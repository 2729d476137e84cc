const LONGEST = 60

const textOf = (value: unknown): string => {
  // JSON has no word for them and would write null.
  if (typeof value === "number" && !Number.isFinite(value)) return String(value)
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
