// What a question may presume, and on which of it an answer rests.
import type { Presumption } from "../answers/answers.ts"

/** In the order in which they are told, and preferred to each other. */
export const PRESUMPTIONS: readonly Presumption[] = ["commencement", "continuance", "unchanged", "conditions"]

/** Every choice of so many of them, in their order. */
const choicesOf = (from: readonly Presumption[], count: number): readonly (readonly Presumption[])[] => {
  if (count === 0) return [[]]
  return from.flatMap((first, i) =>
    choicesOf(from.slice(i + 1), count - 1).map((others) => [first, ...others]),
  )
}

/**
 * The smallest choice of what was presumed under which the answer is the same as under all of it; of several the first.
 * Nothing where it rests on none.
 */
export const restsOn = (
  presumed: readonly Presumption[],
  isSameUnder: (fewer: readonly Presumption[]) => boolean,
): readonly Presumption[] => {
  for (let count = 0; count < presumed.length; count++)
    for (const fewer of choicesOf(presumed, count)) if (isSameUnder(fewer)) return fewer
  return presumed
}

/** As it stands in an answer: left out where it rests on none. */
export const presuming = (
  presumed: readonly Presumption[],
): { readonly presumed?: readonly Presumption[] } => (presumed.length === 0 ? {} : { presumed })
