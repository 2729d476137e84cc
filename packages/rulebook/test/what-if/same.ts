// What a piece says of one value, worked out by its rules, beside the audit of the case with that value.
import type { AuditQuestion, Platform, Rulebook } from "@policy-ledger/rulebook"
import type {
  MovingAmount,
  MovingInstant,
  MovingStep,
  WhatIfAnswer,
  WhatIfInstant,
  WhatIfPayment,
  WhatIfPiece,
} from "@policy-ledger/rulebook/what-if"
import { Counting } from "../../src/audit/falling.ts"
import { workCalendars } from "../../src/audit/calendars.ts"
import { dayOfDate } from "../../src/values/civil.ts"
import { formatInstant } from "../../src/values/instant.ts"
import { placesOf } from "../../src/language/platform.ts"
import type { CalendarMove } from "../../src/audit/moving.ts"

type Json = { readonly [key: string]: unknown }

const set = (at: Json, [key = "", ...rest]: readonly string[], value: unknown): Json => ({
  ...at,
  [key]: rest.length === 0 ? value : set((at[key] ?? {}) as Json, rest, value),
})

const without = (at: Json, [key = "", ...rest]: readonly string[]): Json => {
  const { [key]: here, ...others } = at
  return rest.length === 0 || here === undefined || here === null
    ? others
    : { ...others, [key]: without(here as Json, rest) }
}

/** The case with the fact as it is written. An order's amount is that of its one part; what a fact follows from is left out. */
const withFact = (json: object, path: string, value: unknown, platform: Platform): object => {
  const derived = platform.facts.find((fact) => fact.path === path)?.derived
  if (derived === undefined) return set(json as Json, path.split("."), value)
  if ("reached" in derived)
    return set(without(json as Json, derived.reached.split(".")), path.split("."), value)
  if (!("sum" in derived)) throw new Error(`${path} cannot be written`)
  const [list = "", key = ""] = derived.sum.split("[].")
  const [section = "", name = ""] = list.split(".")
  const parts = ((json as Json)[section] as Json | undefined)?.[name] as readonly Json[] | undefined
  const only = parts?.length === 1 ? parts[0] : {}
  return set(json as Json, list.split("."), [{ ...only, [key]: value }])
}

const HOUR = 3_600_000

const durationOf = (iso: string) => {
  const civil = /^P(\d+)([MY])$/.exec(iso)
  if (civil !== null) return civil[2] === "M" ? { months: Number(civil[1]) } : { years: Number(civil[1]) }
  const [, h = "0", m = "0", s = "0"] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(iso) ?? []
  return { minutes: (Number(h) * HOUR + Number(m) * 60_000 + Number(s) * 1000) / 60_000 }
}

/** What rules move the platform's calendars, as an audit says: those that apply, and those that a rule names. */
const movesOf = (audited: Audited, taken: readonly string[]): readonly CalendarMove[] =>
  audited.verdicts
    .flatMap(({ provision, applies, effects }) =>
      applies === "yes" || (applies === "unknown" && taken.includes(provision))
        ? effects.flatMap((e) =>
            e.kind === "calendar"
              ? [
                  {
                    provision,
                    applies: "yes" as const,
                    missing: [],
                    calendar: e.calendar,
                    free: e.free.map(dayOfDate),
                    working: e.working.map(dayOfDate),
                  },
                ]
              : [],
          )
        : [],
    )
    .toSorted((a, b) => (a.provision < b.provision ? -1 : a.provision > b.provision ? 1 : 0))

type Audited = ReturnType<Rulebook["audit"]>

const stepped = (step: MovingStep, t: number, book: Rulebook, audited: Audited): number => {
  const counting = (taken: readonly string[]) =>
    new Counting(book.form.zone, workCalendars(book.platform), movesOf(audited, taken))
  const one = (instants: readonly number[]): number => instants[0] ?? Number.NaN
  if ("next" in step) return one(counting([]).falls({ next: step.next }, t).instants)
  if (!("after" in step)) return one(counting([]).falls({ endOf: step.endOf }, t).instants)
  const { after, endOf } = step
  const by = typeof after === "string" ? durationOf(after) : { workdays: after.workdays, in: after.in }
  const taken = typeof after === "string" ? [] : (after.with ?? [])
  return one(counting(taken).falls({ after: by, ...(endOf === undefined ? {} : { endOf }) }, t).instants)
}

