// The case that is judged, as form and box share it, and what the package answers to it. It never leaves this tab unless a link
// with it is asked for.
import { batch, computed, effect, signal, untracked } from "@preact/signals"
import type { AuditAnswer, AuditQuestion, CaseProblem } from "@policy-ledger/rulebook"
import { asOf, platform } from "../day/asking.ts"
import { book, type Book } from "../package/entries.ts"
import { place } from "../place/stand.ts"
import { entriesOf, entryOf, givenIn, isObject, withValue, type JsonObject } from "./fields.ts"
import { readJson, type BadJson } from "./json.ts"
import { shownOf } from "./shown.ts"
import { langOf } from "./terms.ts"
import { isTrade, turnOf, type TradeNotes, type Turn } from "./trades.ts"

/** What the box holds. */
export const text = signal("")
/** The last text that could be read, as JSON. */
export const given = signal<JsonObject>({})
/** Why what the box holds cannot be read. */
export const badText = signal<BadJson | "no-object" | { readonly trade: string } | undefined>(undefined)
/** What is to be known of an order that was turned into a case. */
export const notes = signal<TradeNotes | undefined>(undefined)

export const isEmpty = computed(() => Object.keys(given.value).length === 0)
export const entries = computed(() => (platform.value === undefined ? [] : entriesOf(platform.value)))

const written = (of: JsonObject): string => (Object.keys(of).length === 0 ? "" : JSON.stringify(of, null, 2))

/** Takes what was written or pasted into the box. */
export const takeText = (next: string): void =>
  batch(() => {
    text.value = next
    if (next.trim() === "") {
      startAt({})
      return
    }
    const [read, turn] = [readJson(next), turnOf()]
    if (!read.ok) badText.value = read
    else if (turn !== undefined && isTrade(read.value, entries.value)) takeTrade(read.value, turn)
    else if (isObject(read.value)) startAt(read.value)
    else badText.value = "no-object"
  })

const takeTrade = (trade: unknown, turn: Turn): void => {
  try {
    const turned = turn(trade)
    startAt(turned.case)
    text.value = written(turned.case)
    notes.value = turned
  } catch (error) {
    badText.value = { trade: error instanceof Error ? error.message : String(error) }
  }
}

/** A case from elsewhere: its fields are arranged anew. */
const startAt = (of: JsonObject): void => {
  badText.value = undefined
  notes.value = undefined
  arranged.value = []
  most.value = MOST
  given.value = of
}

/** Puts another case in place of the present one, in the box as well. */
export const putCase = (of: JsonObject): void =>
  batch(() => {
    badText.value = undefined
    given.value = of
    text.value = written(of)
  })

/** Says something else of a fact; undefined: nothing. */
export const say = (path: string, value: unknown): void =>
  putCase(withValue(given.value, path, value, entries.value))

/** Takes what a link carries: written out, as nobody typed it. */
export const takeLinked = (linked: string): void => {
  const read = readJson(linked)
  takeText(read.ok && isObject(read.value) ? written(read.value) : linked)
}

export const clearAll = (): void => takeText("")

// The answer.

export type Answered =
  | { readonly kind: "answer"; readonly answer: AuditAnswer }
  | { readonly kind: "problems"; readonly problems: readonly CaseProblem[] }
  | { readonly kind: "refused"; readonly why: string }

/** How the package is asked, from the point of view of the page. */
export const question = computed<AuditQuestion>(() => ({
  ...asOf({ announcedBy: place.value.announcedBy, presume: place.value.presume }),
  ...(platform.value === undefined ? {} : { lang: langOf(platform.value) }),
}))

/** Whatever goes wrong is told where the answer would stand. */
export const answerTo = (of: Book, json: JsonObject, asked: AuditQuestion): Answered => {
  try {
    return { kind: "answer", answer: of.audit(of.decodeCase(json), asked) }
  } catch (error) {
    if (error instanceof of.CaseError) return { kind: "problems", problems: error.problems }
    return { kind: "refused", why: error instanceof Error ? error.message : String(error) }
  }
}

export const answered = signal<Answered | undefined>(undefined)
/** The last answer there was: what stays on the page while a fact is being mended. */
export const last = signal<AuditAnswer | undefined>(undefined)

/** An audit that takes longer than a frame waits until whoever writes rests. */
const FRAME_MS = 16
const REST_MS = 100

/** Answers whenever the case or the way it is asked changes; returns what ends it. */
export const answerAtRest = (): (() => void) => {
  let waiting: ReturnType<typeof setTimeout> | undefined
  let took = 0
  const stop = effect(() => {
    const [of, json, asked] = [book.value, given.value, question.value]
    clearTimeout(waiting)
    if (of === undefined) return
    const ask = (): void => {
      const before = performance.now()
      const found = answerTo(of, json, { ...asked, explain: true })
      took = performance.now() - before
      batch(() => {
        answered.value = found
        if (found.kind === "answer") last.value = found.answer
        arrange()
      })
    }
    waiting = setTimeout(ask, took > FRAME_MS ? REST_MS : 0)
  })
  return () => {
    clearTimeout(waiting)
    stop()
  }
}

// The fields that are shown.

const MOST = 12
export const most = signal(MOST)
export const arranged = signal<readonly string[]>([])
export const moreMissing = signal(0)
/** The field in which somebody writes. */
export const active = signal<string | undefined>(undefined)

export const arrange = (): void =>
  untracked(() => {
    const all = entries.value
    const missing = [
      ...new Set((last.value?.missing ?? []).flatMap((fact) => entryOf(all, fact)?.path ?? [])),
    ]
    const { paths, more } = shownOf({
      before: arranged.value,
      given: givenIn(given.value, all),
      missing,
      most: most.value,
      presumed: all.flatMap((one) => (one.kind === "fact" && one.presumed !== undefined ? [one.path] : [])),
      active: active.value,
    })
    arranged.value = paths
    moreMissing.value = more
  })

export const showMore = (): void => {
  most.value += MOST
  arrange()
}

/** Shows a field, be it among the first or not, and puts the cursor there. */
export const focusField = (path: string): void => {
  active.value = path
  if (!arranged.value.includes(path)) arranged.value = [...arranged.value, path]
  requestAnimationFrame(() =>
    document
      .querySelector<HTMLElement>(`[data-field="${CSS.escape(path)}"] :is(input, select, button)`)
      ?.focus(),
  )
}
