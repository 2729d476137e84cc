// What if one fact were otherwise: the line along which it varies, where the answer tips, and what becomes of the case there.
import { computed, useComputed, useSignal, type ReadonlySignal, type Signal } from "@preact/signals"
import type { AuditAnswer, Platform } from "@policy-ledger/rulebook"
import type { Tip, WhatIfAnswer, WhatIfPiece } from "@policy-ledger/rulebook/what-if"
import { useEffect } from "preact/hooks"
import { asOf, platform } from "../day/asking.ts"
import { book, entry } from "../package/entries.ts"
import { place } from "../place/stand.ts"
import { told, words } from "../words/words.ts"
import { variable, type Variable } from "./chosen.ts"
import { differencesOf, fieldLine, outcomeFields } from "./outcome.ts"
import { problemWords } from "./problems.ts"
import { numberOf, REACHES, snapped, spanOf, stepped, valueOf, type Reach, type Span } from "./span.ts"
import { answered, answerTo, entries, given, last, putCase, question, type Answered } from "./state.ts"
import { clock, fieldTitle, money } from "./terms.ts"
import { said } from "./words.ts"
import { useWidth } from "./width.ts"

interface Line {
  readonly span: Span
  readonly answer: WhatIfAnswer
  /** Where the tips lie, as numbers. */
  readonly tips: readonly (Tip & { readonly n: number })[]
}

type Asked = Line | { readonly why: string }

const ask = (
  of: Variable,
  reach: Reach,
  on: Platform,
  whatIf: (json: never, question: never) => WhatIfAnswer,
  asked: object,
): Asked | undefined => {
  const span = spanOf(of.field, of.value, reach, on)
  if (span === undefined) return undefined
  try {
    const [from, to] = [
      valueOf(of.field, span.from, on),
      valueOf(of.field, Math.max(span.to, span.from) + 1, on),
    ]
    const question = { ...asked, vary: of.field.path, from, ...(of.field.type === "ratio" ? {} : { to }) }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the package checks both, and refuses in words
    const answer = whatIf(given.peek() as never, question as never)
    const tips = answer.tips.map((tip) => ({ ...tip, n: numberOf(of.field, tip.at, on) ?? NaN }))
    return { span, answer, tips: tips.filter(({ n }) => span.from <= n && n <= span.to) }
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) }
  }
}

const SECOND = 1000

/** A value as a reader writes it. */
const valueWords = ({ field }: Pick<Variable, "field">, n: number, on: Platform): string => {
  const value = valueOf(field, n, on)
  if (field.type === "instant")
    // What something is no longer allowed after begins a millisecond later.
    return n % SECOND === 1
      ? said.value.justAfter(clock(String(valueOf(field, n - 1, on))))
      : clock(String(value))
  if (field.type === "money") return money(String(value))
  return field.type === "ratio" ? `${Number((n / 10_000).toFixed(4))}%` : String(value)
}

const isRefused = (piece: WhatIfPiece): boolean => "refused" in piece

interface Drawn {
  readonly line: Line
  readonly of: Variable
  readonly on: Platform
  readonly at: Signal<number>
}

const TOP = 18
const TALL = 22

