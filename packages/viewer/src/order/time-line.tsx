// When things were done and are due, on a line of time.
import type { AuditAnswer, Platform } from "@policy-ledger/rulebook"
import { useState } from "preact/hooks"
import { platform } from "../day/asking.ts"
import { startOf, dayOf } from "../place/zone.ts"
import { plus } from "../place/days.ts"
import { told } from "../words/words.ts"
import { hubOf, shownInstants } from "./chosen.ts"
import { valueAt } from "./fields.ts"
import { deadlinesIn } from "./outcome.ts"
import { entries, given } from "./state.ts"
import { clock, lengthWords } from "./terms.ts"
import { cutTo, layoutOf, widthOf } from "./line-layout.ts"
import { useWidth } from "./width.ts"
import { said } from "./words.ts"

interface Mark {
  readonly at: number
  readonly title: string
  readonly kind: "fact" | "due" | "perhaps" | "resumes"
}

/** From one instant to another. */
interface Stretch {
  readonly from: number
  readonly to: number
  readonly kind: "paused" | "late"
  readonly title: string
}

interface Drawn {
  readonly marks: readonly Mark[]
  readonly stretches: readonly Stretch[]
}

const instantOf = (path: string, of: Platform): number => {
  const value = valueAt(given.value, path)
  if (typeof value !== "string") return NaN
  return /^\d{4}-\d\d-\d\d$/.test(value) ? startOf(value, of) : Date.parse(value)
}

const FIELD_OF: { readonly [kind: string]: string } = {
  "ship-by": "shipBy",
  "respond-by": "respondBy",
  "auto-receipt": "autoReceiptAt",
}

const drawnOf = (answer: AuditAnswer, of: Platform): Drawn => {
  const facts = shownInstants(of, entries.value, given.value).map(
    ({ path, title }): Mark & { readonly path: string } => ({
      path,
      at: instantOf(path, of),
      title: told(title),
      kind: "fact",
    }),
  )
  const due = deadlinesIn(answer)
  const pauses = answer.verdicts.flatMap(({ applies, effects }) =>
    applies === "yes"
      ? effects.flatMap((effect) => (effect.kind === "pause" ? [Date.parse(effect.at)] : []))
      : [],
  )
  const hub = hubOf(of, entries.value, given.value)
  const from = hub === undefined ? NaN : instantOf(hub, of)
  const marks: readonly Mark[] = [
    ...facts,
    ...due.map(
      ({ title, at, isSure }): Mark => ({
        at: Date.parse(at),
        title: isSure ? title : said.value.candidate(title),
        kind: isSure ? "due" : "perhaps",
      }),
    ),
    ...pauses.map((at): Mark => ({ at, title: said.value.resumes, kind: "resumes" })),
  ]
  const late = due.flatMap(({ kind, at, isSure }): readonly Stretch[] => {
    const done = of.fulfilments?.[kind]
    const by = (answer.late ?? {})[FIELD_OF[kind] ?? kind]
    const to = done === undefined ? NaN : instantOf(done, of)
    return !isSure || by === undefined || Number.isNaN(to)
      ? []
      : [{ from: Date.parse(at), to, kind: "late", title: said.value.lateBy(lengthWords(by)) }]
  })
  const paused = pauses.flatMap((to): readonly Stretch[] =>
    from < to ? [{ from, to, kind: "paused", title: said.value.paused }] : [],
  )
  const isReal = ({ at }: Mark): boolean => !Number.isNaN(at)
  return { marks: marks.filter(isReal).toSorted((a, b) => a.at - b.at), stretches: [...paused, ...late] }
}

const SIZE = 12.5
const ROW = 34
const PAD = 4

const MARK: { readonly [kind in Mark["kind"]]: string } = {
  fact: "M-4 -4h8v8h-8z",
  due: "M0 -7L7 0L0 7L-7 0z",
  perhaps: "M0 -7L7 0L0 7L-7 0z",
  resumes: "M-5 -6L6 0L-5 6z",
}

