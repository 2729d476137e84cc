// The case that is judged, as form and box share it, and what the package answers to it. It never leaves this tab unless a link
// with it is asked for.
import { batch, computed, effect, signal, untracked } from "@preact/signals"
import type {
  AsOfQuestion,
  AuditAnswer,
  AuditQuestion,
  CaseProblem,
  PresumingQuestion,
} from "@policy-ledger/rulebook"
import { asOf, platform } from "../day/asking.ts"
import { book, type Book } from "../package/entries.ts"
import { place } from "../place/stand.ts"
import { entriesOf, entryOf, givenIn, isObject, withValue, type JsonObject } from "./fields.ts"
import { CASE, readJson, TRADE, type BadJson } from "./json.ts"
import { shownOf } from "./shown.ts"
import { langOf } from "./terms.ts"
import { isNoCase, turned, type TradeNotes } from "./trades.ts"

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
    const read = readJson(next, TRADE)
    if (!read.ok) badText.value = read
    else if (isNoCase(read.value, entries.value)) void takeTrade(next, read.value)
    else takeCase(next)
  })

/** A text that is no order of the platform. */
const takeCase = (from: string): void => {
  const read = readJson(from, CASE)
  if (!read.ok) badText.value = read
  else if (isObject(read.value)) startAt(read.value)
  else badText.value = "no-object"
}

/** What has no group of a case may be an order of the platform; else it is taken as a case, and refused as one. */
const takeTrade = async (from: string, value: unknown): Promise<void> => {
  const found = await turned(from, value)
  // Meanwhile somebody may have written something else.
  if (text.value !== from) return
  batch(() => {
    if (found.kind === "refused") badText.value = { trade: found.why }
    else if (found.kind === "turned") {
      startAt(found.notes.case)
      text.value = written(found.notes.case)
      notes.value = found.notes
    } else takeCase(from)
  })
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
  const read = readJson(linked, CASE)
  takeText(read.ok && isObject(read.value) ? written(read.value) : linked)
}

export const clearAll = (): void => takeText("")

// The answer.

type Case = ReturnType<Book["decodeCase"]>
type Asked = AsOfQuestion & PresumingQuestion

export type Answered =
  /** `from`: from which point of view it was asked. */
  | { readonly kind: "answer"; readonly answer: AuditAnswer; readonly of: Case; readonly from: Asked }
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
    const { lang: _lang, explain: _explain, brief: _brief, ...from } = asked
    const read = of.decodeCase(json)
    return { kind: "answer", answer: of.audit(read, asked), of: read, from }
  } catch (error) {
    if (error instanceof of.CaseError) return { kind: "problems", problems: error.problems }
    return { kind: "refused", why: error instanceof Error ? error.message : String(error) }
  }
}

export const answered = signal<Answered | undefined>(undefined)
/** The answer to the case as it stands now; undefined while it is computed, and where there is none. */
export const current = computed(() =>
  answered.value?.kind === "answer" && answeredOf.value === given.value && !isEmpty.value
    ? answered.value.answer
    : undefined,
)
/** The case that was answered. */
const answeredOf = signal<JsonObject | undefined>(undefined)

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
        answeredOf.value = json
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
const most = signal(MOST)
export const arranged = signal<readonly string[]>([])
export const moreMissing = signal(0)
/** The field in which somebody writes. */
export const active = signal<string | undefined>(undefined)

const arrange = (): void =>
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
