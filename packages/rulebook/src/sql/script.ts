// The rules as of one point as a script that decides orders where they are: in a database.
import type { AnnouncementId, ProvisionId } from "../language/event.ts"
import { declaredFacts } from "../case/declared-facts.ts"
import { displacersAbove, displacersAmong, type Displacers } from "../audit/displace.ts"
import { movesOf } from "../audit/moving.ts"
import { matchEffect } from "../language/walk.ts"
import { checkKeys, groupsOf } from "../queries/question.ts"
import type { CompileQuestion } from "../program/compile.ts"
import { groupsIn, lower, type LoweredVersion } from "../program/lower.ts"
import type { Rulebook } from "../rulebook.ts"
import { Amounts } from "./amounts.ts"
import { Clock } from "./clock.ts"
import { Conditions } from "./conditions.ts"
import { Deadlines, type Movers } from "./deadlines.ts"
import { dialectOf, type DialectName, type Tuple } from "./dialect.ts"
import { and, choose, FALSE, isConstant, mayBe, not, or, UNKNOWN } from "./expression.ts"
import { Facts } from "./facts.ts"
import { loadWritten } from "./load.ts"
import { misreadWritten } from "./misread.ts"
import { InForce } from "./in-force.ts"
import { NotWritable } from "./not-writable.ts"
import { Outcome, type Weighed } from "./outcome.ts"
import { Shape } from "./shape.ts"
import { Steps } from "./steps.ts"

/** `outcome` has a row an order, `verdicts` one for each version that applies to it or may. */
export type SqlRows = "orders" | "verdicts"

export interface SqlOptions {
  readonly dialect: DialectName
  readonly rows?: SqlRows
}

/** A provision that uses what this SQL does not do. */
export interface LeftOut {
  readonly provision: ProvisionId
  readonly announcement: AnnouncementId | null
  readonly why: string
}

/** Nothing is written where a rule would be left out: its orders would be answered wrong. */
export class SqlError extends Error {
  override readonly name = "SqlError"
  readonly _tag = "SqlError"
  readonly leftOut: readonly LeftOut[]
  constructor(leftOut: readonly LeftOut[]) {
    super(leftOut.map(({ provision, why }) => `${provision}: ${why}`).join("; "))
    this.leftOut = leftOut
  }
}

const KEYS = ["announcedBy", "recordedBy", "presume", "about"]

/**
 * A script that makes the view `outcome`, or `verdicts`, over a table `orders` of the platform's shape: the same columns as
 * many orders to a file have, but for the absent facts. Throws `QuestionError`, and `SqlError` where a rule cannot be written.
 */
export const writeSql = (rulebook: Rulebook, question: CompileQuestion, options: SqlOptions): string => {
  checkKeys(question, KEYS)
  const about = question.about === undefined ? undefined : groupsOf(question.about, rulebook.groups)
  return new Writing(rulebook, question, about, options).script()
}

/** The table of orders that a script reads, as `CREATE TABLE`, and how lines of JSON get into it where the database can. */
export const writeShape = (
  { platform, form }: Pick<Rulebook, "platform" | "form">,
  dialect: DialectName,
): { readonly table: string; readonly load: string | undefined } => {
  const shape = new Shape(platform)
  const load = loadWritten(shape, dialectOf(dialect), form.zone)
  return {
    table: shape.created(dialectOf(dialect)),
    load:
      load === undefined || dialect === "spark" ? undefined : `${misreadWritten(platform, dialect)}\n${load}`,
  }
}

/** A version and the columns that decide it. */
interface Written {
  readonly i: number
  readonly version: LoweredVersion
  readonly isAsked: boolean
  readonly title: string
  inForce: string
  matches: string
  applies: string
}

class Writing {
  readonly #rulebook: Rulebook
  readonly #question: CompileQuestion
  readonly #about: readonly string[] | undefined
  readonly #options: SqlOptions
  readonly #leftOut: LeftOut[] = []

  constructor(
    rulebook: Rulebook,
    question: CompileQuestion,
    about: readonly string[] | undefined,
    options: SqlOptions,
  ) {
    this.#rulebook = rulebook
    this.#question = question
    this.#about = about
    this.#options = options
  }