const instantAt = (of: WhatIfInstant, x: number, book: Rulebook, audited: Audited): string => {
  if (typeof of === "string") return of
  const { further = [], ...first }: MovingInstant = of
  const t = [first, ...further].reduce<number>((now, step) => stepped(step, now, book, audited), x)
  return formatInstant(t, book.form.zone)
}

const scaled = (text: string, places: number): bigint => {
  const [whole = "", fraction = ""] = text.replace("-", "").split(".")
  return BigInt(whole + fraction.padEnd(places, "0")) * (text.startsWith("-") ? -1n : 1n)
}

/** In millionths of a minor unit, rounded to minor units: halves up. */
const amountAt = (of: MovingAmount | string, x: number, places: number): bigint => {
  if (typeof of === "string") return scaled(of, places + 6) / 1_000_000n
  if ("sum" in of) return of.sum.reduce((sum, one) => sum + amountAt(one, x, places), 0n)
  const slope = "rate" in of ? scaled(of.rate, 6) : scaled(of.each, places + 6)
  const all = slope * BigInt(x) + scaled(of.plus ?? "0", places + 6)
  return (all * 2n + 1_000_000n) / 2_000_000n
}

const money = (units: bigint, places: number): string => {
  const digits = String(units).padStart(places + 1, "0")
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
}

const sorted = (list: readonly unknown[]): readonly string[] =>
  list.map((one) => JSON.stringify(one)).toSorted()

/** What a piece says of the value `x`, in the unit of the fact. */
const saidBy = (piece: WhatIfPiece, x: number, book: Rulebook, audited: Audited | undefined): unknown => {
  if ("refused" in piece) return "refused"
  if (audited === undefined) return "not refused"
  const places = placesOf(book.platform)
  const instant = (of: WhatIfInstant) => instantAt(of, x, book, audited)
  const paid = (all: readonly WhatIfPayment[]) =>
    sorted(
      all.map((one) => ({
        ...one,
        amount: one.amount === null ? null : money(amountAt(one.amount, x, places), places),
      })),
    )
  const { outcome, possible, states, applies, late = [] } = piece
  const each = <A, B>(
    of: {
      readonly shipBy: A
      readonly respondBy: A
      readonly autoReceiptAt: A
      readonly deadlines?: { readonly [k: string]: A }
    },
    tell: (one: A) => B,
  ) => ({
    shipBy: tell(of.shipBy),
    respondBy: tell(of.respondBy),
    autoReceiptAt: tell(of.autoReceiptAt),
    ...(of.deadlines === undefined
      ? {}
      : { deadlines: Object.fromEntries(Object.entries(of.deadlines).map(([k, one]) => [k, tell(one)])) }),
  })
  return {
    outcome: {
      ...each(outcome, (at) => (at === null ? null : instant(at))),
      refund: outcome.refund,
      payments: paid(outcome.payments),
      exempt: sorted(outcome.exempt),
    },
    states,
    possible: {
      ...each(possible, (all) => sorted(all.map(instant))),
      verdicts: sorted(possible.verdicts),
      refund: possible.refund,
      payments: paid(possible.payments),
      exempt: sorted(possible.exempt),
    },
    applies: sorted(applies),
    late: sorted(late),
  }
}

/** The same as the audit says it. */
const saidByAudit = (audited: Audited | undefined): unknown => {
  if (audited === undefined) return "refused"
  const { outcome, possible, states, late, verdicts } = audited
  const having = (is: string) => [
    ...new Set(verdicts.flatMap(({ provision, applies }) => (applies === is ? [provision] : []))),
  ]
  const { deadlines } = possible
  return {
    outcome: { ...outcome, payments: sorted(outcome.payments), exempt: sorted(outcome.exempt) },
    states,
    possible: {
      ...possible,
      shipBy: sorted(possible.shipBy),
      respondBy: sorted(possible.respondBy),
      autoReceiptAt: sorted(possible.autoReceiptAt),
      ...(deadlines === undefined
        ? {}
        : { deadlines: Object.fromEntries(Object.entries(deadlines).map(([k, all]) => [k, sorted(all)])) }),
      verdicts: sorted(having("unknown")),
      payments: sorted(possible.payments),
      exempt: sorted(possible.exempt),
    },
    applies: sorted(having("yes")),
    late: sorted(Object.keys(late ?? {})),
  }
}

