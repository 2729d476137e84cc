// The facts as a form: those that are given, and those that can still change the answer.
import { useSignal } from "@preact/signals"
import type { CaseProblem, Platform } from "@policy-ledger/rulebook"
import type { ComponentChildren } from "preact"
import { platform } from "../day/asking.ts"
import { told, words as pageWords } from "../words/words.ts"
import { isObject, valueAt, type Entry, type Field, type ListField } from "./fields.ts"
import { problemWords } from "./problems.ts"
import {
  active,
  answered,
  arranged,
  clearAll,
  entries,
  focusField,
  given,
  isEmpty,
  last,
  moreMissing,
  say,
  showMore,
} from "./state.ts"
import { factTitle } from "./terms.ts"
import { said } from "./words.ts"
import { readText, textOf } from "./written.ts"

const idOf = (path: string): string => `fact-${path.replaceAll(/[^\w]+/g, "-")}`

const problems = (): readonly CaseProblem[] =>
  answered.value?.kind === "problems" ? answered.value.problems : []

/** What is wrong at a place or, of a list, inside of it. */
const Problems = ({
  id,
  path,
  within,
}: {
  readonly id: string
  readonly path: string
  readonly within?: boolean
}) => {
  const own = problems().filter(
    (one) => one.path === path || (within === true && one.path.startsWith(`${path}[`)),
  )
  const of = platform.value
  if (own.length === 0 || of === undefined) return null
  return (
    <p id={`${id}-bad`} class="bad" role="alert">
      {said.value.clauses(own.map((one) => problemWords(one, of)))}
    </p>
  )
}

interface ControlProps {
  readonly id: string
  readonly field: Field
  readonly title: string
  readonly value: unknown
  readonly put: (value: unknown) => void
  readonly of: Platform
  readonly isBad: boolean
}

const describedBy = (id: string, isBad: boolean): string => (isBad ? `${id}-hint ${id}-bad` : `${id}-hint`)

const hintOf = ({ type, words }: Field, of: Platform): string => {
  const { hints, places } = said.value
  if (type === "instant") return hints.instant(of.utcOffset ?? of.timeZone)
  if (type === "money") return hints.money(of.currency)
  if (type === "ratio" || type === "integer" || type === "region") return hints[type]
  return type === "tree" ? places(words.length) : ""
}

const PLACEHOLDER: { readonly [type in Field["type"]]?: string } = {
  instant: "2023-06-08 15:59",
  money: "268.00",
  ratio: "97.2%",
  integer: "3",
  region: "310115",
}

const unitOf = ({ type }: Field, of: Platform): string =>
  type === "money" ? of.currency : type === "instant" ? (of.utcOffset ?? "") : ""

/** What is written into it counts once it is left, or Enter is pressed. */
const Written = ({ id, field, title, value, put, of, isBad }: ControlProps) => {
  const draft = useSignal<string | undefined>(undefined)
  const shown = draft.value ?? textOf(field, value, of)
  const region = field.type === "region" ? of.regions.find(({ code }) => code === value) : undefined
  const unit = region === undefined ? unitOf(field, of) : told(region.title)
  return (
    <>
      <input
        id={id}
        aria-label={title}
        class={shown.length > 19 ? "written long" : `written ${field.type}`}
        autocomplete="off"
        spellcheck={false}
        inputMode={
          ["integer", "region"].includes(field.type)
            ? "numeric"
            : field.type === "money"
              ? "decimal"
              : undefined
        }
        placeholder={value === null ? said.value.wasNone : PLACEHOLDER[field.type]}
        disabled={value === null}
        list={field.type === "region" ? "regions" : undefined}
        value={shown}
        aria-invalid={isBad}
        aria-describedby={describedBy(id, isBad)}
        onInput={({ currentTarget }) => (draft.value = currentTarget.value)}
        onChange={({ currentTarget }) => {
          draft.value = undefined
          const next = readText(field, currentTarget.value, of)
          if (next !== value) put(next)
        }}
      />
      {unit === "" ? null : <span class={`unit ${field.type}`}>{unit}</span>}
    </>
  )
}

