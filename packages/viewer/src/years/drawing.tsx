// What a chart is drawn of. Everything carries its colours itself, so that it is the same on the page, in a file and on paper.
import type { Stretch } from "../day/rules.ts"
import type { Tick } from "./axis.ts"
import type { Mark, Row } from "./history.ts"
import { BAR, barsOf, type Bar } from "./layout.ts"
import type { Palette } from "./palette.ts"
import { xOf, type TimeSpan } from "./span.ts"

/** Colours, and the id of the hatch, of which there is one in every picture. */
export interface Ink {
  readonly palette: Palette
  readonly hatch: string
}

/** What is drawn: which time, how wide, and of which day. */
export interface Frame {
  readonly span: TimeSpan
  readonly width: number
  /** The instant that the day is asked at. */
  readonly now: number
}

/** To a thousandth of a px. */
const px = (x: number): number => Math.round(x * 1000) / 1000

export const Hatch = ({ palette, hatch }: Ink) => (
  <defs>
    <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="5" height="5" fill={palette["doubt-ground"]} />
      <path d="M.5 0v5" stroke={palette.doubt} stroke-width="0.8" stroke-opacity="0.7" />
    </pattern>
  </defs>
)

export const holdsAt = ({ from, until }: Stretch, t: number): boolean => from <= t && t < until

/** What is drawn of a bar is never thinner than this, in px, that it be seen at all. */
const THINNEST = 1.5

interface ShapeProps {
  readonly state: Stretch["state"]
  readonly holds: boolean
  readonly x: number
  readonly y: number
  readonly width: number
  readonly ink: Ink
}

const Shape = ({ state, holds, x, y, width, ink: { palette, hatch } }: ShapeProps) => {
  const wide = Math.max(THINNEST, width)
  const kind = `bar ${state}${holds ? " holds" : ""}`
  if (state === "kept")
    return (
      <rect
        class={kind}
        x={px(x + Math.min(0.5, wide / 4))}
        y={y + 0.5}
        width={px(Math.max(wide - 1, wide / 2))}
        height={BAR - 1}
        fill={holds ? palette["kept-full"] : palette.paper}
        stroke={palette.keep}
        stroke-width="1"
      />
    )
  const fill = state === "unknown" ? `url(#${hatch})` : holds ? palette.sure : palette["sure-pale"]
  return <rect class={kind} x={px(x)} y={y} width={px(wide)} height={BAR} fill={fill} />
}

const Diamond = ({
  x,
  y,
  ink: { palette },
}: {
  readonly x: number
  readonly y: number
  readonly ink: Ink
}) => (
  <path
    class="mark"
    d={`M${px(x)} ${y - 5}l5 5l-5 5l-5-5z`}
    fill={palette.paper}
    stroke={palette.draft}
    stroke-width="1.3"
  />
)

const seams = (bars: readonly Bar[]): string =>
  bars
    .filter(({ follows }) => follows)
    .map(({ left, y }) => `M${px(left)} ${y}v${BAR}`)
    .join("")

interface RowProps extends Frame {
  readonly row: Row
  readonly top: number
  readonly ink: Ink
}

/** One provision. */
export const RowDrawing = ({ row, top, span, width, now, ink }: RowProps) => {
  const bars = barsOf(row, span, width)
  const path = seams(bars)
  const marks = row.marks.filter(({ at }: Mark) => span.from <= at && at < span.until)
  return (
    <g transform={`translate(0 ${top})`}>
      {bars.map(({ stretch, left, right, y }) => (
        <Shape
          key={`${stretch.version.key} ${stretch.from}`}
          state={stretch.state}
          holds={holdsAt(stretch, now)}
          x={left}
          y={y}
          width={right - left}
          ink={ink}
        />
      ))}
      {path === "" ? null : <path d={path} stroke={ink.palette.paper} stroke-width="0.75" />}
      {marks.map(({ at, version }) => (
        <Diamond key={version.key} x={xOf(span, width, at)} y={BAR / 2} ink={ink} />
      ))}
    </g>
  )
}

interface GroundProps extends Frame {
  /** Of which reports were read. */
  readonly read: TimeSpan
  readonly ticks: readonly Tick[]
  readonly height: number
  readonly ink: Ink
}

