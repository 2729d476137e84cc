import type {
  AnnouncementAnswer,
  AuditAnswer,
  EventAnswer,
  Platform,
  RuleInForce,
  Rulebook,
  Verdict,
} from "@policy-ledger/rulebook"
import type { AuditExpected, Force, ForceExpected, HeadExpected, Json, Verdicts } from "./table.ts"

/** What answers the tables: the Rulebook, or a package that is made of its log. */
export type Answering = Pick<Rulebook, "announcement" | "audit" | "history" | "inForce" | "platform">

const inOrder = (words: readonly (string | null)[]): readonly string[] => words.map(String).toSorted()

/** The lists of a head, their order left aside. */
export const headLists = ({ reports, events }: Pick<HeadExpected, "reports" | "events">) => ({
  reports: inOrder(reports),
  events: inOrder(events),
})

const at = (day: string, clock: string | undefined): string => (clock === undefined ? day : `${day}T${clock}`)

const eventLike = (e: EventAnswer): string =>
  `${e.type} ${e.provision} from ${at(e.from, e.fromTime)}` +
  (e.until === null ? "" : ` to ${at(e.until, e.untilTime)}`) +
  (e.expected ? ", expected" : "") +
  (e.standing === undefined ? "" : `, ${e.standing}`)

/** What an announcement says of itself, in the shape of what is expected. */
export const headLike = ({ standing, published, reported, reports, events }: AnnouncementAnswer) => ({
  standing,
  published,
  reported,
  ...headLists({
    reports: reports.map((r) => r.at),
    events: events.filter((e) => e.type !== "Published").map(eventLike),
  }),
  notedReports: reports.flatMap((r) => (r.note === undefined ? [] : [r.at])),
})

/** Which version of a provision a row asks about. */
export interface Version {
  readonly provision: string
  readonly announcement: string
  readonly earlier: boolean
}

export const versionOf = (
  row: { readonly ask: string; readonly of?: string },
  announcement: string,
): Version => ({
  provision: row.ask,
  announcement: row.of === undefined || row.of === "earlier" ? announcement : row.of,
  earlier: row.of === "earlier",
})

/** An announcement that tells what held before has two versions of one provision; the earlier is there from `before`. */
const isRule = (book: Answering, version: Version): ((rule: RuleInForce) => boolean) => {
  const [instrument = ""] = version.provision.split("/")
  const own = book
    .history(instrument)
    .versions.filter((v) => v.provision === version.provision && v.announcement === version.announcement)
  const two = own.length > 1
  return (rule) =>
    version.earlier
      ? rule.announcement === null ||
        (two && rule.announcement === version.announcement && rule.from === "before")
      : rule.announcement === version.announcement && !(two && rule.from === "before")
}

export interface ForceFound {
  readonly is: Force
  readonly rule: RuleInForce | undefined
}

export const forceOf = (
  book: Answering,
  version: Version,
  on: string,
  announcedBy: string | undefined,
): ForceFound => {
  const known = announcedBy === undefined ? {} : { announcedBy }
  const answer = book.inForce({ on, provision: version.provision, ...known })
  const mine = isRule(book, version)
  const found = (is: Force, rules: readonly RuleInForce[]): ForceFound | undefined => {
    const rule = rules.find(mine)
    return rule === undefined ? undefined : { is, rule }
  }
  return (
    found("yes", answer.inForce) ??
    found("unknown", answer.unknown) ??
    found("kept", answer.kept) ?? { is: "no", rule: undefined }
  )
}

/** What was found, in the shape of what was expected. */
export const forceLike = ({ is, rule }: ForceFound, expected: ForceExpected): unknown => {
  if (typeof expected === "string") return is
  const notes = rule?.notes?.map((note) => note.en).find((note) => note.includes(expected.notes ?? ""))
  return {
    is,
    ...("from" in expected ? { from: rule?.from } : {}),
    ...("ends" in expected ? { ends: rule?.ends } : {}),
    ...("notes" in expected ? { notes: notes === undefined ? "none such" : expected.notes } : {}),
  }
}

/** The verdict on a version; one that may be left out was certainly not in force. */
const verdictOf = (answer: AuditAnswer, version: Version): Partial<Verdict> =>
  answer.verdicts.find(
    (v) =>
      v.provision === version.provision &&
      (version.earlier
        ? v.citation === null
        : v.announcement === version.announcement && v.citation !== null),
  ) ?? { inForce: "no", applies: "no", effects: [], missing: [], because: [] }

const sorted = (list: readonly string[]): readonly string[] =>
  list.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))

/** Lists of words and instants as sets. */
const asSets = (fields: Json): Json =>
  Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      Array.isArray(value) && value.every((v) => typeof v === "string") ? sorted(value) : value,
    ]),
  )

const only = (fields: object, keys: object): Json =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => key in keys))

/** What is expected, spelt out. */
export const wholeOf = (expected: AuditExpected, provision: string): Verdicts => {
  const { pays, ...said }: Verdicts = typeof expected === "string" ? { applies: expected } : expected
  const paid =
    pays === undefined
      ? {}
      : {
          applies: "yes",
          effects: [{ amount: pays }],
          outcome: { payments: [{ provision, amount: pays }] },
        }
  return {
    ...said,
    ...paid,
    ...(said.missing === undefined ? {} : { missing: sorted(said.missing) }),
    ...(said.outcome === undefined ? {} : { outcome: asSets(said.outcome) }),
    ...(said.possible === undefined ? {} : { possible: asSets(said.possible) }),
  }
}

/** What the audit says, in the shape of what is expected of it. */
export const auditLike = (
  book: Answering,
  version: Version,
  json: Json,
  expected: Verdicts,
  announcedBy: string | undefined,
): Json => {
  const answer = book.audit(json, announcedBy === undefined ? {} : { announcedBy })
  const verdict = verdictOf(answer, version)
  const said = (word: string): boolean => verdict.because?.some((reason) => reason.includes(word)) ?? false
  return {
    ...only(verdict, expected),
    ...(expected.missing === undefined ? {} : { missing: sorted(verdict.missing ?? []) }),
    ...(expected.because === undefined ? {} : { because: expected.because.filter(said) }),
    ...(expected.unsaid === undefined ? {} : { unsaid: expected.unsaid.filter((word) => !said(word)) }),
    ...(expected.outcome === undefined ? {} : { outcome: asSets(only(answer.outcome, expected.outcome)) }),
    ...(expected.possible === undefined
      ? {}
      : { possible: asSets(only(answer.possible, expected.possible)) }),
  }
}

const valueOf = (platform: Platform, path: string, value: string): unknown => {
  const words = value.split(", ")
  if (path === "order.subOrders[].amount") return words.map((amount) => ({ amount }))
  const type = platform.facts.find((fact) => fact.path === path)?.type
  if (type === "ratio" || type === "integer") return Number(value)
  if (type === "boolean") return value === "true"
  if (type === "set") return value === "none" ? [] : words
  return value
}

/** The case with one fact set, or without it. */
export const varied = (platform: Platform, json: Json, path: string, value: string): Json => {
  if (value === "absent") return json
  const set = (at: Json, [key = "", ...rest]: readonly string[]): Json => ({
    ...at,
    [key]: rest.length === 0 ? valueOf(platform, path, value) : set((at[key] ?? {}) as Json, rest),
  })
  return set(json, path.replace("[].amount", "").split("."))
}