const NOT_SAID = ""
const NONE = "-none"
const UNKNOWN = "-unknown"

/** A value as one of the words of a choice. */
const wordOf = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value))

/** One of several words, or that there was none, or that it is not known, where a case can say so. */
const Choice = ({ id, field, title, value, put, isBad }: ControlProps) => {
  const words = said.value
  const isFlag = field.type === "boolean"
  const options = isFlag
    ? [
        ["true", words.yes],
        ["false", words.no],
      ]
    : field.words.map((word) => [
        word.value,
        `${"\u3000".repeat(field.depths?.get(word.value) ?? 0)}${told(word.title)}`,
      ])
  const isKnown = options.some(([one]) => one === wordOf(value))
  const isUnknown = field.presumed !== undefined && value === "unknown"
  const chosen = value === undefined ? NOT_SAID : value === null ? NONE : isUnknown ? UNKNOWN : wordOf(value)
  const choose = (word: string): void => {
    if (word === NOT_SAID) put(undefined)
    else if (word === NONE) put(null)
    else if (word === UNKNOWN) put("unknown")
    else put(isFlag ? word === "true" : word)
  }
  return (
    <select
      id={id}
      aria-label={title}
      aria-invalid={isBad}
      aria-describedby={describedBy(id, isBad)}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    >
      <option value={NOT_SAID} selected={chosen === NOT_SAID}>
        {words.notSaid}
      </option>
      {options.map(([word = "", name]) => (
        <option key={word} value={word} selected={chosen === word}>
          {name}
        </option>
      ))}
      {field.canBeNone ? (
        <option value={NONE} selected={chosen === NONE}>
          {words.wasNone}
        </option>
      ) : null}
      {field.presumed === undefined ? null : (
        <option value={UNKNOWN} selected={chosen === UNKNOWN}>
          {words.notKnown}
        </option>
      )}
      {value === undefined || value === null || isKnown || isUnknown ? null : (
        <option value={chosen} selected>
          {words.foundInstead(wordOf(value))}
        </option>
      )}
    </select>
  )
}

/** Some of several words. None of them is an answer as well. */
const Several = ({ id, field, value, put }: ControlProps) => {
  const words = said.value
  const chosen: readonly unknown[] = Array.isArray(value) ? value : []
  const isOpen = useSignal(false)
  const summary =
    value === undefined || value === "unknown"
      ? value === undefined
        ? words.notSaid
        : words.notKnown
      : value !== null && !Array.isArray(value)
        ? words.foundInstead(JSON.stringify(value))
        : chosen.length === 0
          ? words.emptySet
          : words.list(
              chosen.map((word) => {
                const known = field.words.find((one) => one.value === word)
                return known === undefined ? String(word) : told(known.title)
              }),
            )
  return (
    <details
      class="several"
      open={isOpen.value}
      onToggle={({ currentTarget }) => (isOpen.value = currentTarget.open)}
    >
      <summary id={id} aria-describedby={`${id}-hint`}>
        {summary}
      </summary>
      {isOpen.value ? (
        <ul>
          {field.words.map((word) => (
            <li key={word.value}>
              <label class="switch">
                <input
                  type="checkbox"
                  checked={chosen.includes(word.value)}
                  onChange={({ currentTarget }) =>
                    put(
                      currentTarget.checked
                        ? [...chosen, word.value]
                        : chosen.filter((one) => one !== word.value),
                    )
                  }
                />{" "}
                {told(word.title)}
              </label>
            </li>
          ))}
        </ul>
      ) : null}
    </details>
  )
}

const Control = (props: ControlProps) => {
  const { type } = props.field
  if (type === "set") return <Several {...props} />
  return type === "enum" || type === "boolean" || type === "tree" ? (
    <Choice {...props} />
  ) : (
    <Written {...props} />
  )
}

/** Of what is chosen from a list, the list itself has these. */
const hasOwnWords = ({ type }: Field): boolean => type === "enum" || type === "boolean" || type === "tree"