/** Behind the bars: what was not read in grey, and a line at each tick. */
export const Ground = ({ span, width, read, ticks, height, ink: { palette } }: GroundProps) => {
  const at = (t: number): number => px(Math.min(width, Math.max(0, xOf(span, width, t))))
  return (
    <>
      <rect class="unread-time" width={at(read.from)} height={height} fill={palette.ground} />
      <rect
        class="unread-time"
        x={at(read.until)}
        width={px(width - at(read.until))}
        height={height}
        fill={palette.ground}
      />
      <path
        d={ticks.map((tick) => `M${at(tick.at)} 0v${height}`).join("")}
        stroke={palette.line}
        stroke-width="1"
      />
    </>
  )
}

/** In front of them: the day. */
export const NowLine = ({
  span,
  width,
  now,
  height,
  ink,
}: Frame & { readonly height: number; readonly ink: Ink }) =>
  now < span.from || now >= span.until ? null : (
    <path
      class="now"
      d={`M${px(xOf(span, width, now))} 0v${height}`}
      stroke={ink.palette.now}
      stroke-width="1.5"
    />
  )

const FONT = "sans-serif"

interface LetteringProps {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly colour: string
  readonly size?: number
  readonly bold?: boolean
  readonly full?: string
}

/** What XML has no room for. */
// oxlint-disable-next-line no-control-regex -- these are what is left out
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

export const Lettering = ({ x, y, text, colour, size = 12, bold = false, full }: LetteringProps) => (
  <text
    x={px(x)}
    y={px(y)}
    fill={colour}
    font-size={size}
    font-family={FONT}
    font-weight={bold ? "600" : "400"}
  >
    {full === undefined || full === text ? null : <title>{full.replace(NOT_XML, "")}</title>}
    {text.replace(NOT_XML, "")}
  </text>
)

/** The font that letterings are measured in. */
export const fontOf = (size: number, bold = false): string => `${bold ? 600 : 400} ${size}px ${FONT}`

interface AxisProps extends Frame {
  readonly ticks: readonly Tick[]
  readonly ink: Ink
}

export const AXIS = 22

/** The names of the ticks, above all. */
export const Axis = ({ span, width, now, ticks, ink }: AxisProps) => {
  const { palette } = ink
  const day = xOf(span, width, now)
  return (
    <>
      {ticks.map(({ at, name }) => {
        const x = xOf(span, width, at)
        return x + name.length * 6.6 > width ? null : (
          <Lettering key={at} x={x + 3} y={15} text={name} colour={palette.soft} />
        )
      })}
      {day < 0 || day >= width ? null : <path d={`M${px(day - 4)} ${AXIS - 5}h8l-4 5z`} fill={palette.now} />}
    </>
  )
}

export const KEYS = ["sure", "sureOther", "unknown", "kept", "draft", "outside", "now"] as const
export type KeyName = (typeof KEYS)[number]

/** 26 px wide, 10 px tall. */
export const Swatch = ({ of, ink }: { readonly of: KeyName; readonly ink: Ink }) => {
  const bar = { x: 1, y: 2, width: 24, ink }
  if (of === "sure") return <Shape state="in-force" holds={true} {...bar} />
  if (of === "sureOther") return <Shape state="in-force" holds={false} {...bar} />
  if (of === "unknown") return <Shape state="unknown" holds={false} {...bar} />
  if (of === "kept")
    return (
      <>
        <Shape state="kept" holds={false} {...bar} width={12} />
        <Shape state="kept" holds={true} {...bar} x={13} width={12} />
      </>
    )
  if (of === "draft") return <Diamond x={13} y={5} ink={ink} />
  if (of === "outside")
    return <rect x="1" width="24" height="10" fill={ink.palette.ground} stroke={ink.palette.line} />
  return <path d="M13 0v10" stroke={ink.palette.now} stroke-width="1.5" />
}

/** How many of a lane's stretches hold at an instant, by their states. */
export const heldBy = (rows: readonly Row[], t: number): { readonly [state in Stretch["state"]]: number } => {
  const counts = { "in-force": 0, unknown: 0, kept: 0 }
  for (const { tracks } of rows)
    for (const track of tracks) for (const one of track) if (holdsAt(one, t)) counts[one.state] += 1
  return counts
}
