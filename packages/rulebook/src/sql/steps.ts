// The script as steps: what follows from an order, column by column, each from columns of the steps before.
import { isConstant } from "./expression.ts"
import type { Dialect } from "./dialect.ts"

/** The parts of a script, in their order, and what each works out. */
const STEPS = {
  facts:
    "What is known of the facts: instants in milliseconds since 1970, money in minor units, shares in millionths.",
  in_force:
    "Is each version in force at an instant that decides? TRUE, FALSE, or NULL where that is unknown.",
  matches: "Does its condition hold?",
  applies: "Both, and nothing that applies displaces it.",
  deadlines: "When each deadline falls that a rule sets.",
  payments: "How much each payment comes to, in minor units.",
  settled: "What all of them come to.",
} as const
export type StepName = keyof typeof STEPS

interface Column {
  readonly name: string
  readonly expression: string
  readonly comment: string | undefined
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the constant above
const ORDER = Object.keys(STEPS) as readonly StepName[]

const IDENTIFIER = /'(?:[^'\\]|''|\\.)*'|\/\*.*?\*\/|[a-z_][a-z0-9_]*/g

export class Steps {
  readonly #dialect: Dialect
  readonly #names = new Map<string, string>()
  /** Of each column the level at which it stands: those that it reads stand below. */
  readonly #levels = new Map<string, number>()
  readonly #columns = new Map<StepName, Column[][]>(ORDER.map((step) => [step, []]))
  #made = 0

  constructor(dialect: Dialect) {
    this.#dialect = dialect
  }

  /** A column of a step; what it is called. Of a constant itself, and the same expression is worked out once. */
  add(step: StepName, name: string, expression: string, comment?: string): string {
    if (isConstant(expression) || this.#levels.has(expression)) return expression
    const known = this.#names.get(expression)
    if (known !== undefined) return known
    const own = this.#levels.has(name) ? `${name}_${++this.#made}` : name
    const level = this.#levelOf(step, expression)
    this.#names.set(expression, own)
    this.#levels.set(own, ORDER.indexOf(step) * MOST_LEVELS + level)
    const levels = this.#columns.get(step) ?? []
    while (levels.length <= level) levels.push([])
    levels[level]?.push({ name: own, expression, comment })
    return own
  }

  /** Within its step. */
  #levelOf(step: StepName, expression: string): number {
    const base = ORDER.indexOf(step) * MOST_LEVELS
    let level = 0
    for (const [word] of expression.matchAll(IDENTIFIER)) {
      const of = this.#levels.get(word)
      if (of === undefined) continue
      if (of >= base + MOST_LEVELS) throw new Error(`${step} reads ${word} of a later step`)
      level = Math.max(level, of - base + 1)
    }
    return level
  }

  /** The steps as `WITH`, and the name of the last one. */
  written(table: string): { readonly script: string; readonly last: string } {
    let last = table
    const parts: string[] = []
    for (const step of ORDER)
      for (const [level, columns] of (this.#columns.get(step) ?? []).entries()) {
        if (columns.length === 0) continue
        const name = level === 0 ? step : `${step}_${level + 1}`
        const told = parts.length === 0 || level === 0 ? `-- ${STEPS[step]}\n` : ""
        const written = columns.map(({ name: column, expression, comment }) =>
          [
            ...(comment === undefined ? [] : [`  -- ${comment.replaceAll(/\s+/g, " ")}`]),
            `  ${expression} AS ${column}`,
          ].join("\n"),
        )
        parts.push(
          `${told}${name} AS (\n  SELECT *,\n${written.join(",\n")}\n  FROM ${last}${this.#dialect.fence}\n)`,
        )
        last = name
      }
    return { script: parts.length === 0 ? "" : `WITH ${parts.join(",\n")}\n`, last }
  }
}

/** No step has more levels. */
const MOST_LEVELS = 1000