  script(): string {
    const { form, platform } = this.#rulebook
    const { zone } = form
    const { rules } = this.#rulebook.rulesFor(this.#question)
    const declared = declaredFacts(form)
    const { program, versions: toMatch = [] } = lower(rules, declared)
    const dialect = dialectOf(this.#options.dialect)
    const steps = new Steps(dialect)
    const shape = new Shape(platform)
    const facts = new Facts(dialect, form, declared, shape, steps)
    const nameIn = (step: "deadlines" | "settled") => (expression: string) =>
      /^\w+$/.test(expression) || isConstant(expression) ? expression : steps.add(step, "t", expression)
    const clock = new Clock(dialect, zone, nameIn("deadlines"))
    const base = { dialect, declared, facts, clock, zone, steps, platform }
    const plain = new Conditions(base, false)
    facts.holds = (where, scope) => plain.condition(where, scope)
    const conditions = new Conditions(base, program.presumes.includes("conditions"))
    const inForce = new InForce({ ...base, conditions })

    const displacers = displacersAmong(
      program.versions.map(({ provision, disapplies, unread }) => ({
        timeline: { needs: unread ? 1 : undefined },
        version: { provision, rule: { disapplies }, event: { rule: {} } },
      })),
    )
    const about = this.#about
    const isOwn = program.versions.map(
      (version) => about === undefined || about.some((group) => groupsIn(version).has(group)),
    )
    const beside = new Set(
      [...displacersAbove(displacers)].flatMap(([i, above]) => (isOwn[i] === true ? above : [])),
    )
    const written = new Map<number, Written>()
    for (const [i, version] of program.versions.entries()) {
      if (isOwn[i] !== true && !beside.has(i)) continue
      const title = toMatch[i]?.version.event.rule.title.en ?? ""
      this.#trying(version, () => {
        const comment = `${version.provision}: ${title} (announcement ${version.announcement ?? "not held"})`
        const f = steps.add("in_force", `f${i}`, inForce.of(version), comment)
        if (f === FALSE) return
        const m = steps.add(
          "matches",
          `m${i}`,
          version.when === null ? UNKNOWN : conditions.condition(version.when),
          comment,
        )
        written.set(i, {
          i,
          version,
          isAsked: isOwn[i] === true,
          title,
          inForce: f,
          matches: m,
          applies: FALSE,
        })
      })
    }
    this.#displace(written, displacers, (one, own) =>
      steps.add("applies", `a${one.i}`, own, one.version.provision),
    )

    const asked = [...written.values()].filter((one) => one.isAsked)
    const movers = moversAmong(asked, zone)
    const deadlines = new Deadlines({ ...base, name: nameIn("deadlines") }, platform, movers)
    const amounts = new Amounts({ ...base, conditions }, platform)
    const owns = new Map<Written, { readonly at: string[]; readonly amount: string[] }>()
    const weighed = asked.map((one): Weighed => {
      const { version, applies, i } = one
      const claims: Weighed["claims"][number][] = []
      const payments: Weighed["payments"][number][] = []
      const own = { at: [] as string[], amount: [] as string[] }
      this.#trying(version, () => {
        for (const [n, effect] of version.effects.entries())
          matchEffect<void>(effect, {
            deadline: (of) => {
              const { claim, own: at } = deadlines.claim(of)
              claims.push({ kind: of.deadline, claim })
              own.at.push(at)
            },
            pay: (pay) => {
              const amount = amounts.paid(pay, `p${i}_${n}`)
              payments.push({ pay, amount })
              own.amount.push(amount)
            },
            pause: (pause) => {
              own.at.push(
                ...movers.pauses.filter((p) => p.of === pause).map(({ resumes }) => clock.at(resumes)),
              )
            },
            refund: nothing,
            cap: nothing,
            waive: nothing,
            extend: nothing,
            calendar: nothing,
            sanction: nothing,
            offer: nothing,
            duty: nothing,
            notice: nothing,
          })
      })
      owns.set(one, own)
      return {
        provision: version.provision,
        applies,
        effects: version.effects,
        unheld: version.unheld,
        claims,
        payments,
      }
    })
    const settledClock = new Clock(dialect, zone, nameIn("settled"))
    const outcome = new Outcome({ ...base, clock: settledClock }, weighed, this.#about)
    const name = shape.column(platform.caseId)?.name ?? "NULL"
    const own = (one: Written) => owns.get(one) ?? { at: [], amount: [] }
    const isOrders = (this.#options.rows ?? "orders") === "orders"
    const columns = isOrders ? outcome.columns() : []
    const tuples = isOrders
      ? []
      : asked.map(
          (one): Tuple => ({
            when: mayBe(one.applies),
            values: [
              name,
              dialect.text(one.version.provision),
              one.version.announcement === null
                ? `CAST(NULL AS ${dialect.type("word", 0)})`
                : dialect.text(one.version.announcement),
              ...[one.inForce, one.matches, one.applies].map((value) => kleene(value, dialect.text)),
              settledClock.written(steps.add("settled", `at${one.i}`, coalesced(own(one).at))),
              outcome.money(coalesced(own(one).amount)),
              ...(program.presumes.length === 0 ? [dialect.noTexts] : []),
            ],
          }),
        )
    if (this.#leftOut.length > 0) throw new SqlError(this.#leftOut)

    const { script, last } = steps.written("orders")
    const presumed = program.presumes.length === 0 ? [{ name: "presumed", expression: dialect.noTexts }] : []
    const view = isOrders ? "outcome" : "verdicts"
    const selected = isOrders
      ? `SELECT\n${[{ name: "case", expression: name }, ...columns, ...presumed]
          .map((column) => `  ${column.expression} AS ${dialect.quote(column.name)}`)
          .join(",\n")}\nFROM ${last}`
      : dialect.unfold(last, VERDICT_COLUMNS.slice(0, program.presumes.length === 0 ? undefined : -1), tuples)
    return `${this.#head(view, shape.created(dialect, false), program.presumes)}${dialect.view(view)}\n${script}${selected};\n`
  }

  /** What cannot be written leaves out the provision, and with it the script. */
  #trying({ provision, announcement }: LoweredVersion, write: () => void): void {
    try {
      write()
    } catch (error) {
      if (!(error instanceof NotWritable)) throw error
      this.#leftOut.push({ provision, announcement, why: error.message })
    }
  }

  /** Those first that nothing displaces. */
  #displace(
    written: ReadonlyMap<number, Written>,
    displacers: Displacers,
    add: (one: Written, applies: string) => string,
  ): void {
    const above = displacersAbove(displacers)
    const byOf = ({ i }: Written): readonly Written[] =>
      (displacers.get(i) ?? []).flatMap((j) => written.get(j) ?? [])
    const ownOf = (one: Written): string => and(one.inForce, one.matches)
    const circleOf = (i: number): readonly Written[] =>
      (above.get(i) ?? []).flatMap((j) => (above.get(j)?.includes(i) === true ? (written.get(j) ?? []) : []))
    const settled = new Set<Written>()
    const settle = (one: Written): string => {
      if (settled.has(one)) return one.applies
      const circle = circleOf(one.i)
      for (const other of circle.length > 0 ? circle : [one]) settled.add(other)
      if (circle.length > 0) settleCircle(circle)
      else one.applies = add(one, and(ownOf(one), not(or(...byOf(one).map(settle)))))
      return one.applies
    }
    // In a circle it is first unknown; what is certain then spreads, each time to one more at least.
    const settleCircle = (circle: readonly Written[]): void => {
      let now = new Map(circle.map((one) => [one, and(ownOf(one), UNKNOWN)]))
      for (let round = 0; round <= circle.length; round++) {
        const before = now
        now = new Map(
          circle.map((one) => [
            one,
            add(one, and(ownOf(one), not(or(...byOf(one).map((by) => before.get(by) ?? settle(by)))))),
          ]),
        )
      }
      for (const [one, applies] of now) one.applies = applies
    }
    for (const one of written.values()) settle(one)
  }

  #head(view: string, shape: string, presumes: readonly string[]): string {
    const { platform } = this.#rulebook
    const { announcedBy, recordedBy } = this.#question
    const told = [
      `The view ${view}: what ${platform.title.en} asks of each order of the table orders, in ${this.#options.dialect}.`,
      `Rules announced by ${announcedBy ?? "today"}, recorded by ${recordedBy ?? "today"}, ${presumes.length === 0 ? "nothing presumed" : `presuming ${presumes.join(", ")}`}, about ${this.#about?.join(", ") ?? "everything"}.`,
      "Three values: NULL is unknown. Nothing reads the zone of the session or of the database.",
      `The column missing is left out${presumes.length === 0 ? "" : ", and presumed with it"}.`,
      "",
      "The table that it reads; lists hold no NULL:",
      "",
      ...shape.trimEnd().split("\n"),
    ]
    return `${told.map((line) => (line === "" ? "--" : `-- ${line}`)).join("\n")}\n\n`
  }
}

