// What was read to make the ledger: in a line above every answer, and loudly where a day lies outside of it.
import { book } from "../package/entries.ts"
import { told, words } from "../words/words.ts"
import { day, platform } from "./asking.ts"

export const Coverage = () => {
  const coverage = book.value?.meta.coverage
  if (coverage === undefined || platform.value === undefined) return null
  const { from, to, statement } = coverage
  const outside =
    day.value < from ? words.value.before(from) : day.value > to ? words.value.after(to) : undefined
  return (
    <div class={outside === undefined ? "coverage" : "coverage outside"}>
      {outside === undefined ? null : (
        <p>
          <strong>{outside}</strong>
        </p>
      )}
      <p>
        {words.value.sentences([
          words.value.coverage(from, to),
          told(statement),
          told(platform.value.disclaimer),
        ])}
      </p>
    </div>
  )
}
