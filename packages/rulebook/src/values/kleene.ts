/** Three-valued logic (Kleene's strong tables): what is unknown stays unknown unless the rest decides. */
export type Kleene = "yes" | "no" | "unknown"

export const not = (a: Kleene): Kleene => (a === "yes" ? "no" : a === "no" ? "yes" : "unknown")

export const and = (a: Kleene, b: Kleene): Kleene =>
  a === "no" || b === "no" ? "no" : a === "yes" && b === "yes" ? "yes" : "unknown"

export const or = (a: Kleene, b: Kleene): Kleene =>
  a === "yes" || b === "yes" ? "yes" : a === "no" && b === "no" ? "no" : "unknown"

export const fromBoolean = (a: boolean): Kleene => (a ? "yes" : "no")

/** What all of several possibilities agree on; `undefined` (no possibility yet) gives way to any. */
export const agree = (a: Kleene | undefined, b: Kleene): Kleene =>
  a === undefined || a === b ? b : "unknown"