const VERDICT_COLUMNS = [
  "case",
  "provision",
  "announcement",
  "in_force",
  "matches",
  "applies",
  "at",
  "amount",
  "presumed",
]

const kleene = (value: string, text: (word: string) => string): string =>
  choose(
    [
      [value, text("yes")],
      [not(value), text("no")],
    ],
    text("unknown"),
  )

const coalesced = (all: readonly string[]): string => {
  const told = all.filter((one) => one !== "CAST(NULL AS BIGINT)")
  const [only = "CAST(NULL AS BIGINT)"] = told
  return told.length < 2 ? only : `COALESCE(${told.join(", ")})`
}

const nothing = (): void => {}

type WithEffect<M> = {
  readonly [K in keyof M]: M[K] extends readonly (infer E)[]
    ? readonly (E & { readonly of: object })[]
    : never
}

/** What moves deadlines, in the order of their provisions, each with the column that says whether it applies. */
const moversAmong = (
  versions: readonly Written[],
  zone: Parameters<typeof movesOf>[1],
): WithEffect<Movers> => {
  const all = versions.flatMap(({ version: { provision, effects }, applies }) =>
    effects.flatMap((of) => {
      const moves = movesOf(
        [{ applies: "yes" as const, version: { provision, rule: { effects: [of] } } }],
        zone,
        () => [],
      )
      const beside = <M>(one: M) => ({ ...one, applied: applies, of })
      return [
        {
          provision,
          pauses: moves.pauses.map(beside),
          calendars: moves.calendars.map(beside),
          extensions: moves.extensions.map(beside),
        },
      ]
    }),
  )
  const inOrder = all.toSorted((a, b) => (a.provision < b.provision ? -1 : a.provision > b.provision ? 1 : 0))
  return {
    pauses: inOrder.flatMap(({ pauses }) => pauses),
    calendars: inOrder.flatMap(({ calendars }) => calendars),
    extensions: inOrder.flatMap(({ extensions }) => extensions),
  }
}