const Pieces = ({ line: { span, answer, tips }, of, on, width }: Drawn & { readonly width: number }) => {
  const xOf = (n: number): number => (width * (n - span.from)) / (span.to - span.from || 1)
  const bound = (value: unknown, otherwise: number): number => numberOf(of.field, value, on) ?? otherwise
  return (
    <svg
      class="pieces"
      width={width}
      height={TOP + TALL + 18}
      viewBox={`0 0 ${width} ${TOP + TALL + 18}`}
      aria-hidden="true"
    >
      <defs>
        <pattern
          id="hatch-refused"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path d="M0 0v6" class="hatch" />
        </pattern>
      </defs>
      {answer.pieces.map((piece, i) => {
        if (!("from" in piece)) return null
        const a = Math.max(0, xOf(bound(piece.from, span.from)))
        const b = Math.min(width, xOf(bound(piece.until, span.to)))
        const kind = isRefused(piece) ? "refused" : i % 2 === 0 ? "even" : "odd"
        return (
          <rect
            key={String(piece.from)}
            class={`piece ${kind}`}
            x={a}
            y={TOP}
            width={Math.max(0, b - a)}
            height={TALL}
          />
        )
      })}
      {tips.map(({ n }) => (
        <path key={n} class="tip" d={`M${xOf(n)} ${TOP - 4}v${TALL + 8}`} />
      ))}
      <path
        class="present"
        d={`M${xOf(span.now)} ${TOP - 6}v${TALL + 12}M${xOf(span.now) - 4} ${TOP - 6}h8`}
      />
      <text
        class="present-name"
        x={Math.min(Math.max(xOf(span.now), 16), width - 16)}
        y={TOP - 8}
        text-anchor="middle"
      >
        {said.value.now}
      </text>
      <text class="end" x={0} y={TOP + TALL + 15}>
        {valueWords(of, span.from, on)}
      </text>
      <text class="end" x={width} y={TOP + TALL + 15} text-anchor="end">
        {valueWords(of, span.to, on)}
      </text>
    </svg>
  )
}

const Handle = ({ line, of, on, at, width }: Drawn & { readonly width: number }) => {
  const { span, tips } = line
  const where = tips.map(({ n }) => n)
  const share = (at.value - span.from) / (span.to - span.from || 1)
  const moveTo = (n: number): void => {
    at.value = Math.min(Math.max(n, span.from), span.to)
  }
  const byKey = (key: string): number | undefined => {
    switch (key) {
      case "ArrowRight":
      case "ArrowUp":
        return stepped(at.value, 1, span, where)
      case "ArrowLeft":
      case "ArrowDown":
        return stepped(at.value, -1, span, where)
      case "PageDown":
        return where.find((n) => n > at.value) ?? at.value
      case "PageUp":
        return where.findLast((n) => n < at.value) ?? at.value
      case "Home":
        return span.from
      case "End":
        return span.to
      default:
        return undefined
    }
  }
  return (
    <span
      class="handle"
      id="what-if-handle"
      role="slider"
      tabIndex={0}
      aria-label={said.value.handle(told(of.field.title))}
      aria-valuemin={span.from}
      aria-valuemax={span.to}
      aria-valuenow={at.value}
      aria-valuetext={valueWords(of, at.value, on)}
      style={{ left: `${share * width}px` }}
      onKeyDown={(event) => {
        const n = byKey(event.key)
        if (n === undefined) return
        event.preventDefault()
        moveTo(n)
      }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        event.currentTarget.focus()
        event.preventDefault()
      }}
      onPointerMove={(event) => {
        const { currentTarget, clientX } = event
        if (!currentTarget.hasPointerCapture(event.pointerId)) return
        const left = currentTarget.parentElement?.getBoundingClientRect().left ?? 0
        moveTo(snapped(span.from + ((clientX - left) / width) * (span.to - span.from), span, where))
      }}
    />
  )
}

const tipWords = (tip: Tip, titles: ReadonlyMap<string, string>): readonly string[] => {
  const view = said.value
  const parts = [
    ...tip.outcome.map((field) => fieldTitle(field)),
    ...(tip.late ?? []).map((field) => view.tipLate(fieldTitle(field))),
    ...tip.changes.map(({ provision, was, is }) =>
      view.tipVerdict(titles.get(provision) ?? provision, view.applies[was], view.applies[is]),
    ),
  ]
  return parts.length === 0 ? [view.tipImpossible] : parts
}

/** So many tips are listed; the line shows them all. */
const MOST_TIPS = 16

