// The whole chart on paper: on every sheet what was asked of which data, and no lane broken in two.
import type { Text } from "@policy-ledger/rulebook"
import { told } from "../words/words.ts"
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
  type Ink,
} from "./drawing.tsx"
import { cut } from "./fitting.ts"
import type { HistoryLane } from "./history.ts"
import { layoutOf } from "./layout.ts"
import type { SheetProps } from "./sheet.tsx"

/** As wide as a sheet of A4 is between its margins, in px. */
const WIDTH = 700
/** As `.sheets .axis` in the styles has it. */
const LABELS = 175
export const PAPER_ACROSS = WIDTH - LABELS
/** More provisions than this do not stay together: they would be taller than a sheet. */
const TOGETHER = 24

const continuedText = (title: Text, continued: (title: string) => string): Text => ({
  ...title,
  en: continued(title.en),
  ...(title.zh === undefined ? {} : { zh: continued(title.zh) }),
})

/** A lane in parts that each fit on a sheet. */
export const partsOf = (lane: HistoryLane, continued: (title: string) => string): readonly HistoryLane[] =>
  Array.from({ length: Math.ceil(lane.rows.length / TOGETHER) }, (_, i) => ({
    ...lane,
    title: i === 0 ? lane.title : continuedText(lane.title, continued),
    rows: lane.rows.slice(i * TOGETHER, (i + 1) * TOGETHER),
  }))

export const Paper = ({ history, heading, said, read, ticks, ink, measure, span, now }: SheetProps) => {
  const small = measure(fontOf(12))
  const frame = { span, now, width: PAPER_ACROSS }
  const inkOf = (part: number | "head"): Ink => ({ ...ink, hatch: `${ink.hatch}-${part}` })
  const parts = history.flatMap((lane) => partsOf(lane, said.continued))
  return (
    <table>
      <thead>
        <tr>
          <th>
            <b>{heading.title}</b>
            {heading.lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
            <ul class="key">
              {KEYS.map((name) => (
                <li key={name}>
                  <svg width="26" height="10" viewBox="0 0 26 10" aria-hidden="true">
                    <Hatch {...inkOf("head")} />
                    <Swatch of={name} ink={inkOf("head")} />
                  </svg>
                  {said[name]}
                </li>
              ))}
            </ul>
            {/* Moved by its own size: a browser that repeats it on every sheet forgets a transformation within. */}
            <svg viewBox={`0 0 ${PAPER_ACROSS} ${AXIS}`} class="axis" aria-hidden="true">
              <Axis {...frame} ticks={ticks} ink={ink} />
            </svg>
          </th>
        </tr>
      </thead>
      <tbody>
        {parts.map((lane, i) => {
          const { rows, height } = layoutOf([lane], false)
          const own = inkOf(i)
          const full = told(lane.title)
          return (
            <tr key={own.hatch}>
              <td>
                <svg viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
                  <Hatch {...own} />
                  <clipPath id={`${own.hatch}-plot`}>
                    <rect width={PAPER_ACROSS} height={height} />
                  </clipPath>
                  <Lettering
                    x={0}
                    y={14.5}
                    text={cut(full, LABELS - 8, small)}
                    full={full}
                    colour={ink.palette.ink}
                  />
                  <g transform={`translate(${LABELS} 0)`} clip-path={`url(#${own.hatch}-plot)`}>
                    <Ground {...frame} read={read} ticks={ticks} height={height} ink={own} />
                    {rows.map(({ row, top }) => (
                      <RowDrawing key={row.provision} row={row} top={top} {...frame} ink={own} />
                    ))}
                    <NowLine {...frame} height={height} ink={own} />
                  </g>
                </svg>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
