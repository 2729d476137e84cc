// The case on paper: what was asked, of which facts, what becomes of it, rule by rule, and of which ledger.
import { platform } from "../day/asking.ts"
import { book } from "../package/entries.ts"
import { place } from "../place/stand.ts"
import { told, words } from "../words/words.ts"
import { givenIn, isObject, valueAt, type Entry, type Field } from "./fields.ts"
import { Fields } from "./outcome-view.tsx"
import { answered, entries, given, last } from "./state.ts"
import { factTitle, valueTitle } from "./terms.ts"
import { TimeLine } from "./time-line.tsx"
import { byApplies, keysOf, VerdictBody, VerdictTitle } from "./verdicts.tsx"
import { said } from "./words.ts"
import { textOf } from "./written.ts"

/** The width of a sheet between its margins, in the page's pixels. */
const SHEET = 660

/** How it is asked, in one line. */
export const askedLine = (): string => {
  const view = said.value
  const { announcedBy, presume } = place.value
  return view.list([
    announcedBy === null ? view.today : view.announcedBy(announcedBy),
    ...presume.map((one) => view.presume(words.value.presumptionNames[one])),
  ])
}

const valueWords = (field: Field, value: unknown): string => {
  const view = said.value
  const of = platform.value
  if (value === null) return view.wasNone
  if (value === "unknown" && field.presumed !== undefined) return view.notKnown
  if (typeof value === "boolean") return value ? view.yes : view.no
  if (Array.isArray(value))
    return value.length === 0
      ? view.emptySet
      : view.list(value.map((word) => valueTitle(field.path, String(word))))
  const text = of === undefined ? "" : textOf(field, value, of)
  if (field.type === "enum" || field.type === "tree") return valueTitle(field.path, text)
  if (field.type === "region") {
    const region = of?.regions.find(({ code }) => code === value)
    return region === undefined ? text : `${text} ${told(region.title)}`
  }
  return field.type === "money" ? `${text} ${of?.currency ?? ""}` : text
}

const factLines = (entry: Entry, value: unknown): readonly (readonly [string, string])[] => {
  if (entry.kind === "fact") return [[told(entry.title), valueWords(entry, value)]]
  const members: readonly unknown[] = Array.isArray(value) ? value : []
  if (members.length === 0) return [[factTitle(entry.path), said.value.wasNone]]
  return members.map((member, i) => [
    `${factTitle(entry.path)} ${said.value.member(i + 1)}`,
    said.value.list(
      entry.members.flatMap((field) => {
        const own = isObject(member) ? member[field.key] : undefined
        return own === undefined ? [] : [`${told(field.title)} ${valueWords(field, own)}`]
      }),
    ),
  ])
}

const Facts = () => (
  <table>
    <tbody>
      {givenIn(given.value, entries.value).flatMap((path) => {
        const entry = entries.value.find((one) => one.path === path)
        if (entry === undefined) return []
        return factLines(entry, valueAt(given.value, path)).map(([title, value]) => (
          <tr key={`${path} ${title}`}>
            <th scope="row">{title}</th>
            <td>{value}</td>
          </tr>
        ))
      })}
    </tbody>
  </table>
)

export const CaseFile = () => {
  const [view, answer, of] = [said.value, last.value, book.value]
  if (answer === undefined || of === undefined || answered.value?.kind !== "answer") return null
  const { yes, unknown } = byApplies(answer)
  const { coverage, asOf } = answer
  const groups = [
    [view.applies.yes, yes],
    [view.applies.unknown, unknown],
  ] as const
  return (
    <article class="case-file">
      <h2>
        {view.caseFile} {answer.case ?? ""}
      </h2>
      <p>
        {view.question}
        {view.colon}
        {askedLine()}
      </p>
      <h3>{view.facts}</h3>
      <Facts />
      <h3>{view.outcome}</h3>
      <TimeLine answer={answer} first={SHEET} />
      <Fields answer={answer} />
      {answer.missing.length === 0 ? null : (
        <p>
          {view.tell}
          {view.colon}
          {view.list([...new Set(answer.missing.map(factTitle))])}
        </p>
      )}
      {groups.map(([title, verdicts]) => {
        const keys = keysOf(verdicts)
        return (
          <section key={title}>
            <h3>
              {view.verdicts} · {title} {verdicts.length}
            </h3>
            {verdicts.map((one, i) => (
              <section key={keys[i]} class="verdict">
                <h4>
                  <VerdictTitle of={one} />
                </h4>
                <VerdictBody of={one} />
              </section>
            ))}
          </section>
        )
      })}
      <p>
        {words.value.sentences([
          view.coverage(coverage.from, coverage.to),
          told(coverage.statement),
          ...(coverage.date === undefined || coverage.date === "inside" ? [] : [view.outside[coverage.date]]),
          told(coverage.disclaimer),
        ])}
      </p>
      {asOf.ledgers.map(({ origin, events, root }) => (
        <p key={origin}>
          {view.root(origin, events)} <code>{root}</code>
        </p>
      ))}
    </article>
  )
}
