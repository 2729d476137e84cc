// How each version of a provision stands on a day.
import type { Lane, State, Stretch } from "../day/rules.ts"

export type StandsOn =
  | { readonly is: State; readonly stretch: Stretch }
  /** `never`: at no time, as a draft. */
  | { readonly is: "ended" | "to-come" | "between" | "never"; readonly stretch?: undefined }

/** Of a version by its key, at an instant. */
export const standsAt = ({ stretches }: Pick<Lane, "stretches">, key: string, t: number): StandsOn => {
  const own = stretches.filter(({ version }) => version.key === key)
  const now = own.find(({ from, until }) => from <= t && t < until)
  if (now !== undefined) return { is: now.state, stretch: now }
  if (own.length === 0) return { is: "never" }
  if (own.every(({ until }) => until <= t)) return { is: "ended" }
  return { is: own.every(({ from }) => from > t) ? "to-come" : "between" }
}
