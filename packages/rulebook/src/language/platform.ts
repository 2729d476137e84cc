// What a platform declares: its clock, its money, its facts and titles.
import type { Lang, Text } from "../values/text.ts"
import type { Condition } from "./condition.ts"

/** Where a fact stands in a case: keys joined by dots, `order.subOrders[]` for the members of a list. */
export type FactPath = string
/** A list of a case: `order.items[]`. */
export type ListPath = string
/** A calendar, a tree and a deadline that a platform declares. */
export type CalendarId = string
export type TreeId = string
/** One of the three that every platform has (`BUILT_IN_DEADLINES`), or one that it declares. */
export type DeadlineKind = string

/** The group of facts in which one stands: the first word of its path. */
export const groupOf = (path: FactPath): string => /^[^.[]*/.exec(path)?.[0] ?? path

/** How a fact is written in a case, and what it becomes inside (integers only). */
export type FactType =
  /** ISO 8601 with an offset, or a date alone; epoch milliseconds inside. */
  | "instant"
  /** Decimal text in the platform's currency, with its decimals at most; minor units (fen) inside. */
  | "money"
  /** A JSON number from 0 to 1 with at most six decimals; parts per million inside. */
  | "ratio"
  | "integer"
  | "boolean"
  /** One of `values`. */
  | "enum"
  /** A list of `values`. */
  | "set"
  /** A GB/T 2260 code of six digits. */
  | "region"
  /** A place in one of the platform's trees: the fact says which. */
  | "tree"
  /** Any text; no condition reads it. */
  | "text"

/** How a fact is computed from others. A derived fact with `input: true` may also be given; the derivation wins. */
export type Derivation =
  /** The sum of a money or count fact over the members of a list: `{ sum: "order.subOrders[].amount" }`. */
  | { readonly sum: FactPath; readonly where?: Condition }
  /** The number of members of a list: `{ count: "order.subOrders[]" }`. */
  | { readonly count: ListPath; readonly where?: Condition }
  /** Which share of the members of a list; of none there is none. */
  | { readonly share: ListPath; readonly where: Condition }
  /** One count or amount as a share of another; of nothing there is none. */
  | { readonly ratio: FactPath; readonly over: FactPath }
  /** Whether the instant `reached` lies at or before the instant `by`; the given value where `reached` is absent. */
  | { readonly reached: FactPath; readonly by: FactPath }

export interface FactValue {
  readonly value: string
  readonly title: Text
  readonly promise?: UnheldPromise
}

/**
 * What a badge promises by a rule that the ledger does not hold: that there is such a deadline is certain, when it falls
 * nobody can say. What it promises is what its title says; without a deadline it is only told.
 */
export interface UnheldPromise {
  readonly deadline?: DeadlineKind
  /** Where this instant was not, the deadline does not arise. */
  readonly countedFrom?: FactPath
}

/** One fact of the platform's cases. Everything about it comes from here: decoding, errors, questions, forms. */
export interface FactDeclaration {
  readonly path: FactPath
  readonly type: FactType
  readonly title: Text
  readonly values?: readonly FactValue[]
  /** Of a `tree`: which. */
  readonly tree?: TreeId
  /** Of a measure: over which time it is taken, ending `lag` before the instant at which it is asked. */
  readonly over?: MeasureWindow
  /** Absent, it is presumed: there is none. Without this an absent fact is unknown. */
  readonly presumed?: { readonly none: true; readonly title: Text }
  readonly derived?: Derivation
  /** For derived facts: may the case give it too. */
  readonly input?: boolean
  /** An instant that is never later than this other one; absent, it is bounded by it. */
  readonly notAfter?: FactPath
  /** An instant that is never earlier than this other one; absent, it is bounded by it, and not there where that was not. */
  readonly notBefore?: FactPath
}

/** Whole days or calendar months. */
export type WindowLength = { readonly days: number } | { readonly months: number }

export interface MeasureWindow {
  readonly last: WindowLength
  readonly lag?: WindowLength
}

/** A place of a tree; `in` is the one around it. */
export interface TreePlace {
  readonly id: string
  readonly title: Text
  readonly in?: string
}

export interface TreeDeclaration {
  readonly id: TreeId
  readonly title: Text
  readonly places: readonly TreePlace[]
}

/** Which days are worked, from a first to a last day: outside them nobody can say. */
export interface CalendarDeclaration {
  readonly id: CalendarId
  readonly title: Text
  readonly from: string
  readonly to: string
  /** Days of the week that are free, 1 (Monday) to 7. */
  readonly weekend: readonly number[]
  /** Further free days, and days of the weekend that are worked. */
  readonly free: readonly string[]
  readonly working?: readonly string[]
}

/** A kind of deadline beside the three of every platform. */
export interface DeadlineDeclaration {
  readonly id: DeadlineKind
  readonly title: Text
  /** It says from when on something can be done, not until when: of several the latest enters the outcome. */
  readonly opens?: true
}

/** Something that a rule can waive, beside the four of every platform. */
export interface WaivableDeclaration {
  readonly id: string
  readonly title: Text
}

/** A region that a rule names. */
export interface RegionDeclaration {
  readonly code: string
  readonly title: Text
  /** Where the code or its extent changed: first and last year of validity. */
  readonly since?: number
  readonly until?: number
  /** The code before: a case that gives it means the same region. */
  readonly formerly?: string
  readonly note?: Text
}

export interface InstrumentDeclaration {
  readonly id: string
  readonly kind: "document" | "service" | "relief"
  readonly title: Text
}

/** The offsets of a zone by turns, as `policy-ledger offsets` writes them from the runtime's zone data. */
export interface DatedOffsets {
  /** The edition of the IANA zone data, as `2025b`. */
  readonly zoneData: string
  readonly first: string
  /** Each with the instant from which it holds, in order. */
  readonly changes: readonly { readonly at: string; readonly to: string }[]
}

/** What was read to make the ledger. Outside it silence proves nothing. */
export interface Coverage {
  /** First and last day of the reports that were read, inclusive. */
  readonly from: string
  readonly to: string
  readonly statement: Text
}

/** A marketplace: the file `seeds/<id>.yaml`. */
export interface Platform {
  readonly id: string
  readonly title: Text
  /** IANA name. Answers never read the zone data of whoever asks: what they reckon with stands beside it. */
  readonly timeZone: string
  /** Where the platform's clocks never change: the offset that every date is read in, as `+08:00`. */
  readonly utcOffset?: string
  /** Where they do: the offsets by turns. */
  readonly offsets?: DatedOffsets
  readonly currency: string
  /** How many decimals amounts in that currency have (ISO 4217), where they are not two. */
  readonly minorUnit?: 0 | 3
  /** The first year the platform existed: where an announcement leaves its year open, the first candidate. */
  readonly firstYear: number
  readonly coverage: Coverage
  readonly disclaimer: Text
  readonly instruments: readonly InstrumentDeclaration[]
  readonly facts: readonly FactDeclaration[]
  /** First two digits of the region codes that can exist. */
  readonly regionPrefixes: readonly string[]
  readonly regions: readonly RegionDeclaration[]
  /** The fact that names a case in its answer. */
  readonly caseId: FactPath
  /** The amounts of an order's parts, `order.subOrders[].amount`: what a payment per sub-order is reckoned on. */
  readonly subOrders?: FactPath
  /** The parts of an order that payments per item are reckoned on and that answers name by their `id`: `order.items[]`. */
  readonly items?: ListPath
  /** The languages of its texts beside English, which is always there; without it Chinese. */
  readonly languages?: readonly Lang[]
  readonly calendars?: readonly CalendarDeclaration[]
  readonly trees?: readonly TreeDeclaration[]
  readonly deadlines?: readonly DeadlineDeclaration[]
  readonly waivable?: readonly WaivableDeclaration[]
  /** The kinds of payments that its rules ask for beside compensation and penalty, which every platform has. */
  readonly payments?: readonly ("fee" | "credit")[]
  /** An agreement between the parties that replaces what the rules say of an outcome. */
  readonly agreements: { readonly [deadline: DeadlineKind]: FactPath }
  /** The instant at which what a deadline asks for was done: later than that is late. */
  readonly fulfilments?: { readonly [deadline: DeadlineKind]: FactPath }
}

/** The languages of a platform's texts, English first. */
export const languagesOf = ({ languages = ["zh"] }: Pick<Platform, "languages">): readonly Lang[] => [
  "en",
  ...languages,
]

/** How many decimals the amounts of a platform have. */
export const placesOf = ({ minorUnit }: Pick<Platform, "minorUnit">): number => minorUnit ?? 2

/** The kinds of deadlines of every platform. */
export const BUILT_IN_DEADLINES = ["ship-by", "respond-by", "auto-receipt"] as const
export type BuiltInDeadline = (typeof BUILT_IN_DEADLINES)[number]

export const isBuiltIn = (kind: DeadlineKind): kind is BuiltInDeadline =>
  BUILT_IN_DEADLINES.some((one) => one === kind)

/** The kinds of payments of every platform. */
export const BUILT_IN_PAYMENTS = ["compensation", "penalty"] as const

/** What a rule of every platform can waive. */
export const BUILT_IN_WAIVERS = [
  "late-shipment-claim",
  "late-shipment-points",
  "shipping-metrics",
  "complaint-liability",
] as const
