import type { CountedDeadline, CountedFrom, Effect, HourBand } from "@policy-ledger/rulebook"
import { match, P } from "ts-pattern"
import type { Objection } from "./objection.ts"
import type { Path } from "./yaml.ts"
import { instantObjections } from "./conditions.ts"
import type { Vocabulary } from "./vocabulary.ts"

type Objections = readonly Objection[]

export const effectObjections = (effect: Effect, path: Path, words: Vocabulary): Objections =>
  match(effect)
    .with({ deadline: P._ }, (deadline) =>
      "earliest" in deadline
        ? deadline.earliest.flatMap((one, i) => countedObjections(one, [...path, "earliest", i], words))
        : countedObjections(deadline, path, words),
    )
    .with(
      { refund: P._ },
      { pay: P._ },
      { cap: P._ },
      { waive: P._ },
      { pause: P._ },
      { sanction: P._ },
      { offer: P._ },
      { duty: P._ },
      { notice: P._ },
      () => [],
    )
    .exhaustive()

const countedObjections = (deadline: CountedDeadline, path: Path, words: Vocabulary): Objections => [
  ...countedFromObjections(deadline.countedFrom, [...path, "countedFrom"], words),
  ...("byHour" in deadline ? bandObjections(deadline.byHour, [...path, "byHour"]) : []),
]

const countedFromObjections = (from: CountedFrom, path: Path, words: Vocabulary): Objections =>
  typeof from === "string"
    ? instantObjections(from, path, words)
    : from.unstated.flatMap((fact, i) => instantObjections(fact, [...path, "unstated", i], words))

/** The stretches of the day that a band covers; one that passes midnight covers two. HH:MM sorts as it runs. */
const stretchesOf = ({ from, to }: HourBand): readonly (readonly [string, string])[] =>
  from < to
    ? [[from, to]]
    : [
        [from, "24:00"],
        ["00:00", to],
      ]

/** An instant falls into one band only. */
const bandObjections = (bands: readonly HourBand[], path: Path): Objections =>
  bands.flatMap((band, i) => {
    const earlier = bands.slice(0, i).flatMap(stretchesOf)
    const overlaps = stretchesOf(band).some(([start, end]) =>
      earlier.some(([from, to]) => start < to && from < end),
    )
    return overlaps
      ? [
          {
            reason: "WrongForm",
            path: [...path, i],
            found: `${band.from} to ${band.to}, which overlaps with a band above`,
            expected: "bands of which an instant falls into one",
          } as const,
        ]
      : []
  })
