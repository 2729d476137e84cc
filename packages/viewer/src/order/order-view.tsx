// A case judged before one's eyes: its facts, what becomes of it, rule by rule why, and what would tip it.
import { useSignal } from "@preact/signals"
import { render } from "preact"
import { useEffect } from "preact/hooks"
import { PointFields } from "../day/asked.tsx"
import { platform } from "../day/asking.ts"
import { entry } from "../package/entries.ts"
import { go, place } from "../place/stand.ts"
import { told, words } from "../words/words.ts"
import { Box } from "./box.tsx"
import { askedLine, CaseFile } from "./case-file.tsx"
import { Form } from "./form.tsx"
import { OutcomeView } from "./outcome-view.tsx"
import { Receipts } from "./receipts.tsx"
import { answerAtRest, last, takeLinked } from "./state.ts"
import { Verdicts } from "./verdicts.tsx"
import { WhatIf } from "./what-if.tsx"
import { said } from "./words.ts"
// oxlint-disable-next-line import/no-unassigned-import -- the styles of this view
import "./order.css"

/** A link that carries a case hands it over, and the address forgets it. */
const takeFromLink = (): void => {
  const { case: linked } = place.value
  if (linked === null) return
  go({ case: null }, "replace")
  takeLinked(linked)
}

/** On paper stands the case file, drawn when somebody prints. */
const usePaper = (): void => {
  useEffect(() => {
    const paper = document.createElement("div")
    paper.className = "paper"
    const begin = (): void => {
      document.getElementById("main")?.append(paper)
      render(<CaseFile />, paper)
    }
    const end = (): void => {
      render(null, paper)
      paper.remove()
    }
    addEventListener("beforeprint", begin)
    addEventListener("afterprint", end)
    return () => {
      removeEventListener("beforeprint", begin)
      removeEventListener("afterprint", end)
      end()
    }
  }, [])
}

const Asked = () => {
  const { on, announcedBy, presume } = place.value
  const isPlain = announcedBy === null && presume.length === 0
  const isOpen = useSignal(false)
  return (
    <details
      class="asked order-asked"
      open={isOpen.value}
      onToggle={({ currentTarget }) => (isOpen.value = currentTarget.open)}
    >
      <summary>{isPlain ? said.value.asked : said.value.askedNow(askedLine())}</summary>
      <PointFields id="order" point={{ on, announcedBy, presume }} change={(change) => go(change)} />
    </details>
  )
}

/** What was read, and where the case lies beside it. */
const Coverage = () => {
  const coverage = last.value?.coverage
  if (coverage === undefined || platform.value === undefined) return null
  const outside =
    coverage.date === "before" || coverage.date === "after" ? said.value.outside[coverage.date] : undefined
  return (
    <p class={outside === undefined ? "coverage" : "coverage outside"}>
      {outside === undefined ? null : <strong>{outside} </strong>}
      {words.value.sentences([
        words.value.coverage(coverage.from, coverage.to),
        told(coverage.statement),
        told(coverage.disclaimer),
      ])}
    </p>
  )
}

const OrderView = () => {
  useEffect(takeFromLink, [place.value.case])
  useEffect(answerAtRest, [])
  // On paper every verdict is told at once.
  useEffect(() => void entry("explain"), [])
  usePaper()
  return (
    <div class="order">
      <p class="note">{said.value.intro}</p>
      <div class="desk">
        <div class="facts-side">
          <Form />
          <Box />
        </div>
        <div class="answer-side">
          <Asked />
          <OutcomeView />
          <WhatIf />
          <Verdicts />
          <Receipts />
          <Coverage />
        </div>
      </div>
    </div>
  )
}

export default OrderView