/** Midnights, as long as they can be told apart. */
const midnights = (from: number, to: number, of: Platform): readonly number[] => {
  const days: number[] = []
  for (let day = plus(dayOf(from, of), 1); days.length <= 60 && startOf(day, of) < to; day = plus(day, 1))
    days.push(startOf(day, of))
  return days.length > 60 ? [] : days
}

let drawings = 0

const Chart = ({
  drawn,
  width,
  of,
}: {
  readonly drawn: Drawn
  readonly width: number
  readonly of: Platform
}) => {
  const { marks, stretches } = drawn
  // The one on paper and the one on the page stand in one document.
  const [hatch] = useState(() => `hatch-${++drawings}`)
  const labels = marks.map(({ at, title }) => [title, clock(new Date(at).toISOString())] as const)
  const widths = labels.map((lines) =>
    Math.min(width, Math.max(...lines.map((line) => widthOf(line, SIZE))) + 2 * PAD),
  )
  const { placed, rows, xOf } = layoutOf(
    marks.map(({ at }, i) => ({ at, width: widths[i] ?? 0 })),
    width,
  )
  const axis = rows * ROW + 14
  const height = axis + (stretches.some(({ kind }) => kind === "late") ? 42 : stretches.length > 0 ? 28 : 14)
  const [first, last] = [marks[0]?.at ?? 0, marks.at(-1)?.at ?? 0]
  return (
    <svg
      class="time-line"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${said.value.timeline}${said.value.colon}${said.value.list([
        ...labels.map((lines) => lines.join(" ")),
        ...stretches.map(({ title }) => title),
      ])}`}
    >
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0v6" class="hatch" />
        </pattern>
      </defs>
      {midnights(first, last, of).map((at) => (
        <path key={at} class="midnight" d={`M${xOf(at)} ${axis - 4}v8`} />
      ))}
      <path class="axis" d={`M0 ${axis}H${width}`} />
      {stretches.map(({ from, to, kind, title }) => {
        const [a, b] = [xOf(from), Math.max(xOf(to), xOf(from) + 2)]
        const own = widthOf(title, SIZE)
        return (
          <g key={`${kind} ${from}`} class={kind}>
            <rect
              x={a}
              y={axis - 5}
              width={b - a}
              height={10}
              fill={kind === "paused" ? `url(#${hatch})` : undefined}
            />
            <text
              x={Math.max(0, Math.min((a + b) / 2 - own / 2, width - own))}
              y={axis + (kind === "late" ? 36 : 21)}
            >
              {title}
            </text>
          </g>
        )
      })}
      {placed.map(({ x, row }, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- two marks may be alike in everything
        <path key={i} class="lead" d={`M${x} ${axis}V${axis - 10 - row * ROW}`} />
      ))}
      {marks.map(({ kind, at }, i) => {
        const { x = 0, left = 0, row = 0 } = placed[i] ?? {}
        const [title = "", when = ""] = labels[i] ?? []
        const bottom = axis - 12 - row * ROW
        const own = widths[i] ?? 0
        return (
          <g key={`${kind} ${at} ${title}`} class={kind}>
            <rect class="ground" x={left} y={bottom - ROW + 4} width={own} height={ROW - 2} />
            <text x={left + PAD} y={bottom - 17} class="what">
              {cutTo(title, SIZE, width - 2 * PAD)}
            </text>
            <text x={left + PAD} y={bottom - 3} class="when">
              {when}
            </text>
            <path class="mark" d={MARK[kind]} transform={`translate(${x} ${axis})`} />
          </g>
        )
      })}
    </svg>
  )
}

export const TimeLine = ({
  answer,
  first = 640,
}: {
  readonly answer: AuditAnswer
  readonly first?: number
}) => {
  const { ref, width } = useWidth(first)
  const of = platform.value
  if (of === undefined) return null
  const drawn = drawnOf(answer, of)
  return (
    <div ref={ref} class="time-line-frame">
      {drawn.marks.length < 2 ? null : <Chart drawn={drawn} width={width.value} of={of} />}
    </div>
  )
}
