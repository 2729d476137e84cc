// Rules as they are listed: by what they are, each with since when and on whose word.
import { useSignal } from "@preact/signals"
import type { InstrumentDeclaration, RuleInForce, UnknownRule } from "@policy-ledger/rulebook"
import type { ComponentType } from "preact"
import { isAlive } from "../frame/alive.ts"
import { linkWithin } from "../place/stand.ts"
import { sinceWords, untilWords } from "../words/since.ts"
import { told, words } from "../words/words.ts"
import { platform } from "./asking.ts"
import { announcementOf, isToldLater } from "./announced.ts"
import { readable } from "./readable.ts"

type AnyRule = RuleInForce | UnknownRule

/** What tells two entries of one answer apart. */
export const keyOf = ({ provision, announcement, from, ends }: AnyRule): string =>
  [provision, announcement, from, ends].join(" ")

interface Group {
  readonly instrument: InstrumentDeclaration
  readonly rules: readonly AnyRule[]
}

const KINDS = ["document", "service", "relief"] as const

/** The rules by kind and instrument, in the order in which the platform names those. */
const grouped = (
  rules: readonly AnyRule[],
): readonly (readonly [(typeof KINDS)[number], readonly Group[]])[] => {
  const byInstrument = Map.groupBy(rules, ({ instrument }) => instrument)
  const groups = (platform.value?.instruments ?? []).flatMap((instrument): readonly Group[] => {
    const own = byInstrument.get(instrument.id)
    return own === undefined ? [] : [{ instrument, rules: own }]
  })
  return KINDS.map(
    (kind) => [kind, groups.filter(({ instrument }) => instrument.kind === kind)] as const,
  ).filter(([, own]) => own.length > 0)
}

const endWords = (ends: string | null): string =>
  ends === null || ends === "unstated" ? "" : ` · ${untilWords(ends)}`

interface RuleProps {
  readonly rule: AnyRule
  /** Was it announced only after the day shown? */
  readonly isLater: boolean
  readonly beside: ComponentType<{ readonly rule: AnyRule }> | undefined
}

const Source = ({ rule, isLater }: Omit<RuleProps, "beside">) => {
  if (rule.announcement === null) return <span class="by">{words.value.unheld}</span>
  const announcement = announcementOf(rule.announcement)
  const title = announcement === undefined ? rule.announcement : told(announcement.title)
  return (
    <span class="by">
      {isLater ? words.value.byLater : words.value.by}{" "}
      <a href={linkWithin({ view: "proof", id: rule.announcement })} title={rule.announcement}>
        {title}
      </a>
    </span>
  )
}

/** Drawn anew only when it is another rule, as signals see to: most stay as they are from one day to the next. */
const Rule = ({ rule, isLater, beside: Beside }: RuleProps) => (
  <li>
    <a class="rule" href={linkWithin({ view: "instrument", id: rule.instrument, provision: rule.provision })}>
      {told(rule.title)}
    </a>
    <span class="since">
      {sinceWords(rule.from)}
      {endWords(rule.ends)}
    </span>
    <Source rule={rule} isLater={isLater} />
    {"why" in rule ? <span class="why">{rule.why.map((one) => readable(told(one))).join(" · ")}</span> : null}
    {rule.presumed === undefined ? null : (
      <span class="presumed">
        {words.value.presumedHere(
          words.value.list(rule.presumed.map((one) => words.value.presumptionNames[one])),
        )}
      </span>
    )}
    {Beside === undefined ? null : <Beside rule={rule} />}
  </li>
)

/** How many rules of a section are drawn before the reader asks for more: a step of the slider draws them anew. */
const FIRST = 80

/** How many are drawn before the page answers: as many as a high window shows. */
const AT_ONCE = 24

interface SectionProps {
  readonly id: string
  readonly title: string
  readonly note: string
  readonly rules: readonly AnyRule[]
  /** What else is said of each. */
  readonly beside?: RuleProps["beside"]
}

export const RuleSection = ({ id, title, note, rules, beside }: SectionProps) => {
  const asked = useSignal(FIRST)
  const shown = isAlive.value ? asked.value : AT_ONCE
  const more = rules.length - shown
  return (
    <section id={id} class={`rules ${id}`} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        {title} <b class="count">{rules.length}</b>
        <small>{note}</small>
      </h2>
      {rules.length === 0 ? <p class="none">{words.value.none}</p> : null}
      {grouped(rules.slice(0, shown)).map(([kind, groups]) => (
        <div key={kind} class="kind">
          <h3>{words.value.kinds[kind]}</h3>
          <div class="cards">
            {groups.map(({ instrument, rules: own }) => (
              <article key={instrument.id}>
                <h4>
                  <a href={linkWithin({ view: "instrument", id: instrument.id })}>{told(instrument.title)}</a>
                </h4>
                <ul>
                  {own.map((rule) => (
                    <Rule
                      key={keyOf(rule)}
                      rule={rule}
                      isLater={rule.announcement !== null && isToldLater(rule.announcement)}
                      beside={beside}
                    />
                  ))}
                </ul>
              </article>
            ))}
          </div>
        </div>
      ))}
      {more > 0 ? (
        <button type="button" onClick={() => (asked.value += FIRST)}>
          {words.value.more(more)}
        </button>
      ) : null}
    </section>
  )
}