/** How a fact's values are written in a case, in its own unit. */
const writtenAs = (book: Rulebook, path: string) => {
  const type = book.platform.facts.find((fact) => fact.path === path)?.type
  const places = placesOf(book.platform)
  return {
    write: (x: number): string | number =>
      type === "instant"
        ? formatInstant(x, book.form.zone)
        : type === "money"
          ? money(BigInt(x), places)
          : type === "ratio"
            ? x / 1_000_000
            : x,
    read: (at: string | number): number =>
      type === "instant"
        ? Date.parse(String(at))
        : type === "money"
          ? Number(scaled(String(at), places))
          : type === "ratio"
            ? Math.round(Number(at) * 1_000_000)
            : Number(at),
    lo: type === "instant" ? Date.parse("1990-01-01T00:00:00Z") : 0,
    hi:
      type === "instant" ? Date.parse("2060-01-01T00:00:00Z") : type === "ratio" ? 1_000_000 : 1_000_000_000,
  }
}

/** The audit of the case with the fact; undefined where it is refused. */
const auditedWith = (
  book: Rulebook,
  json: object,
  path: string,
  value: unknown,
  question: AuditQuestion,
): Audited | undefined => {
  try {
    return book.audit(withFact(json, path, value, book.platform), { ...question, brief: true })
  } catch (error) {
    if (error instanceof Error && error.name === "CaseError") return undefined
    throw error
  }
}

/** Of the pieces of an answer that are intervals: values one before, at and after every tip, and the places between. */
const probes = (answer: WhatIfAnswer, book: Rulebook, random: () => number): readonly number[] => {
  const { read, lo, hi } = writtenAs(book, answer.vary)
  const ends = answer.pieces.flatMap((piece) =>
    "value" in piece
      ? []
      : [
          [
            piece.from === null ? lo : read(piece.from),
            piece.until === null ? hi : read(piece.until),
          ] as const,
        ],
  )
  const all = ends.flatMap(([from, until]) => [
    from,
    until - 1,
    ...Array.from({ length: 3 }, () => from + Math.floor(random() * Math.max(1, until - from))),
  ])
  return [...new Set(all)]
}

/** Where the pieces of an answer are not what audits say; nothing where all is well. */
export const differences = (
  book: Rulebook,
  json: object,
  answer: WhatIfAnswer,
  question: AuditQuestion = {},
  random: () => number = Math.random,
): readonly unknown[] => {
  const { vary, pieces } = answer
  const { read, write } = writtenAs(book, vary)
  const wrong: unknown[] = []
  const compare = (piece: WhatIfPiece, x: number, value: unknown): void => {
    const audited = auditedWith(book, json, vary, value, question)
    const [said, is] = [saidBy(piece, x, book, audited), saidByAudit(audited)]
    if (JSON.stringify(ordered(said)) !== JSON.stringify(ordered(is)))
      wrong.push(JSON.stringify({ value, vary, said: ordered(said), is: ordered(is) }))
  }
  for (const [i, piece] of pieces.entries())
    if (!("value" in piece) && i > 0) {
      const before = pieces[i - 1]
      if (before === undefined || "value" in before || before.until !== piece.from)
        wrong.push({ gap: piece.from })
      else if (JSON.stringify(answerOf(before)) === JSON.stringify(answerOf(piece)))
        wrong.push({ alike: piece.from, piece })
    }
  for (const x of probes(answer, book, random)) {
    const piece = pieces.find(
      (one) =>
        !("value" in one) &&
        (one.from === null || read(one.from) <= x) &&
        (one.until === null || x < read(one.until)),
    )
    if (piece === undefined) wrong.push({ nothing: write(x) })
    else compare(piece, x, write(x))
  }
  for (const piece of pieces)
    if ("value" in piece) compare(piece, Number.NaN, valueOf(piece, json, vary, book))
  return wrong
}

const answerOf = ({
  from: _from,
  until: _until,
  ...answer
}: Extract<WhatIfPiece, { readonly from: unknown }>) => answer

const ordered = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(ordered)
    : typeof value === "object" && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, one]) => [key, ordered(one)]),
        )
      : value

const valueOf = (
  { value, in: isIn }: Extract<WhatIfPiece, { readonly value: unknown }>,
  json: object,
  vary: string,
  { platform }: Rulebook,
): unknown => {
  if (isIn !== undefined) {
    const [section = "", fact = ""] = vary.split(".")
    const said = ((json as Json)[section] as Json | undefined)?.[fact]
    const own = Array.isArray(said) ? (said as readonly unknown[]) : []
    return isIn ? [...new Set([...own, value])] : own.filter((one) => one !== value)
  }
  return value === "elsewhere" ? `${platform.regionPrefixes.at(-1)}9900` : value
}
