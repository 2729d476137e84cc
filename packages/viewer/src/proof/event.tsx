// One event, and that it is in the log: from its hash up to the root.
import { announcementOf } from "../day/announced.ts"
import { entry, type Entry } from "../package/entries.ts"
import { linkTo } from "../place/stand.ts"
import { told, words } from "../words/words.ts"
import { climb, type Step } from "./climb.ts"
import { EventWords } from "./event-words.tsx"
import { placedEvents, type Placed } from "./log.ts"
import { momentWords } from "./moments.ts"
import { publishedHead } from "./published-head.ts"
import { eventWords } from "../words/events.ts"
import { said } from "./words.ts"

type Verify = Entry<"verify">
type Hash = ReturnType<Verify["parseHash"]>

const Pair = ({
  step,
  formatRoot,
}: {
  readonly step: Step<Hash>
  readonly formatRoot: Verify["formatRoot"]
}) => {
  const sides = [
    ["left", step.left, step.leftOver],
    ["right", step.right, step.rightOver],
  ] as const
  return (
    <div class="pair">
      {sides.map(([side, hash, over]) => (
        <p key={side} class={side === step.own ? "hash own" : "hash given"}>
          <span>
            {said.value.over(over.from, over.until - 1)} ·{" "}
            {side === step.own ? said.value.ownHash : said.value.givenHash}
          </span>
          <code>{formatRoot(hash)}</code>
        </p>
      ))}
    </div>
  )
}

/** Does the package's own check let the proof pass? */
const passes = (run: () => void): boolean => {
  try {
    run()
    return true
  } catch {
    return false
  }
}

const Inclusion = ({ revision, line, verify }: Placed & { readonly verify: Verify }) => {
  const { leafOf, nodeHash, proveInclusion, checkInclusion, formatRoot } = verify
  const [own, proof, leaf] = [publishedHead(verify), proveInclusion(revision), leafOf(line)]
  if (own === undefined) return null
  const steps = climb(proof, leaf, nodeHash)
  const isIncluded = passes(() => checkInclusion(proof, leaf, own))
  return (
    <section class="inclusion" aria-labelledby="inclusion-title">
      <h3 id="inclusion-title">{said.value.inclusion}</h3>
      <p>{said.value.inclusionNote(steps.length)}</p>
      <p class="hash own">
        <span>{said.value.leaf}</span>
        <code>{formatRoot(leaf)}</code>
      </p>
      <ol class="steps">
        {steps.map((step, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- a step is its place on the way
          <li key={i}>
            <h4>{said.value.step(i + 1)}</h4>
            <Pair step={step} formatRoot={formatRoot} />
          </li>
        ))}
      </ol>
      <p class="hash own">
        <span>
          {said.value.merges} · {said.value.over(0, own.size - 1)}
        </span>
        <code>{formatRoot(steps.at(-1)?.result ?? leaf)}</code>
      </p>
      <p class="hash root">
        <span>{said.value.publishedRoot}</span>
        <code>{formatRoot(own.root)}</code>
      </p>
      <p role="status" id="inclusion-result" class={isIncluded ? "good" : "bad"}>
        {isIncluded ? said.value.included(own.size) : said.value.notIncluded}
      </p>
    </section>
  )
}

const Beside = ({ revision }: { readonly revision: number }) => {
  const count = placedEvents.value?.length ?? 0
  const beside = [
    [revision - 1, said.value.previousEvent],
    [revision + 1, said.value.nextEvent],
  ] as const
  return (
    <p class="step-links">
      {beside.map(([other, name]) =>
        other < 0 || other >= count ? null : (
          <a key={other} href={linkTo({ view: "proof", id: String(other), provision: null })}>
            {words.value.labelled(name, eventWords.value.number(other))}
          </a>
        ),
      )}
    </p>
  )
}

export const Event = (placed: Placed) => {
  const { revision, event, line } = placed
  const verify = entry("verify").value
  const announcement = announcementOf(event.announcement)
  const rows = [
    [
      said.value.announcement,
      <a key="announcement" href={linkTo({ view: "proof", id: event.announcement, provision: null })}>
        {announcement === undefined ? event.announcement : told(announcement.title)}
      </a>,
    ],
    [said.value.recordedAt, momentWords(event.recordedAt)],
    [said.value.recordedBy, event.recordedBy],
    [said.value.id, <code key="id">{event.id}</code>],
  ] as const
  return (
    <article class="event" aria-labelledby="subject-title">
      <h2 id="subject-title" tabIndex={-1}>
        {said.value.event} {eventWords.value.number(revision)}
      </h2>
      <div class="events">
        <EventWords event={event} />
      </div>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <details>
        <summary>
          {said.value.wholeEvent} <small>{said.value.wholeEventNote}</small>
        </summary>
        <code class="line">{line}</code>
      </details>
      {verify === undefined ? null : <Inclusion {...placed} verify={verify} />}
      <Beside revision={revision} />
    </article>
  )
}
