// The whole chart as one picture that stands for itself: what was asked, of which data, the key, and every provision.
import { told } from "../words/words.ts"
import type { Tick } from "./axis.ts"
import {
  Axis,
  AXIS,
  fontOf,
  Ground,
  Hatch,
  KEYS,
  Lettering,
  NowLine,
  RowDrawing,
  Swatch,
  type Frame,
  type Ink,
} from "./drawing.tsx"
import { cut, wrapped, type Measure } from "./fitting.ts"
import { layoutOf } from "./layout.ts"
import type { HistoryLane } from "./history.ts"
import type { TimeSpan } from "./span.ts"
import type { words } from "./words.ts"

/** What stands above a chart, all in the page's language. */
export interface Heading {
  readonly title: string
  /** The question, what was read, of which data: a paragraph each. */
  readonly lines: readonly string[]
}

export interface SheetProps extends Pick<Frame, "span" | "now"> {
  readonly history: readonly HistoryLane[]
  readonly heading: Heading
  readonly said: typeof words.value
  readonly read: TimeSpan
  readonly ticks: readonly Tick[]
  readonly ink: Ink
  readonly measure: (font: string) => Measure
}

const WIDTH = 1200
const MARGIN = 20
const LABELS = 240
const LINE = 19
const SWATCH = 34
/** How wide the time is drawn. */
export const ACROSS = WIDTH - 2 * MARGIN - LABELS

/** Where each part of the key stands: as many in a line as fit. */
const keyPlaces = (names: readonly string[], measure: Measure) => {
  let [x, line] = [0, 0]
  return names.map((name) => {
    const width = SWATCH + measure(name) + 18
    if (x > 0 && x + width > WIDTH - 2 * MARGIN) [x, line] = [0, line + 1]
    const place = { x, line, name }
    x += width
    return place
  })
}

export const Sheet = ({ history, heading, said, read, ticks, ink, measure, span, now }: SheetProps) => {
  const { palette } = ink
  const layout = layoutOf(history, false)
  const small = measure(fontOf(12))
  const lines = heading.lines.flatMap((line) => wrapped(line, WIDTH - 2 * MARGIN, small))
  const keys = keyPlaces(
    KEYS.map((name) => said[name]),
    small,
  )
  const keyTop = MARGIN + 30 + lines.length * LINE
  const chartTop = keyTop + ((keys.at(-1)?.line ?? 0) + 1) * LINE + 8
  const height = chartTop + AXIS + layout.height + MARGIN
  const frame = { span, now, width: ACROSS, ink }
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={WIDTH}
      height={height}
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
    >
      <title>{heading.title}</title>
      <desc>{heading.lines.join("\n")}</desc>
      <Hatch {...ink} />
      <rect width={WIDTH} height={height} fill={palette.paper} />
      <Lettering x={MARGIN} y={MARGIN + 14} text={heading.title} colour={palette.ink} size={17} bold={true} />
      {lines.map((line, i) => (
        <Lettering key={line} x={MARGIN} y={MARGIN + 38 + i * LINE} text={line} colour={palette.soft} />
      ))}
      {KEYS.map((name, i) => {
        const { x = 0, line = 0 } = keys[i] ?? {}
        return (
          <g key={name} class="key" transform={`translate(${MARGIN + x} ${keyTop + line * LINE})`}>
            <Swatch of={name} ink={ink} />
            <Lettering x={SWATCH} y={10} text={said[name]} colour={palette.ink} />
          </g>
        )
      })}
      <g transform={`translate(${MARGIN + LABELS} ${chartTop})`}>
        <Axis {...frame} ticks={ticks} />
      </g>
      <clipPath id={`${ink.hatch}-plot`}>
        <rect width={ACROSS} height={layout.height} />
      </clipPath>
      <g transform={`translate(${MARGIN + LABELS} ${chartTop + AXIS})`} clip-path={`url(#${ink.hatch}-plot)`}>
        <Ground {...frame} read={read} ticks={ticks} height={layout.height} />
        {layout.rows.map(({ row, top }) => (
          <RowDrawing key={row.provision} row={row} top={top} {...frame} />
        ))}
        <NowLine {...frame} height={layout.height} />
      </g>
      {layout.lanes.map(({ lane, top }) => {
        const full = told(lane.title)
        return (
          <Lettering
            key={lane.instrument}
            x={MARGIN}
            y={chartTop + AXIS + top + 14.5}
            text={cut(full, LABELS - 12, small)}
            full={full}
            colour={palette.ink}
          />
        )
      })}
    </svg>
  )
}
