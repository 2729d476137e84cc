// Every date, time of day, duration, sum, share and number that a text expresses, whoever asks: a check that a passage gives
// what an event states, or a draft that proposes it. A form that can be read two ways has both meanings, and nobody guesses.
import { clocksIn } from "./clocks.ts"
import { datesIn } from "./dates.ts"
import { type Expression, overlaps } from "./expression.ts"
import { figuresIn } from "./figures.ts"
import { plain } from "./numerals.ts"

/** In order, of a text without white space; no number is told again that is part of a date or a time of day. */
export const expressionsIn = (text: string): readonly Expression[] => {
  const marks = plain(text)
  const dates = datesIn(marks)
  const times = [...dates, ...without(clocksIn(marks), dates)]
  return [...times, ...without(figuresIn(marks), times)].toSorted((a, b) => a.from - b.from || a.to - b.to)
}

const without = (found: readonly Expression[], taken: readonly Expression[]): readonly Expression[] =>
  found.filter((one) => !taken.some((other) => overlaps(one, other)))
