// What is wrong with an effect: the facts that it asks for, the hours of its bands.
import {
  type CountedDeadline,
  countedOf,
  type CountedFrom,
  type Effect,
  type HourBand,
  matchEffect,
} from "@policy-ledger/rulebook"
import { changedDaysObjections, durationObjections } from "./calendars.ts"
import type { Objection } from "./objection.ts"
import { moneyObjections } from "./money.ts"
import { kindObjections, waivedObjections } from "./declared.ts"
import type { Path } from "./yaml.ts"
import { payObjections } from "./amounts.ts"
import { instantObjections } from "./conditions.ts"
import type { Vocabulary } from "./vocabulary.ts"

type Objections = readonly Objection[]

const NONE = (): Objections => []

/** Of the facts that an effect asks for; the rest of it is in its form. */
export const effectObjections = (effect: Effect, path: Path, words: Vocabulary): Objections =>
  matchEffect<Objections>(effect, {
    deadline: (deadline) => {
      const list = "earliest" in deadline ? "earliest" : "latest" in deadline ? "latest" : undefined
      return [
        ...kindObjections(deadline.deadline, [...path, "deadline"], words),
        ...countedOf(deadline).flatMap((one, i) =>
          countedObjections(one, list === undefined ? path : [...path, list, i], words),
        ),
      ]
    },
    refund: NONE,
    pay: (pay) => payObjections(pay, path, words),
    cap: ({ cap }) => moneyObjections(cap, [...path, "cap"], words),
    waive: ({ waive }) => waive.flatMap((one, i) => waivedObjections(one, [...path, "waive", i], words)),
    pause: NONE,
    extend: ({ extend, by }) => [
      ...kindObjections(extend, [...path, "extend"], words),
      ...durationObjections(by, [...path, "by"], words),
    ],
    calendar: (effect) => changedDaysObjections(effect, path, words),
    sanction: NONE,
    offer: NONE,
    duty: NONE,
    notice: NONE,
  })

const countedObjections = (deadline: CountedDeadline, path: Path, words: Vocabulary): Objections =>
  "countedFrom" in deadline ? fallingObjections(deadline, path, words) : []

type Falling = Extract<CountedDeadline, { readonly countedFrom: CountedFrom }>

const fallingObjections = (deadline: Falling, path: Path, words: Vocabulary): Objections => [
  ...("after" in deadline ? durationObjections(deadline.after, [...path, "after"], words) : []),
  ...countedFromObjections(deadline.countedFrom, [...path, "countedFrom"], words),
  ...("byHour" in deadline
    ? [
        ...bandObjections(deadline.byHour, [...path, "byHour"]),
        ...deadline.byHour.flatMap((band, i) =>
          "after" in band ? durationObjections(band.after, [...path, "byHour", i, "after"], words) : [],
        ),
      ]
    : []),
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
