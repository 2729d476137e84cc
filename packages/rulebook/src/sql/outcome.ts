// What all versions come to, field by field: what `audit/outcome.ts` settles, as columns.
import type { Effect, Pay } from "../language/effect.ts"
import {
  BUILT_IN_DEADLINES,
  BUILT_IN_PAYMENTS,
  groupOf,
  type DeadlineKind,
  type FactPath,
  type Platform,
} from "../language/platform.ts"
import { isDue } from "../audit/outcome.ts"
import { promisedDeadlines, type PromisedDeadline } from "../audit/promises.ts"
import type { Clock } from "./clock.ts"
import type { Claim } from "./deadlines.ts"
import type { Dialect } from "./dialect.ts"
import {
  and,
  choose,
  FALSE,
  greatest,
  isNotNull,
  isNull,
  isOpen,
  isTrue,
  least,
  mayBe,
  NO_NUMBER,
  not,
  or,
  TRUE,
} from "./expression.ts"
import type { Facts } from "./facts.ts"
import type { Steps } from "./steps.ts"

/** One version that was asked about, and the columns of what came of it. */
export interface Weighed {
  readonly provision: string
  readonly applies: string
  readonly effects: readonly Effect[]
  readonly unheld: readonly Effect[]
  readonly claims: readonly { readonly kind: DeadlineKind; readonly claim: Claim }[]
  readonly payments: readonly { readonly pay: Pay; readonly amount: string }[]
}

/** A column of a view. */
export interface Output {
  readonly name: string
  readonly expression: string
}

interface Settled {
  readonly at: string
  readonly open: string
}

/** Something that an effect does, and when it is certain or only possible that it does. */
interface Share<A> {
  readonly of: A
  readonly due: string
  readonly open: string
}

export class Outcome {
  readonly #dialect: Dialect
  readonly #platform: Platform
  readonly #facts: Facts
  readonly #clock: Clock
  readonly #steps: Steps
  readonly #weighed: readonly Weighed[]
  readonly #isAsked: (fact: FactPath) => boolean
  readonly #promised: readonly PromisedDeadline[]

  constructor(
    {
      dialect,
      platform,
      facts,
      clock,
      steps,
    }: {
      readonly dialect: Dialect
      readonly platform: Platform
      readonly facts: Facts
      readonly clock: Clock
      readonly steps: Steps
    },
    weighed: readonly Weighed[],
    about: readonly string[] | undefined,
  ) {
    this.#dialect = dialect
    this.#platform = platform
    this.#facts = facts
    this.#clock = clock
    this.#steps = steps
    this.#weighed = weighed
    this.#isAsked = (fact) => about === undefined || about.includes(groupOf(fact))
    this.#promised = promisedDeadlines(platform).filter(({ fact }) => this.#isAsked(fact))
  }

