// What is recorded: events, and the announcements and rules that they carry.
import type { Text } from "../values/text.ts"
import type { Condition, Saving } from "./condition.ts"
import type { Effect } from "./effect.ts"
import type { FactPath } from "./platform.ts"

/** Only what is announced can put anything in force. */
export type Standing = "announced" | "consultation" | "rumour"

export type AnnouncementId = string
/** `<instrument>/<rule>`: the smallest thing that is in force or not. */
export type ProvisionId = string
export type InstrumentId = string

/**
 * A date of the closed profile of EDTF that `parseDate` reads: `2024-02-07`, `2022-10`, `XXXX-03-08`,
 * `[a..b]`, `[a..]`, `[..b]`.
 */
export type Edtf = string

/** Stated by the source, or inferred and why. */
export type Basis = "stated" | { readonly inferred: string }

/** A passage: which report (counted from 1) and the half-open range of code points in its text. */
export interface Citation {
  readonly report: number
  readonly range: readonly [number, number]
}

/** A text in which the announcement was read. */
export interface Report {
  /** The site. */
  readonly source: string
  /** The time printed over it (ISO 8601 with offset) or the date it bears (EDTF); null where it bears none. */
  readonly at: string | null
  /** Bibliographic; null where the report has none of its own. */
  readonly headline: string | null
  /** `sha256:` over headline, printed time and body: UTF-8, NFC, white space removed. */
  readonly digest: string
  /** Code points that the digest covers. */
  readonly length: number
  /** Only a part of the text was kept, and it is the part that the digest covers. */
  readonly excerpt?: true
  readonly note?: Text
}

/** The first day or instant of a change, as the source gives it. */
export interface Start {
  readonly from: Edtf | "before" | "publication" | "unstated"
  /** HH:MM:SS beside a day. */
  readonly fromTime?: string
  /** It counts as that date until another announcement says otherwise. */
  readonly expected?: true
  /** Where `from` is unstated: what the wording of the report bounds it to (将: not before the report; 已: not after). */
  readonly noEarlierThan?: Edtf
  readonly noLaterThan?: Edtf
}

/** An earlier event that a later one speaks of. Without `provision`, its own; without `type`, its own. */
export interface EventRef {
  readonly announcement: AnnouncementId
  readonly provision?: ProvisionId
}

/** The content of one version of a provision. */
export interface Rule {
  readonly title: Text
  /**
   * The instants of a case that decide: any one inside the validity is enough. Fixed for a provision.
   * Empty: no case asks for it (it is listed by `inForce`, never audited).
   */
  readonly decidedBy: readonly FactPath[]
  readonly when: Condition
  readonly effects: readonly Effect[]
  /** While this one applies to a case, these do not. */
  readonly disapplies?: readonly ProvisionId[]
  /** What the source names and does not give, or how it was read. */
  readonly note?: Text
}

/** What the announcement tells of the wording before it: nothing, or its content. */
export type Previous = "unheld" | Omit<Rule, "decidedBy">

/** What an announcement is, beside its changes. */
export interface AnnouncementHead {
  readonly title: Text
  /** In our own words. */
  readonly summary: Text
  readonly standing: Standing
  /** Only where the source states it, or an inferred range. */
  readonly published: Edtf | null
  readonly publishedBasis?: Basis
  /** The date of the first report; null where nothing bears a date. */
  readonly reported: Edtf | null
  readonly reportedBasis?: Basis
  readonly reports: readonly Report[]
  readonly note?: Text
}

/** What a single field of a change rests on, where that is another passage or another ground than the change's. */
export interface FieldGround {
  readonly basis: Basis
  readonly cite?: Citation
}

interface Change {
  readonly provision: ProvisionId
  /** Where it is not the announcement's own. */
  readonly standing?: Standing
  readonly basis: Basis
  readonly cite?: Citation
  /** By the way to the field: `from`, `until`, `rule.when`, `rule.effects[0].amount`. */
  readonly grounds?: { readonly [field: string]: FieldGround }
  /** How the change was read, for people. */
  readonly note?: Text
}

/** A version of a provision begins. */
export interface EffectiveBody extends Change, Start {
  readonly type: "Effective"
  /** The last day, inclusive, as the source gives it; `unstated` where it names an end and does not give it. */
  readonly until?: Edtf | "unstated"
  /** HH:MM:SS, the last second, beside a day. */
  readonly untilTime?: string
  readonly rule: Rule
  /** The version that it replaces. */
  readonly supersedes?: EventRef
  /** Where the version that it replaces was never announced to us. */
  readonly previous?: Previous
  /** Whom the replaced version goes on governing. */
  readonly keeps?: Saving
  readonly postpones?: EventRef
  readonly revokes?: EventRef
  /** Provisions of the document that it changes without saying how; `unstated`: any of them. */
  readonly touches?: readonly ProvisionId[] | "unstated"
}

/** A version is replaced by another; written beside the `Effective` that does it. */
export interface SupersededBody extends Change, Start {
  readonly type: "Superseded"
  /** The event that no longer stands: the beginning of a version, or (a postponement) a withdrawal. */
  readonly of: EventRef & { readonly type: "Effective" | "Withdrawn" }
  /** The provision whose `Effective` or `Withdrawn` in the same announcement does it. */
  readonly by: ProvisionId
  readonly keeps?: Saving
}

/** A version ends without a successor. */
export interface WithdrawnBody extends Change, Start {
  readonly type: "Withdrawn"
  readonly keeps?: Saving
  readonly postpones?: EventRef
  readonly revokes?: EventRef
}

export interface PublishedBody extends AnnouncementHead {
  readonly type: "Published"
  /** What the announcement is about, mainly. */
  readonly provision: ProvisionId
}

/** A better reading of an announcement already recorded; replaces the earlier reading whole. */
export interface CorrectedBody extends AnnouncementHead {
  readonly type: "Corrected"
  readonly provision: ProvisionId
  readonly cause: "mistake" | "source" | "encoding"
  readonly why: string
}

export type EventBody = PublishedBody | CorrectedBody | EffectiveBody | SupersededBody | WithdrawnBody
export type ChangeBody = EffectiveBody | SupersededBody | WithdrawnBody
export type HeadBody = PublishedBody | CorrectedBody

/** The version of the language that this engine speaks. */
export const LANGUAGE = 1

/** Is it an event in a language that this engine speaks? */
export const isReadable = ({ language = LANGUAGE }: Pick<Envelope, "language">): boolean =>
  language <= LANGUAGE

/** What every event carries beside its body. */
export interface Envelope {
  /** Version of the event's schema. */
  readonly v: 1
  /** UUIDv5 over the digest of the content without `recordedAt` and `recordedBy`. */
  readonly id: string
  readonly announcement: AnnouncementId
  /**
   * The language that it speaks, where that is later than 1. Whoever does not speak it reads of a change only of which
   * provision it is; of a `Published` or `Corrected` what language 1 has.
   */
  readonly language?: number
  /** 1, or the number of the correction's file. */
  readonly reading: number
  readonly recordedAt: string
  readonly recordedBy: string
}

/** One line of the log. */
export type LedgerEvent = Envelope & EventBody
