// A payload read place by place: what a place shows, in the form that it must have; mistakes are collected.
import { fen, FEN, yuan, YUAN } from "./decimal.ts"
import { parseTime, TIME, type Time } from "./time.ts"
import { show, TradeError, type TradeProblem } from "./trade-error.ts"

/** What is beyond is counted: an order of a thousand mistakes is refused by its first. */
const MOST_PROBLEMS = 20

/** One mistake a place, however often it is looked at. */
export class Mistakes {
  readonly #problems = new Map<string, TradeProblem>()
  readonly #more = new Set<string>()

  add(at: string, found: unknown, expected: string): void {
    const path = at === "" ? "trade" : at
    if (this.#problems.has(path)) return
    if (this.#problems.size === MOST_PROBLEMS) this.#more.add(path)
    else this.#problems.set(path, { path, found: show(found), expected })
  }

  /** Throws what was collected, if anything was. */
  refuse(): void {
    if (this.#problems.size === 0) return
    const more = { path: "trade", found: `${this.#more.size} more problems`, expected: "none" }
    throw new TradeError([...this.#problems.values(), ...(this.#more.size === 0 ? [] : [more])])
  }
}

/** A word or number of the platform's own, as it was written. */
export interface Said {
  readonly path: string
  readonly said: string
}

type JsonObject = { readonly [key: string]: unknown }

const PROTOTYPES: readonly unknown[] = [Object.prototype, null]

/** A plain object, as JSON has them. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  PROTOTYPES.includes(Object.getPrototypeOf(value))

const KEY = /^[\w$-]{1,60}$/

/** A key that could be misread stands in quotes. */
export const stepInto = (path: string, step: string | number): string => {
  if (typeof step === "number") return `${path}[${step}]`
  const key = KEY.test(step) ? step : show(step)
  return path === "" ? key : `${path}.${key}`
}

const NOT_AS_WRITTEN =
  "text: a number beyond 2^53 is not read as it was written; idOfStr holds it as text, and exactJson keeps every number's own"

const NOTHING: readonly unknown[] = [undefined, null, ""]

/** One place of a payload. The platform leaves out what there is not, or gives null or no text: all show nothing. */
export class Part {
  readonly path: string
  readonly #value: unknown
  readonly #mistakes: Mistakes

  constructor(value: unknown, path: string, mistakes: Mistakes) {
    this.#value = value
    this.path = path
    this.#mistakes = mistakes
  }

  get isShown(): boolean {
    return !NOTHING.includes(this.#value)
  }

  /** What stands under a key; nothing where nothing stands here. */
  at(key: string): Part {
    const value = this.#value
    const object = isObject(value) ? value : {}
    if (this.isShown && object !== value) this.refuse("an object")
    return new Part(
      Object.hasOwn(object, key) ? object[key] : undefined,
      stepInto(this.path, key),
      this.#mistakes,
    )
  }

  /** The members of a list; undefined where none is shown. */
  members(): readonly Part[] | undefined {
    const value = this.#value
    if (!this.isShown) return undefined
    if (!Array.isArray(value)) return this.refuse("a list")
    return Array.from(value as readonly unknown[], (member, i) => {
      const part = new Part(member, stepInto(this.path, i), this.#mistakes)
      if (!isObject(member)) part.refuse("an object")
      return part
    })
  }

  /** The same, where the platform gives one of them by itself, too. */
  oneOrMembers(): readonly Part[] | undefined {
    return isObject(this.#value) ? [this] : this.members()
  }

  id(): string | undefined {
    const value = this.#value
    if (typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value))
      return this.refuse(NOT_AS_WRITTEN)
    return this.#read("an id, as text", (text) => (/\S/.test(text) && text.isWellFormed() ? text : undefined))
  }

  /** Is it this id, also as a number that was rounded? */
  isId(id: string): boolean {
    return this.#value === id || this.#value === Number(id)
  }

  /** A word or a number that stands for something; what it says is compared without regard to case. */
  said(): Said | undefined {
    return this.#read("a word or a number", (text) =>
      text.isWellFormed() ? { path: this.path, said: text } : undefined,
    )
  }

  yuan(): string | undefined {
    return this.#read(YUAN, yuan)
  }

  fen(): string | undefined {
    return this.#read(FEN, fen)
  }

  time(): Time | undefined {
    return this.#read(TIME, parseTime)
  }

  /** The envelopes of the platform write `"true"`, too. */
  flag(): boolean | undefined {
    const value = this.#value
    if (!this.isShown) return undefined
    if (value === true || value === "true") return true
    return value === false || value === "false" ? false : this.refuse("true or false")
  }

  refuse(expected: string): undefined {
    this.#mistakes.add(this.path, this.#value, expected)
  }

  /** Text, and numbers as their text. */
  #read<A>(expected: string, decode: (text: string) => A | undefined): A | undefined {
    const value = this.#value
    if (!this.isShown) return undefined
    const isText = typeof value === "string" || (typeof value === "number" && Number.isFinite(value))
    return (isText ? decode(String(value)) : undefined) ?? this.refuse(expected)
  }
}