  /** In the order of the columns of a result. */
  columns(): readonly Output[] {
    const { deadlines = [], payments = [] } = this.#platform
    const kinds: readonly DeadlineKind[] = [...BUILT_IN_DEADLINES, ...deadlines.map(({ id }) => id)]
    const settled = new Map(kinds.map((kind) => [kind, this.#deadline(kind)]))
    const written = (kind: DeadlineKind): string => {
      const { at } = settled.get(kind) ?? { at: "NULL" }
      return this.#clock.written(at === "NULL" ? NO_NUMBER : at)
    }
    const refund = this.#refund()
    const exempt = this.#exempt()
    const shares = this.#payments()
    const open: readonly (readonly [field: string, isOpen: string])[] = [
      ["shipBy", settled.get("ship-by")?.open ?? FALSE],
      ["respondBy", settled.get("respond-by")?.open ?? FALSE],
      ["autoReceiptAt", settled.get("auto-receipt")?.open ?? FALSE],
      ["refund", refund.open],
      ["payments", this.#paymentsOpen(shares)],
      ["exempt", exempt.open],
      ...deadlines.map(({ id }) => [`deadlines.${id}`, settled.get(id)?.open ?? FALSE] as const),
    ]
    const { text, texts } = this.#dialect
    return [
      { name: "ship_by", expression: written("ship-by") },
      { name: "respond_by", expression: written("respond-by") },
      { name: "auto_receipt_at", expression: written("auto-receipt") },
      { name: "refund", expression: refund.refund },
      ...[...BUILT_IN_PAYMENTS, ...payments].map((kind) => ({
        name: kind,
        expression: this.money(this.#paid(shares.filter(({ of }) => of.pay.pay === kind))),
      })),
      { name: "exempt", expression: exempt.exempt },
      { name: "late_ship_by", expression: this.#late("ship-by", settled.get("ship-by")) },
      ...(deadlines.length === 0
        ? []
        : [
            {
              name: "deadlines",
              expression: this.#dialect.map(deadlines.map(({ id }) => [id, written(id)] as const)),
            },
          ]),
      { name: "open", expression: texts(open.map(([field, is]) => choose([[is, text(field)]], "NULL"))) },
      { name: "applies", expression: this.#applies() },
    ]
  }

  /** Minor units as a decimal. */
  money(units: string): string {
    const { places } = this.#facts
    return `CAST(${places === 0 ? units : `${units} * ${(0.1 ** places).toFixed(places)}`} AS DECIMAL(38,${places}))`
  }

  #add(name: string, expression: string, comment?: string): string {
    return this.#steps.add("settled", name, expression, comment)
  }

  /** What the parties agreed on replaces what the rules say; where it is not known whether they did, it may. */
  #deadline(kind: DeadlineKind): Settled {
    const id = kind.replaceAll(/[^a-z0-9]+/gi, "_")
    const settled = this.#claimed(kind, id)
    const path = this.#platform.agreements[kind]
    if (path === undefined || !this.#isAsked(path)) return settled
    const lies = this.#facts.lies(path)
    if (lies === undefined) return settled
    const isGiven = this.#facts.isGiven(path)
    return {
      at: this.#add(
        `${id}_at`,
        choose(
          [
            [isGiven, lies.lo],
            [lies.none, settled.at],
          ],
          "NULL",
        ),
        `the ${kind} that the parties agreed on, or else that of the rules`,
      ),
      open: this.#add(
        `${id}_is_open`,
        choose(
          [
            [isGiven, FALSE],
            [lies.none, settled.open],
          ],
          TRUE,
        ),
      ),
    }
  }

  /** Of several deadlines the earliest enters, of several openings the latest; unless what is unknown could move that. */
  #claimed(kind: DeadlineKind, id: string): Settled {
    const { deadlines = [] } = this.#platform
    const opens = deadlines.some((one) => one.id === kind && one.opens === true)
    const claims = this.#weighed.flatMap(({ applies, claims: all }) =>
      all
        .filter((one) => one.kind === kind)
        .map(({ claim }) => ({
          ...claim,
          applies,
          isCertain: and(
            applies,
            not(claim.open),
            claim.lo === claim.hi ? isNotNull(claim.lo) : `${claim.lo} = ${claim.hi}`,
          ),
          mayBe: and(mayBe(applies), isNotNull(claim.open)),
        })),
    )
    const certain = claims.map(({ isCertain, lo }) => choose([[isCertain, lo]], "NULL"))
    const first =
      certain.length === 0
        ? "NULL"
        : this.#add(`${id}_first`, opens ? greatest(...certain) : least(...certain))
    const isFurther = ({ lo, hi }: Claim): string =>
      opens
        ? or(`${hi} > ${first}`, and(isNull(first), isNotNull(hi)))
        : or(`${lo} < ${first}`, and(isNull(first), isNotNull(lo)))
    const may = this.#weighed.flatMap(({ applies, unheld }) =>
      unheld.some((e) => "deadline" in e && e.deadline === kind) ? [mayBe(applies)] : [],
    )
    const extended = this.#weighed.flatMap(({ applies, unheld }) =>
      unheld.some((e) => "extend" in e && e.extend === kind) ? [mayBe(applies)] : [],
    )
    const someClaim = or(...claims.map((claim) => claim.mayBe), ...may)
    const unsettled = this.#add(
      `${id}_open`,
      or(
        ...claims.map((claim) =>
          and(claim.mayBe, not(isTrue(claim.isCertain)), or(claim.open, isTrue(isFurther(claim)))),
        ),
        ...may,
        and(or(...extended), someClaim),
        ...this.#promised.filter(({ deadline }) => deadline === kind).map((one) => this.#promises(one)),
      ),
    )
    return {
      at: first === "NULL" ? "NULL" : this.#add(`${id}_by`, choose([[not(unsettled), first]], "NULL")),
      open: unsettled,
    }
  }

  /** By a rule that the ledger does not hold: nothing that could be told. */
  #promises({ fact, badge, countedFrom }: PromisedDeadline): string {
    const arises = countedFrom === undefined ? TRUE : not(this.#facts.lies(countedFrom)?.none ?? FALSE)
    const declared = this.#facts.declaration(fact)
    const has =
      declared?.type === "set"
        ? this.#dialect.has(this.#facts.words(fact), badge)
        : `(${this.#facts.word(fact)} = ${this.#dialect.text(badge)})`
    return and(arises, mayBe(has))
  }

  #late(kind: DeadlineKind, settled: Settled | undefined): string {
    const path = this.#platform.fulfilments?.[kind]
    const done = path === undefined || !this.#isAsked(path) ? undefined : this.#facts.point(path)
    if (done === undefined || settled === undefined || settled.at === "NULL")
      return `CAST(NULL AS ${this.#dialect.type("word", 0)})`
    const late = this.#add(
      `late_ms`,
      choose([[`${done} >= ${settled.at}`, `${done} - ${settled.at}`]], "NULL"),
    )
    return this.#clock.duration(late)
  }

  /** What the platform only may do is as open as what may apply. */
  #shares<A>(
    of: (weighed: Weighed) => readonly { readonly of: A; readonly effect: object }[],
  ): readonly Share<A>[] {
    return this.#weighed.flatMap((weighed) =>
      of(weighed).map(({ of: one, effect }) => ({
        of: one,
        due: isDue(effect) ? isTrue(weighed.applies) : FALSE,
        open: isDue(effect) ? isOpen(weighed.applies) : mayBe(weighed.applies),
      })),
    )
  }

  #may(kind: string): string {
    return or(
      ...this.#weighed.flatMap(({ applies, unheld }) =>
        unheld.some((e) => kind in e) ? [mayBe(applies)] : [],
      ),
    )
  }

  #refund(): { readonly refund: string; readonly open: string } {
    const shares = this.#shares(({ effects }) =>
      effects.flatMap((effect) => ("refund" in effect ? [{ of: effect.refund, effect }] : [])),
    )
    const among = (kind: string, how: "due" | "open"): string =>
      or(...shares.filter(({ of }) => of === kind).map((share) => share[how]))
    const instant = this.#add("refunds_instantly", among("instant", "due"))
    const agreed = this.#add("refund_is_agreed", among("auto-agreed", "due"))
    const { text } = this.#dialect
    return {
      refund: `CAST(${choose(
        [
          [instant, text("instant")],
          [agreed, text("auto-agreed")],
        ],
        "NULL",
      )} AS ${this.#dialect.type("word", 0)})`,
      open: this.#add(
        "refund_open",
        and(
          not(instant),
          or(among("instant", "open"), and(among("auto-agreed", "open"), not(agreed)), this.#may("refund")),
        ),
      ),
    }
  }

  #exempt(): { readonly exempt: string; readonly open: string } {
    const shares = this.#shares(({ effects }) =>
      effects.flatMap((effect) => ("waive" in effect ? effect.waive.map((of) => ({ of, effect })) : [])),
    )
    const all = [...new Set(shares.map(({ of }) => of))]
    // In the order in which rules waive them.
    const ranked = all.map((waived) => ({
      text: waived,
      rank: this.#add(
        `waives_${waived.replaceAll(/[^a-z0-9]+/gi, "_")}`,
        choose(
          shares.flatMap(({ of, due }, i) => (of === waived ? [[due, String(i)] as const] : [])),
          "CAST(NULL AS INTEGER)",
        ),
      ),
    }))
    const open = ranked.map(({ text: waived, rank }) =>
      and(or(...shares.filter(({ of }) => of === waived).map((share) => share.open)), isNull(rank)),
    )
    return {
      exempt: this.#dialect.ranked(ranked),
      open: this.#add("exempt_open", or(...open, this.#may("waive"))),
    }
  }

  #payments(): readonly Share<Weighed["payments"][number]>[] {
    return this.#shares(({ payments }) => payments.map((one) => ({ of: one, effect: one.pay })))
  }

  /** What of all that is certainly paid somebody can say; a payment of nothing is not told. */
  #paid(shares: readonly Share<Weighed["payments"][number]>[]): string {
    const due = shares.filter((share) => share.due !== FALSE)
    if (due.length === 0) return "CAST(NULL AS BIGINT)"
    const untold = or(...due.map(({ due: is, of }) => and(is, isNull(of.amount))))
    const sum = due.map(({ due: is, of }) => choose([[is, of.amount]], "0")).join(" + ")
    return choose([[not(untold), `NULLIF(${sum}, 0)`]], "NULL")
  }

  #paymentsOpen(shares: readonly Share<Weighed["payments"][number]>[]): string {
    const each = shares.flatMap(({ due, open, of: { amount } }) => [
      and(due, isNull(amount)),
      and(open, or(isNull(amount), `${amount} <> 0`)),
    ])
    return this.#add("payments_open", or(...each, this.#may("pay")))
  }

  /** Each provision of which some version applies. */
  #applies(): string {
    const byProvision = new Map<string, string[]>()
    for (const { provision, applies } of this.#weighed) {
      const all = byProvision.get(provision) ?? []
      byProvision.set(provision, [...all, applies])
    }
    const { text, texts } = this.#dialect
    return texts([...byProvision].map(([provision, all]) => choose([[or(...all), text(provision)]], "NULL")))
  }
}
