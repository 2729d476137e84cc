// The parts of the chart on the page: the names of its lanes, and what is drawn between two heights.
import { platform } from "../day/asking.ts"
import { linkTo } from "../place/stand.ts"
import { told } from "../words/words.ts"
import { ticksOf } from "./axis.ts"
import { Axis, AXIS, Ground, Hatch, heldBy, NowLine, RowDrawing, type Ink } from "./drawing.tsx"
import { heightOf, rowsIn, type Layout, type PlacedLane } from "./layout.ts"
import { ON_PAGE } from "./palette.ts"
import { now, read, shown } from "./shown.ts"
import { words } from "./words.ts"

const INK: Ink = { palette: ON_PAGE, hatch: "years-hatch" }

export const Label = ({
  placed,
  place,
  of,
}: {
  readonly placed: PlacedLane
  readonly place: number
  readonly of: number
}) => {
  const { lane, top, bottom } = placed
  const title = told(lane.title)
  const held = heldBy(lane.rows, now.value)
  return (
    <li
      aria-setsize={of}
      aria-posinset={place + 1}
      style={{ top: `${top}px`, blockSize: `${bottom - top}px` }}
    >
      <a href={linkTo({ view: "instrument", id: lane.instrument, provision: null })} title={title}>
        {title}
        <span class="unseen"> {words.value.laneSays(held["in-force"], held.unknown, held.kept)}</span>
      </a>
    </li>
  )
}

interface SeenProps {
  readonly layout: Layout
  readonly width: number
  readonly top: number
  readonly bottom: number
  readonly cursor: number | null
}

/** The part of the chart between two heights. */
export const Seen = ({ layout, width, top, bottom, cursor }: SeenProps) => {
  const [span, zone, readSpan] = [shown.value, platform.value, read.value]
  if (span === undefined || zone === undefined || readSpan === undefined || width <= 0) return null
  const [first, end] = rowsIn(layout, top, bottom)
  const height = Math.max(0, Math.min(bottom, layout.height) - top)
  const frame = { span, width, now: now.value, ink: INK }
  const marked = cursor === null ? undefined : layout.rows[cursor]
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      style={{ top: `${top}px` }}
      aria-hidden="true"
      focusable="false"
    >
      <Hatch {...INK} />
      <Ground {...frame} read={readSpan} ticks={ticksOf(span, width, zone)} height={height} />
      {marked === undefined ? null : (
        <rect
          class="cursor"
          y={marked.top - 3.5 - top}
          width={width}
          height={heightOf(marked.row)}
          fill="none"
          stroke={INK.palette.ink}
        />
      )}
      {layout.rows.slice(first, end).map(({ row, top: at }) => (
        <RowDrawing key={row.provision} row={row} top={at - top} {...frame} />
      ))}
      <NowLine {...frame} height={height} />
    </svg>
  )
}

export const Names = ({ width }: { readonly width: number }) => {
  const [span, zone] = [shown.value, platform.value]
  if (span === undefined || zone === undefined || width <= 0) return null
  return (
    <svg width={width} height={AXIS} viewBox={`0 0 ${width} ${AXIS}`} aria-hidden="true" focusable="false">
      <Axis span={span} width={width} now={now.value} ticks={ticksOf(span, width, zone)} ink={INK} />
    </svg>
  )
}
