// Every provision through the years.
import { useSignal } from "@preact/signals"
import { render } from "preact"
import { useEffect, useRef } from "preact/hooks"
import { Coverage } from "../day/coverage.tsx"
import { day, platform, rules, span as spanOfDays } from "../day/asking.ts"
import { book } from "../package/entries.ts"
import { linkTo } from "../place/stand.ts"
import { told, words as pageWords } from "../words/words.ts"
import { ticksOf } from "./axis.ts"
import { Chart } from "./chart.tsx"
import { Hatch, KEYS, Swatch, type Ink } from "./drawing.tsx"
import type { Measure } from "./fitting.ts"
import { along, STEP, toWhole, zoom } from "./moving.ts"
import { inFile, ON_PAGE, ON_PAPER } from "./palette.ts"
import { Paper, PAPER_ACROSS } from "./paper.tsx"
import { download, pngOf, svgText } from "./save.ts"
import { ACROSS, Sheet, type Heading, type SheetProps } from "./sheet.tsx"
import { gone, history, now, questionWords, read, shown, shownWords, whole } from "./shown.ts"
import { words } from "./words.ts"
// oxlint-disable-next-line import/no-unassigned-import -- styles, which nothing is taken from
import "./years.css"

const KEY_INK: Ink = { palette: ON_PAGE, hatch: "years-key-hatch" }

const Key = () => (
  <ul class="key" aria-label={words.value.key}>
    {KEYS.map((name) => (
      <li key={name}>
        <svg width="26" height="10" viewBox="0 0 26 10" aria-hidden="true" focusable="false">
          {name === "unknown" ? <Hatch {...KEY_INK} /> : null}
          <Swatch of={name} ink={KEY_INK} />
        </svg>
        {words.value[name]}
      </li>
    ))}
  </ul>
)

/** How wide the browser draws a text. */
const measured = (font: string): Measure => {
  const context = document.createElement("canvas").getContext("2d")
  if (context === null) return (text) => text.length * 12
  context.font = font
  return (text) => context.measureText(text).width
}

const titleWords = (): string => {
  const [from = "", to = ""] = spanOfDays.value ?? []
  return words.value.title(from.slice(0, 4), String(Number(to.slice(0, 4)) - 1))
}

const headingOf = (): Heading => {
  const { meta } = book.value ?? {}
  const platformTitle = platform.value === undefined ? "" : told(platform.value.title)
  const [{ colon }, shownSaid] = [words.value, shownWords()]
  const title = [pageWords.value.title(platformTitle), titleWords()].join(" · ")
  if (meta === undefined) return { title, lines: [] }
  const { coverage } = meta
  return {
    title,
    lines: [
      `${words.value.question}${colon}${questionWords()}`,
      ...(shownSaid === undefined ? [] : [shownSaid]),
      `${words.value.coverage}${colon}${pageWords.value.coverage(coverage.from, coverage.to)} ${told(coverage.statement)}`,
      `${words.value.root}${colon}${meta.root} · ${pageWords.value.data(meta.dataVersion, meta.events)}`,
    ],
  }
}

/** What the whole chart is drawn of; undefined while something is not there yet. */
const sheetProps = (across: number, ink: Ink): SheetProps | undefined => {
  const [lanes, span, zone, readSpan] = [history.value, shown.value, platform.value, read.value]
  if (lanes === undefined || span === undefined || zone === undefined || readSpan === undefined)
    return undefined
  return {
    history: lanes,
    heading: headingOf(),
    said: words.value,
    read: readSpan,
    ticks: ticksOf(span, across, zone),
    span,
    now: now.value,
    ink,
    measure: measured,
  }
}

const nameOf = (ending: string): string =>
  `${platform.value?.id ?? ""}-${titleWords()
    .replace(/[^\d–]/g, "")
    .replace("–", "-")}-${day.value}.${ending}`

const Tools = () => {
  const problem = useSignal<string | null>(null)
  const save = async (how: "svg" | "png"): Promise<void> => {
    problem.value = null
    const sheet = sheetProps(ACROSS, { palette: inFile(), hatch: "hatch" })
    if (sheet === undefined) return
    const svg = svgText(<Sheet {...sheet} />)
    try {
      const blob = how === "svg" ? new Blob([svg], { type: "image/svg+xml" }) : await pngOf(svg)
      if (blob === undefined) problem.value = words.value.tooTall
      else download(blob, nameOf(how))
    } catch (error) {
      problem.value = words.value.saveFailed(String(error))
    }
  }
  const shownSaid = shownWords()
  const { closer, wider, whole: all, earlier, later, saveSvg, savePng } = words.value
  const buttons = [
    ["+", closer, () => zoom(STEP)],
    ["−", wider, () => zoom(1 / STEP)],
    ["←", earlier, () => along(-1)],
    ["→", later, () => along(1)],
  ] as const
  return (
    <div class="tools">
      {buttons.map(([sign, name, act]) => (
        <button key={sign} type="button" aria-label={name} title={name} onClick={act}>
          {sign}
        </button>
      ))}
      <button type="button" disabled={gone.value === null} onClick={toWhole}>
        {all}
      </button>
      <button type="button" onClick={() => void save("svg")}>
        {saveSvg}
      </button>
      <button type="button" onClick={() => void save("png")}>
        {savePng}
      </button>
      {shownSaid === undefined ? null : <span class="shown">{shownSaid}</span>}
      {problem.value === null ? null : <span role="alert">{problem.value}</span>}
    </div>
  )
}

/** Draws the whole chart when it goes on paper, and takes it away again. */
const useSheets = () => {
  const sheets = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const before = (): void => {
      const paper = sheetProps(PAPER_ACROSS, { palette: ON_PAPER, hatch: "paper-hatch" })
      if (sheets.current !== null && paper !== undefined) render(<Paper {...paper} />, sheets.current)
    }
    const after = (): void => {
      if (sheets.current !== null) render(null, sheets.current)
    }
    addEventListener("beforeprint", before)
    addEventListener("afterprint", after)
    return () => {
      removeEventListener("beforeprint", before)
      removeEventListener("afterprint", after)
    }
  }, [])
  return sheets
}

const DayCounts = () => {
  const { inForce = [], unknown = [], kept = [] } = rules.value ?? {}
  return (
    <p class="day-counts" role="status">
      {words.value.dayCounts(questionWords(), inForce.length, unknown.length, kept.length)}
    </p>
  )
}

const YearsView = () => {
  const sheets = useSheets()
  const lanes = history.value
  if (lanes === undefined || whole.value === undefined)
    return <p class="loading">{pageWords.value.loading}</p>
  const provisions = lanes.reduce((sum, { rows }) => sum + rows.length, 0)
  return (
    <section class="years" aria-labelledby="years-title">
      <div class="sheets" ref={sheets} />
      <div class="on-page">
        <h2 id="years-title">
          {titleWords()} <small>{words.value.counted(lanes.length, provisions)}</small>
        </h2>
        <DayCounts />
        {words.value.between}
        <p class="in-words">
          {words.value.inWords} <a href={linkTo({ view: "day" })}>{pageWords.value.views.day}</a>
          {words.value.inWordsEnd}
        </p>
        <Coverage />
        <Tools />
        <Key />
        <Chart />
      </div>
    </section>
  )
}
export default YearsView
