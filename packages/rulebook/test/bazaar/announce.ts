import {
  Rulebook,
  type ChangeBody,
  type Edtf,
  type EffectiveBody,
  type EventRef,
  type LedgerEvent,
  type LedgerSlice,
  type Platform,
  type Rule,
  type Saving,
  type Standing,
  type SupersededBody,
  type WithdrawnBody,
} from "@policy-ledger/rulebook"
import { bazaar } from "./platform.ts"

export interface Head {
  readonly id: string
  readonly published?: Edtf | null
  readonly reported?: Edtf | null
  readonly standing?: Standing
  /** ISO 8601 with offset. */
  readonly recordedAt?: string
  /** 2 and more are corrections of the reading before. */
  readonly reading?: number
}

const text = (en: string): { readonly zh: string; readonly en: string } => ({ zh: `〔${en}〕`, en })

const RECORDED = "2025-01-15T12:00:00+05:30"

/** The events of one reading of one announcement, as a ledger records them. */
export const announce = (head: Head, ...changes: readonly ChangeBody[]): readonly LedgerEvent[] => {
  const reading = head.reading ?? 1
  const about = {
    title: text(head.id),
    summary: text(`what ${head.id} says`),
    standing: head.standing ?? "announced",
    published: head.published ?? null,
    reported: head.reported ?? null,
    reports: [
      {
        source: "bazaar.example",
        at: head.reported ?? null,
        headline: head.id,
        digest: `sha256:${head.id}`,
        length: 99,
      },
    ],
    provision: changes[0]?.provision ?? "dispatch/text",
  } as const
  const opening =
    reading === 1
      ? ({ type: "Published", ...about } as const)
      : ({ type: "Corrected", cause: "mistake", why: "read again", ...about } as const)
  return [opening, ...changes].map((body, i) => ({
    v: 1,
    id: `${head.id}#${reading}.${i}`,
    announcement: head.id,
    reading,
    recordedAt: head.recordedAt ?? RECORDED,
    recordedBy: "curator",
    ...body,
  }))
}

export const rule = (title: string, more: Partial<Rule> = {}): Rule => ({
  title: text(title),
  decidedBy: ["order.paidAt"],
  when: { always: true },
  effects: [],
  ...more,
})

type Also<Body> = Partial<Omit<Body, "type" | "provision" | "from">>

/** A version of `provision` begins; its title is the provision and when it begins, unless its rule says otherwise. */
export const effective = (
  provision: string,
  from: string,
  more: Also<EffectiveBody> = {},
): EffectiveBody => ({
  type: "Effective",
  provision,
  from,
  basis: "stated",
  rule: rule(`${provision} from ${from}`),
  ...more,
})

export const withdrawn = (
  provision: string,
  from: string,
  more: Also<WithdrawnBody> = {},
): WithdrawnBody => ({
  type: "Withdrawn",
  provision,
  from,
  basis: "stated",
  ...more,
})

/** `provision`'s version of `of` is replaced by the event on `by` in the same announcement. */
export const superseded = (
  provision: string,
  from: string,
  of: EventRef & { readonly type?: "Effective" | "Withdrawn" },
  by: string,
  more: Also<SupersededBody> = {},
): SupersededBody => ({
  type: "Superseded",
  provision,
  from,
  basis: "stated",
  of: { type: "Effective", ...of },
  by,
  ...more,
})

/** Whoever did `fact` before the version ended. */
export const doneBefore = (fact: string): Saving => ({ before: fact })

/** The readings of announcements, each as its events. */
export type Readings = readonly (readonly LedgerEvent[])[]

export const ledger = (origin: string, ...readings: Readings): LedgerSlice => ({
  origin,
  events: readings.flat(),
  rootAt: (size) => `sha256:${origin}:${size}`,
})

export const bookOf = (...readings: Readings): Rulebook =>
  Rulebook.of(bazaar, [ledger("bazaar", ...readings)])

export const bookOn = (platform: Partial<Platform>, ...readings: Readings): Rulebook =>
  Rulebook.of({ ...bazaar, ...platform }, [ledger("bazaar", ...readings)])