const Tips = ({ line: { tips, span }, of, on, at }: Drawn) => {
  const listed = tips
    .toSorted((a, b) => Math.abs(a.n - span.now) - Math.abs(b.n - span.now))
    .slice(0, MOST_TIPS)
    .toSorted((a, b) => a.n - b.n)
  const view = said.value
  const titles = new Map((last.value?.verdicts ?? []).map(({ provision, title }) => [provision, told(title)]))
  return (
    <>
      <h3>{view.tips}</h3>
      {tips.length === 0 ? <p class="note">{view.noTips}</p> : null}
      <ul class="tips">
        {listed.map((tip) => (
          <li key={tip.n}>
            <button type="button" class="fact-link" onClick={() => (at.value = tip.n)}>
              {valueWords(of, tip.n, on)}
            </button>{" "}
            {view.clauses(tipWords(tip, titles))}
          </li>
        ))}
      </ul>
      {listed.length < tips.length ? (
        <p class="note">{view.furtherTips(tips.length - listed.length)}</p>
      ) : null}
    </>
  )
}

const STRENGTH = ["no", "unknown", "yes"] as const

/** Of each provision whether some version of it applies, and what that is called. */
const appliedIn = ({ verdicts }: AuditAnswer) =>
  new Map(
    verdicts
      .toSorted((a, b) => STRENGTH.indexOf(a.applies) - STRENGTH.indexOf(b.applies))
      .map(({ provision, title, applies }) => [provision, [told(title), applies] as const]),
  )

