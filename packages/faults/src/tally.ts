/** What one family of faults came to. */
export interface Tally {
  readonly name: string
  readonly tried: number
  /** The promise held: nothing acknowledged was lost, nothing half-written, no wrong answer. */
  readonly survived: number
  /** What the promise did not survive, to be read and reproduced with the same seed. */
  readonly lost: readonly string[]
  /** What the faults led to, counted. */
  readonly outcomes: ReadonlyMap<string, number>
}

/** How much is tried, and which of what is left to chance. */
export interface Form {
  /** What a change has to pass. */
  readonly quick: boolean
  /** The same seed, the same faults; 0 where none is asked for. */
  readonly seed: number
}

export interface Family {
  readonly name: string
  readonly run: (form: Form) => Promise<Tally>
}

/** Collects the outcomes of a family as they come. */
export class Tallying {
  readonly #name: string
  readonly #lost: string[] = []
  readonly #outcomes = new Map<string, number>()
  #tried = 0

  constructor(name: string) {
    this.#name = name
  }

  survived(outcome: string): void {
    this.#tried++
    this.#outcomes.set(outcome, (this.#outcomes.get(outcome) ?? 0) + 1)
  }

  /** As `outcome`, unless something is wrong. */
  took(what: string, wrong: string | undefined, outcome: string): void {
    if (wrong === undefined) this.survived(outcome)
    else this.lost(`${what}: ${wrong}`)
  }

  lost(what: string): void {
    this.#tried++
    this.#lost.push(what)
  }

  get tally(): Tally {
    return {
      name: this.#name,
      tried: this.#tried,
      survived: this.#tried - this.#lost.length,
      lost: this.#lost,
      outcomes: this.#outcomes,
    }
  }
}
