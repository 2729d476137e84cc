import type { ProvisionId, Rule, Standing } from "@policy-ledger/rulebook"
import fc from "fast-check"
import { rule } from "../bazaar/announce.ts"
import { isYearless, type Days } from "./days.ts"
import { datesOf, type Announced, type Change, type From, type History, type Named } from "./history.ts"
import { condition, effects, saving } from "./rules.ts"

/** Random histories. Days run over two years, so that dates meet; recordings come after them, in 2023. */
export const HORIZON = 730
export const RECORDED = 1100

const day = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 366, max: 366 + 40 }) },
  { weight: 1, arbitrary: fc.integer({ min: 200, max: HORIZON }) },
)

const at: fc.Arbitrary<Days> = day.map((d) => ({ at: d }))

const ordered = (a: number, b: number): readonly [number, number] => (a <= b ? [a, b] : [b, a])

const range: fc.Arbitrary<Days> = fc
  .tuple(day, day, fc.constantFrom("both", "both", "lo", "hi"))
  .map(([a, b, open]) => {
    const [lo, hi] = ordered(a, b)
    return { between: [open === "hi" ? null : lo, open === "lo" ? null : hi] }
  })

const monthDay = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
const yearless: fc.Arbitrary<Days> = fc.oneof(
  monthDay.map(([m, d]): Days => ({ yearless: [m, d] })),
  fc.integer({ min: 1, max: 12 }).map((m): Days => ({ yearless: [m, null] })),
  fc.constant<Days>({ yearless: [2, 29] }),
  fc.tuple(monthDay, fc.integer({ min: 0, max: 9 })).map(
    ([[m, d], n]): Days => ({
      yearlessBetween: [
        [m, Math.min(d, 19)],
        [m, Math.min(d, 19) + n],
      ],
    }),
  ),
)

const month: fc.Arbitrary<Days> = fc.integer({ min: 12, max: 14 }).map((m) => ({ month: m }))

const dated = fc.oneof(
  { weight: 4, arbitrary: at },
  { weight: 1, arbitrary: range },
  { weight: 1, arbitrary: month },
)
const anyDate = fc.oneof({ weight: 5, arbitrary: dated }, { weight: 1, arbitrary: yearless })

const optional = <T>(arbitrary: fc.Arbitrary<T>, freq: number): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq })

const clock = fc.constantFrom("00:00:00", "10:00:00", "16:30:00", "23:59:59")

const from = (certain: boolean): fc.Arbitrary<From> =>
  certain
    ? fc.oneof({ weight: 8, arbitrary: at }, { weight: 1, arbitrary: fc.constant<From>("before") })
    : fc.oneof(
        { weight: 6, arbitrary: anyDate },
        { weight: 2, arbitrary: fc.constantFrom<From>("before", "publication", { unstated: true }) },
        { weight: 1, arbitrary: at.map((d): From => ({ unstated: true, noEarlierThan: d })) },
      )

/** Which instants of a case decide: fixed for a provision. */
export const DECIDED_BY: { readonly [provision: ProvisionId]: readonly string[] } = {
  "dispatch/text": ["order.paidAt"],
  "dispatch/ship": ["order.paidAt", "order.dueAt"],
  "returns/window": ["order.placedAt"],
  "monsoon/pause": ["order.dueAt"],
}
const PROVISIONS = Object.keys(DECIDED_BY)

type Drawn = {
  readonly [K in "time" | "until" | "untilTime" | "standing" | "keeps" | "touches" | "previous"]:
    | Change[K]
    | undefined
} & Pick<Change, "type" | "provision" | "from"> & {
    /** Which earlier event it speaks of, counted among those it can. */
    readonly speaksOf: readonly ["supersedes" | "postpones" | "revokes", number] | undefined
    readonly content: Pick<Rule, "when" | "effects">
    readonly disapplies: readonly ProvisionId[] | undefined
  }

const drawn = (certain: boolean): fc.Arbitrary<Drawn> =>
  fc.record({
    type: fc.constantFrom<Change["type"]>("Effective", "Effective", "Effective", "Withdrawn"),
    provision: fc.constantFrom(...PROVISIONS),
    from: from(certain),
    time: optional(clock, 4),
    until: optional(
      certain
        ? at
        : fc.oneof(
            { weight: 3, arbitrary: anyDate },
            { weight: 1, arbitrary: fc.constant("unstated" as const) },
          ),
      4,
    ),
    untilTime: optional(clock, 3),
    standing: optional(fc.constantFrom<Standing>("rumour", "consultation", "announced"), 12),
    keeps: optional(saving(certain), 3),
    touches: certain
      ? fc.constant(undefined)
      : optional(fc.oneof(fc.constant("unstated" as const), fc.subarray(PROVISIONS, { minLength: 1 })), 8),
    previous: optional(fc.constant("unheld" as const), 8),
    speaksOf: optional(fc.tuple(fc.constantFrom("supersedes", "postpones", "revokes"), fc.nat(20)), 2),
    content: fc.record({ when: condition(certain), effects: effects(certain) }),
    disapplies: optional(fc.subarray(PROVISIONS, { minLength: 1 }), 3),
  })