const Said = ({ id, field, title, value, put }: Omit<ControlProps, "of" | "isBad">) => {
  const words = said.value
  const isNone = value === null || (field.type === "set" && Array.isArray(value) && value.length === 0)
  return (
    <>
      {!field.canBeNone || hasOwnWords(field) ? null : (
        <label class="none-switch">
          <input
            type="checkbox"
            id={`${id}-none`}
            checked={isNone}
            aria-label={words.wasNoneOf(title)}
            onChange={({ currentTarget }) =>
              put(currentTarget.checked ? (field.type === "set" ? [] : null) : undefined)
            }
          />{" "}
          {words.wasNone}
        </label>
      )}
      {field.presumed === undefined || hasOwnWords(field) ? null : (
        <label class="none-switch">
          <input
            type="checkbox"
            id={`${id}-unknown`}
            checked={value === "unknown"}
            aria-label={words.notKnownOf(title)}
            onChange={({ currentTarget }) => put(currentTarget.checked ? "unknown" : undefined)}
          />{" "}
          {words.notKnown}
        </label>
      )}
    </>
  )
}

const Clear = ({ title, clear }: { readonly title: string; readonly clear: () => void }) => (
  <button
    type="button"
    class="clear"
    aria-label={said.value.clear(title)}
    title={said.value.clear(title)}
    onClick={clear}
  >
    ✕
  </button>
)

interface FactProps {
  readonly field: Field
  readonly path: string
  readonly title: string
  readonly value: unknown
  readonly put: (value: unknown) => void
  readonly children?: ComponentChildren
}

const Fact = ({ field, path, title, value, put }: FactProps) => {
  const of = platform.value
  if (of === undefined) return null
  const id = idOf(path)
  const isBad = problems().some((one) => one.path === path)
  const hint = hintOf(field, of)
  const shown =
    field.presumed !== undefined && value === undefined ? said.value.presumed(told(field.presumed)) : ""
  return (
    <div class={`fact ${value === undefined ? "open" : "given"}`} data-field={path}>
      <label for={id}>{title}</label>
      <div class="line">
        <Control id={id} field={field} title={title} value={value} put={put} of={of} isBad={isBad} />
        <Said id={id} field={field} title={title} value={value} put={put} />
        {value === undefined ? null : <Clear title={title} clear={() => put(undefined)} />}
      </div>
      {shown === "" ? null : <small class="hint">{shown}</small>}
      <small id={`${id}-hint`} class="unseen">
        {shown} {hint}
      </small>
      <Problems id={id} path={path} />
    </div>
  )
}

/** So many members of a list are shown at first, and with each asking. */
const MOST_MEMBERS = 20

