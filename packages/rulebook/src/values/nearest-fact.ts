import { nearest } from "./nearest.ts"

const AT_MOST = 3

/** The fact that a path most likely stands for, be it the end of one alone; of one that ends several, some of them. */
export const nearestFact = (path: string, known: readonly string[]): string | undefined => {
  const whole = nearest(path, known)
  if (whole !== undefined) return whole
  const length = path.split(".").length
  const endOf = (fact: string): string => fact.split(".").slice(-length).join(".")
  const end = nearest(path, known.map(endOf))
  const meant = known.filter((fact) => endOf(fact) === end).slice(0, AT_MOST)
  return meant.length === 0 ? undefined : meant.join(" or ")
}