const Differences = ({
  was,
  is,
  on,
}: {
  readonly was: AuditAnswer
  readonly is: AuditAnswer
  readonly on: Platform
}) => {
  const view = said.value
  const differing = differencesOf(was, is, on)
  const [before, after] = [appliedIn(was), appliedIn(is)]
  const rules = [...new Set([...before.keys(), ...after.keys()])].flatMap((provision) => {
    const [old, now] = [before.get(provision)?.[1] ?? "no", after.get(provision)?.[1] ?? "no"]
    const title = (after.get(provision) ?? before.get(provision))?.[0] ?? provision
    return old === now ? [] : [view.becomes(title, view.applies[old], view.applies[now])]
  })
  if (differing.length === 0 && rules.length === 0) return <p class="note">{view.likeNow}</p>
  return (
    <>
      <p class="note">{view.otherwise}</p>
      <ul class="differences">
        {differing.map(([title, old, now]) => (
          <li key={title}>
            <strong>{view.becomes(title, old, now)}</strong>
          </li>
        ))}
        {rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </>
  )
}

const There = ({ found, on }: { readonly found: Answered; readonly on: Platform }) => {
  const [view, now] = [said.value, last.value]
  if (found.kind === "refused") return <p class="bad">{view.refused(found.why)}</p>
  if (found.kind === "problems")
    return (
      <p class="bad">
        {view.cannotBe}
        {view.clauses(found.problems.map((one) => problemWords(one, on)))}
      </p>
    )
  const lines = outcomeFields(found.answer, on)
    .filter(({ state }) => state !== "none")
    .map(fieldLine)
  return (
    <>
      <ul class="there">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {now === undefined ? null : <Differences was={now} is={found.answer} on={on} />}
    </>
  )
}

const Along = ({ line, of, on }: Omit<Drawn, "at">) => {
  const { ref, width } = useWidth(600)
  const at = useSignal(line.span.now)
  useEffect(() => {
    at.value = line.span.now
  }, [line])
  const found: ReadonlySignal<Answered | undefined> = useComputed(() =>
    book.value === undefined
      ? undefined
      : answerTo(book.value, of.caseWith(valueOf(of.field, at.value, on)), {
          ...question.value,
          brief: true,
        }),
  )
  const view = said.value
  const drawn = { line, of, on, at }
  return (
    <>
      <div class="along" ref={ref}>
        <Pieces {...drawn} width={width.value} />
        <Handle {...drawn} width={width.value} />
      </div>
      <div class="tried" aria-live="polite" id="what-if-there">
        <p>
          <b>
            {told(of.field.title)}
            {view.colon}
            {valueWords(of, at.value, on)}
          </b>
        </p>
        {found.value === undefined ? null : <There found={found.value} on={on} />}
      </div>
      <p class="line">
        <button
          type="button"
          id="what-if-use"
          disabled={at.value === line.span.now || found.value?.kind !== "answer"}
          onClick={() => putCase(of.caseWith(valueOf(of.field, at.value, on)))}
        >
          {view.useThis}
        </button>
        <button
          type="button"
          disabled={at.value === line.span.now}
          onClick={() => (at.value = line.span.now)}
        >
          {view.backToNow}
        </button>
      </p>
      <Tips {...drawn} />
    </>
  )
}

/** A far reach holds hundreds of tips: it waits until nobody types. */
const REST_MS = { near: 120, wide: 200, far: 600 }

/** What can be varied in the present case. */
const variables = computed(() =>
  platform.value === undefined ? [] : variable(platform.value, entries.value, given.value),
)

const Choices = ({
  chosen,
  reach,
  all,
}: {
  readonly chosen: Signal<string | undefined>
  readonly reach: Signal<Reach>
  readonly all: readonly Variable[]
}) => {
  const view = said.value
  const now = all.find(({ field }) => field.path === chosen.value) ?? all[0]
  const names = now?.field.type === "instant" ? view.reaches : view.reachesOfNumber
  return (
    <p class="line choices">
      <label>
        {view.vary}{" "}
        <select id="vary" onChange={({ currentTarget }) => (chosen.value = currentTarget.value)}>
          {all.map(({ field }) => (
            <option key={field.path} value={field.path} selected={field.path === now?.field.path}>
              {told(field.title)}
            </option>
          ))}
        </select>
      </label>
      {now?.field.type === "ratio" ? null : (
        <label>
          {view.reach}{" "}
          <select
            id="reach"
            onChange={({ currentTarget }) =>
              (reach.value = REACHES.find((one) => one === currentTarget.value) ?? "near")
            }
          >
            {REACHES.map((one) => (
              <option key={one} value={one} selected={one === reach.value}>
                {names[one]}
              </option>
            ))}
          </select>
        </label>
      )}
    </p>
  )
}

const Body = () => {
  const view = said.value
  const chosen = useSignal<string | undefined>(undefined)
  const reach = useSignal<Reach>("near")
  const asked = useSignal<{ readonly of: Variable; readonly found: Asked } | undefined>(undefined)
  const module = entry("what-if").value
  const all = variables.value
  const [on, of] = [platform.value, all.find(({ field }) => field.path === chosen.value) ?? all[0]]
  const { announcedBy, presume } = place.value
  useEffect(() => {
    if (module === undefined || on === undefined || of === undefined) return undefined
    const waiting = setTimeout(() => {
      const found = ask(of, reach.value, on, module.whatIf, asOf({ announcedBy, presume }))
      asked.value = found === undefined ? undefined : { of, found }
    }, REST_MS[reach.value])
    return () => clearTimeout(waiting)
  }, [module, on, of, reach.value, announcedBy, presume])
  if (of === undefined || on === undefined) return <p class="note">{view.nothingToVary}</p>
  const now = asked.value?.of.field.path === of.field.path ? asked.value : undefined
  return (
    <>
      <p class="note">{view.whatIfNote}</p>
      <Choices chosen={chosen} reach={reach} all={all} />
      {now === undefined ? (
        <p class="loading">{module === undefined ? words.value.loading : view.computing}</p>
      ) : "why" in now.found ? (
        <p class="bad" role="alert">
          {view.refused(now.found.why)}
        </p>
      ) : (
        <Along line={now.found} of={now.of} on={on} />
      )}
    </>
  )
}

export const WhatIf = () => {
  if (answered.value?.kind !== "answer" || variables.value.length === 0) return null
  return (
    <section class="what-if" aria-labelledby="what-if-title">
      <h2 id="what-if-title">{said.value.whatIf}</h2>
      <Body />
    </section>
  )
}