const List = ({ list }: { readonly list: ListField }) => {
  const words = said.value
  const most = useSignal(MOST_MEMBERS)
  const value = valueAt(given.value, list.path)
  const members: readonly unknown[] = Array.isArray(value) ? value : []
  const isNone = value === null || (Array.isArray(value) && value.length === 0)
  const title = factTitle(list.path)
  const put = (next: unknown): void => say(list.path, next)
  const id = idOf(list.path)
  const withMember = (i: number, key: string, next: unknown): readonly unknown[] =>
    members.map((member, j) => {
      if (j !== i) return member
      const { [key]: _was, ...rest } = isObject(member) ? member : {}
      return next === undefined ? rest : { ...(isObject(member) ? member : {}), [key]: next }
    })
  return (
    <fieldset class="fact list" data-field={list.path}>
      <legend>{title}</legend>
      {value === undefined || value === null || Array.isArray(value) ? null : (
        <p>{words.foundInstead(JSON.stringify(value))}</p>
      )}
      {members.slice(0, most.value).map((member, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- a member is told by its place: what is in it changes
        <fieldset key={i} class="member">
          <legend>{words.member(i + 1)}</legend>
          {list.members.map((field) => (
            <Fact
              key={field.key}
              field={field}
              path={`${list.path}[${i}].${field.key}`}
              title={told(field.title)}
              value={isObject(member) ? member[field.key] : undefined}
              put={(next) => put(withMember(i, field.key, next))}
            />
          ))}
          <button
            type="button"
            onClick={() => put(members.length === 1 ? undefined : members.filter((_, j) => j !== i))}
          >
            {words.removeMember(i + 1)}
          </button>
        </fieldset>
      ))}
      {members.length > most.value ? (
        <button type="button" class="more-members" onClick={() => (most.value += MOST_MEMBERS)}>
          {pageWords.value.more(Math.min(MOST_MEMBERS, members.length - most.value))}
        </button>
      ) : null}
      <div class="line">
        <button
          type="button"
          id={id}
          onClick={() => {
            most.value = Math.max(most.value, members.length + 1)
            put([...members, {}])
          }}
        >
          {words.addMember}
        </button>
        <label class="none-switch">
          <input
            type="checkbox"
            id={`${id}-none`}
            checked={isNone}
            aria-label={words.wasNoneOf(title)}
            onChange={({ currentTarget }) => put(currentTarget.checked ? [] : undefined)}
          />{" "}
          {words.wasNone}
        </label>
        {value === undefined ? null : <Clear title={title} clear={() => put(undefined)} />}
      </div>
      <Problems id={id} path={list.path} within />
    </fieldset>
  )
}

const Shown = ({ entry }: { readonly entry: Entry }) =>
  entry.kind === "list" ? (
    <List list={entry} />
  ) : (
    <Fact
      field={entry}
      path={entry.path}
      title={told(entry.title)}
      value={valueAt(given.value, entry.path)}
      put={(next) => say(entry.path, next)}
    />
  )

/** The regions that rules name; any other code can be given as well. */
const Regions = () => (
  <datalist id="regions">
    {(platform.value?.regions ?? []).map(({ code, title }) => (
      <option key={code} value={code}>
        {told(title)}
      </option>
    ))}
  </datalist>
)

/** Any other fact that the platform declares. */
const OtherFact = () => {
  const words = said.value
  const others = entries.value.filter(({ path }) => !arranged.value.includes(path))
  return (
    <select
      id="other-fact"
      aria-label={words.otherFact}
      value=""
      onChange={({ currentTarget }) => {
        const { value } = currentTarget
        currentTarget.value = ""
        if (value !== "") focusField(value)
      }}
    >
      <option value="">{words.otherFact}</option>
      {others.map((entry) => (
        <option key={entry.path} value={entry.path}>
          {entry.kind === "list" ? factTitle(entry.path) : told(entry.title)}
        </option>
      ))}
    </select>
  )
}

export const Form = () => {
  const words = said.value
  const byPath = new Map(entries.value.map((entry) => [entry.path, entry]))
  return (
    <section class="facts" aria-labelledby="facts-title">
      <h2 id="facts-title">{words.facts}</h2>
      <p class="hint">{words.factsNote}</p>
      <form
        onSubmit={(event) => event.preventDefault()}
        onFocusIn={({ target }) => {
          const field = target instanceof Element ? target.closest("[data-field]") : null
          active.value = field?.getAttribute("data-field")?.split("[")[0]
        }}
        onFocusOut={() => (active.value = undefined)}
      >
        <div class="fields">
          {arranged.value.map((path) => {
            const entry = byPath.get(path)
            return entry === undefined ? null : <Shown key={path} entry={entry} />
          })}
        </div>
        {last.value?.missing.length === 0 && !isEmpty.value ? <p class="hint">{words.allNeeded}</p> : null}
        <p class="line">
          {moreMissing.value > 0 ? (
            <button type="button" id="more-facts" onClick={showMore}>
              {words.more(moreMissing.value)}
            </button>
          ) : null}
          <OtherFact />
          {isEmpty.value ? null : (
            <button type="button" id="clear-all" onClick={clearAll}>
              {words.startOver}
            </button>
          )}
        </p>
        <Regions />
      </form>
    </section>
  )
}