const announced = (
  certain: boolean,
): fc.Arbitrary<Omit<Announced, "changes" | "id"> & { readonly drawn: readonly Drawn[] }> =>
  fc.record({
    standing: fc.oneof(
      { weight: 9, arbitrary: fc.constant<Standing>("announced") },
      { weight: 1, arbitrary: fc.constantFrom<Standing>("rumour", "consultation") },
    ),
    published: fc.option(certain ? at : anyDate, { nil: null, freq: 5 }),
    reported: certain ? at : fc.option(anyDate, { nil: null, freq: 8 }),
    recordedOn: fc.integer({ min: RECORDED, max: RECORDED + 20 }),
    drawn: fc.array(drawn(certain), { minLength: 1, maxLength: 3 }),
  })

/** One event of a type and provision; what ends in the announcement that begins it begins first. */
const unique = (changes: readonly Drawn[]): readonly Drawn[] =>
  changes.filter(
    (c, i) =>
      !changes.slice(0, i).some((d) => d.type === c.type && d.provision === c.provision) &&
      !(
        c.type === "Withdrawn" &&
        changes.slice(i).some((d) => d.type === "Effective" && d.provision === c.provision)
      ),
  )

/** What a change may say of earlier ones: nothing it names is missing, and nothing speaks of itself. */
const named = (
  c: Drawn,
  earlier: readonly Announced[],
): Pick<Change, "supersedes" | "postpones" | "revokes"> => {
  if (c.speaksOf === undefined) return {}
  const [how, n] = c.speaksOf
  if (how === "supersedes" && c.type === "Withdrawn") return {}
  const known = earlier.flatMap((a) =>
    a.changes
      .filter((e) =>
        how === "supersedes"
          ? e.type === "Effective"
          : how === "revokes" || (e.type === c.type && e.provision === c.provision),
      )
      .map((e): Named => ({ announcement: a.id, provision: e.provision })),
  )
  const found = known[n % Math.max(1, known.length)]
  return found === undefined ? {} : { [how]: found }
}

/** Without circles only those that stand before it; with them any, itself too. */
const disapplying = ({ disapplies, provision }: Drawn, certain: boolean): Pick<Rule, "disapplies"> => {
  const lower = disapplies?.filter((p) => !certain || PROVISIONS.indexOf(p) < PROVISIONS.indexOf(provision))
  return lower === undefined || lower.length === 0 ? {} : { disapplies: lower }
}

const changeOf = (d: Drawn, certain: boolean, id: string, earlier: readonly Announced[]): Change => {
  const { type, provision, from, time, until, untilTime, standing, keeps, touches, previous } = d
  const dated = typeof from === "object" && !("unstated" in from)
  // What is only implied to have begun says nothing of others.
  const [begins, implied] = [type === "Effective", from === "before"]
  return {
    type,
    provision,
    from,
    ...(dated && time !== undefined ? { time } : {}),
    ...(begins && !implied && until !== undefined ? { until } : {}),
    ...(begins && typeof until === "object" && untilTime !== undefined ? { untilTime } : {}),
    ...(standing === undefined ? {} : { standing }),
    ...(keeps === undefined ? {} : { keeps }),
    ...(begins && touches !== undefined ? { touches } : {}),
    ...(begins && !implied && previous !== undefined ? { previous } : {}),
    ...(implied ? {} : named(d, earlier)),
    rule: rule(`${id}:${provision}`, {
      ...d.content,
      ...disapplying(d, certain),
      decidedBy: DECIDED_BY[provision] ?? [],
    }),
  }
}

/** At most so many announcements leave their year open, that the worlds stay few. */
const yearlessAtMost = (n: number, history: History): boolean =>
  history.filter((a) =>
    [a, ...(a.correction === undefined ? [] : [a.correction])].some((r) => datesOf(r).some(isYearless)),
  ).length <= n

/** Ids say nothing about dates: their order is drawn apart. */
export const history = (certain: boolean, most = 6): fc.Arbitrary<History> =>
  fc
    .array(
      fc.tuple(
        announced(certain),
        fc.constantFrom("a", "b", "c"),
        fc.option(announced(certain), { nil: undefined, freq: 6 }),
      ),
      {
        minLength: 2,
        maxLength: most,
        size: "max",
      },
    )
    .map((all) => {
      const made: Announced[] = []
      all.forEach(([{ drawn, ...head }, letter, again], i) => {
        const id = `${letter}${i}`
        const earlier = [...made]
        const corrected = (other: NonNullable<typeof again>): Omit<Announced, "id" | "correction"> => {
          const { drawn: anew, ...rest } = other
          return {
            ...rest,
            recordedOn: head.recordedOn + 10,
            changes: unique(anew).map((d) => changeOf(d, certain, `${id}.2`, earlier)),
          }
        }
        made.push({
          ...head,
          id,
          changes: unique(drawn).map((d) => changeOf(d, certain, id, earlier)),
          ...(again === undefined ? {} : { correction: corrected(again) }),
        })
      })
      return made
    })
    .filter((h) => yearlessAtMost(2, h))
