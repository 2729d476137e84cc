// A program as JSON, small: worked out where a package is made, and read back where it is asked.
import { isRecord } from "../values/plain.ts"
import type { Condition, Saving } from "../language/condition.ts"
import type { Effect } from "../language/effect.ts"
import type { ProvisionId } from "../language/event.ts"
import type { FactPath, Platform } from "../language/platform.ts"
import type { Presumption } from "../answers/answers.ts"
import { declaredFacts } from "../case/declared-facts.ts"
import type { AsOfQuestion, PresumingQuestion } from "../queries/question.ts"
import type { Rulebook } from "../rulebook.ts"
import { isMoving, moves } from "./decide.ts"
import type { TabledProgram, TabledVersion } from "./judge.ts"
import type { Value } from "./kleene.ts"
import { lower, MOST_SAVINGS, type InForceTable, type LoweredProgram, type LoweredVersion } from "./lower.ts"

/** Of what is infinite its name: JSON has no such number. */
type WrittenNumber = number | string

/** What few versions have. */
interface Rare {
  readonly savings?: readonly (readonly [saving: Saving, lo: WrittenNumber, hi: WrittenNumber])[]
  readonly unheld?: readonly Effect[]
  readonly disapplies?: readonly ProvisionId[]
  readonly unread?: true
}

type WrittenVersion = readonly [
  provision: ProvisionId,
  decidedBy: readonly FactPath[],
  /** Where its status changes, in the program's unit, each after the one before. */
  bounds: readonly number[],
  /** A digit a segment, 0 no, 1 unknown, 3 yes: so many for each combination of what the savings answer. */
  status: string,
  when: Condition | null,
  effects?: readonly Effect[],
  rare?: Rare,
]

/** A program whose versions are all tabled, as JSON: without texts, and without what moves no outcome. */
export interface WrittenProgram {
  /** Without its texts. */
  readonly platform: unknown
  readonly presumes: readonly Presumption[]
  /** Of all instants in tables, in milliseconds. */
  readonly unit: number
  readonly versions: readonly WrittenVersion[]
}

/** Where some status is another than in the segment before. */
const changesOf = ({ bounds, status }: InForceTable): readonly number[] =>
  bounds.flatMap((_, i) => (status.some((row) => row[i] !== row[i + 1]) ? [i] : []))

const divisor = (a: number, b: number): number => (b === 0 ? Math.abs(a) : divisor(b, a % b))

const isText = (value: unknown): boolean =>
  isRecord(value) && "en" in value && Object.values(value).every((text) => typeof text === "string")

/** JSON without the texts that nothing but words needs: titles are left out, and others left empty. */
const untitled = <A>(value: A): A => {
  const bare = JSON.stringify(value, (key, member: unknown) => {
    if (key === "title" || key === "note") return undefined
    return isText(member) ? { en: "" } : member
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same but for texts, which nobody reads
  return JSON.parse(bare) as A
}

/** What of a platform decides cases. */
const decidingPart = ({ regions, ...platform }: Platform): Partial<Platform> => {
  const {
    id: _id,
    title: _title,
    timeZone: _timeZone,
    firstYear: _firstYear,
    coverage: _coverage,
    disclaimer: _disclaimer,
    instruments: _instruments,
    waivable: _waivable,
    languages: _languages,
    payments: _payments,
    ...rest
  } = platform
  return { ...rest, regions: regions.filter(({ formerly }) => formerly !== undefined) }
}

/** A version of which no table says when it is in force. */
export class NotTabled extends Error {
  override readonly name = "NotTabled"
  readonly provision: ProvisionId
  constructor(provision: ProvisionId) {
    super(
      `${provision}: found more savings than ${MOST_SAVINGS}, each counted with every date that it is measured against, expected at most ${MOST_SAVINGS}: no table can hold when it is in force`,
    )
    this.provision = provision
  }
}

const tableOf = ({ provision, inForce }: LoweredVersion): InForceTable => {
  if (inForce === undefined) throw new NotTabled(provision)
  return inForce
}

const writeNumber = (n: number): WrittenNumber => (Number.isFinite(n) ? n : String(n))

const writeVersion = (version: LoweredVersion, unit: number): WrittenVersion => {
  const { provision, decidedBy, when, unheld, disapplies, unread } = version
  const table = tableOf(version)
  const changes = changesOf(table)
  const bounds = changes.map((i) => (table.bounds[i] ?? 0) / unit)
  const status = table.status.map((row) => [0, ...changes.map((i) => i + 1)].map((i) => row[i]).join(""))
  const effects = version.effects.filter((effect) => isMoving(effect) || moves(effect))
  const rare: Rare = {
    ...(table.savings.length === 0
      ? {}
      : {
          savings: table.savings.map(
            ({ saving, against: { lo, hi } }) => [saving, writeNumber(lo), writeNumber(hi)] as const,
          ),
        }),
    ...(unheld.length === 0 ? {} : { unheld }),
    ...(disapplies.length === 0 ? {} : { disapplies }),
    ...(unread ? { unread } : {}),
  }
  const steps = bounds.map((bound, i) => bound - (bounds[i - 1] ?? 0))
  const common = [provision, decidedBy, steps, status.join(""), when] as const
  if (Object.keys(rare).length > 0) return [...common, effects, rare]
  return effects.length > 0 ? [...common, effects] : common
}

/** The rules of a question as a program, written down. Throws `NotTabled` and `QuestionError`. */
export const writeProgram = (
  rulebook: Rulebook,
  question: AsOfQuestion & PresumingQuestion = {},
): WrittenProgram => written(lower(rulebook.rulesFor(question).rules, declaredFacts(rulebook.form)).program)

const written = ({ platform, presumes, versions }: LoweredProgram): WrittenProgram => {
  const tables = versions.map(tableOf)
  const instants = tables.flatMap((table) => changesOf(table).map((i) => table.bounds[i] ?? 0))
  const unit = instants.reduce(divisor, 0) || 1
  return untitled({
    platform: decidingPart(platform),
    presumes,
    unit,
    versions: versions.map((version) => writeVersion(version, unit)),
  })
}

const readVersion = (written: WrittenVersion, unit: number): TabledVersion => {
  const [provision, decidedBy, steps, digits, when, effects = [], rare = {}] = written
  const { savings = [], unheld = [], disapplies = [], unread = false } = rare
  let at = 0
  const bounds = steps.map((step) => (at += step * unit))
  const status: Value[][] = []
  for (let i = 0; i < digits.length; i += bounds.length + 1)
    status.push(Array.from(digits.slice(i, i + bounds.length + 1), Number))
  return {
    provision,
    decidedBy,
    inForce: {
      bounds,
      savings: savings.map(([saving, lo, hi]) => ({ saving, against: { lo: Number(lo), hi: Number(hi) } })),
      status,
    },
    when,
    effects,
    unheld,
    disapplies,
    unread,
  }
}

/** What `writeProgram` wrote. Texts stand in it no longer, or are empty. */
export const readProgram = ({ platform, presumes, unit, versions }: WrittenProgram): TabledProgram => ({
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written of one, without texts: nothing here tells any
  platform: platform as Platform,
  presumes,
  versions: versions.map((version) => readVersion(version, unit)),
})
