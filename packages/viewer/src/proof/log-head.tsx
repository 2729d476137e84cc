// The log's head, and that all of the package is what it says: worked out before the reader's eyes.
import { signal } from "@preact/signals"
import { useEffect } from "preact/hooks"
import { whenIdle } from "../day/asking.ts"
import { book, entry, type Entry } from "../package/entries.ts"
import { momentWords } from "./moments.ts"
import { said } from "./words.ts"

type Answer = ReturnType<Entry<"verify">["verify"]>

/** What came of it, and how many milliseconds it took; undefined: under way. */
const verified = signal<{ readonly answer: Answer; readonly ms: number } | undefined>(undefined)

const run = ({ verify }: Entry<"verify">): void => {
  verified.value = undefined
  whenIdle(() => {
    const start = performance.now()
    const answer = verify()
    verified.value = { answer, ms: Math.round(performance.now() - start) }
  })
}

const Result = () => {
  const { verifying, verified: isVerified, notVerified, parts, firstBad, found, expected } = said.value
  if (verified.value === undefined) return <p>{verifying}</p>
  const { answer, ms } = verified.value
  if (answer.ok) return <p class="good">{isVerified(answer.events, ms)}</p>
  return (
    <div class="bad">
      <p>{notVerified(parts[answer.part])}</p>
      {answer.firstBad === null ? null : <p>{firstBad(answer.firstBad.revision, answer.firstBad.id)}</p>}
      <p>
        {found} <code>{answer.found}</code>
      </p>
      <p>
        {expected} <code>{answer.expected}</code>
      </p>
    </div>
  )
}

export const LogHead = () => {
  const module = entry("verify").value
  const meta = book.value?.meta
  useEffect(() => {
    if (module !== undefined && verified.value === undefined) run(module)
  }, [module])
  if (meta === undefined) return null
  const rows = [
    [said.value.origin, meta.origin],
    [said.value.size, String(meta.events)],
    [said.value.root, <code key="root">{meta.root}</code>],
    [said.value.package, `${meta.package} ${meta.version} · ${meta.dataVersion}`],
    [said.value.recorded, momentWords(meta.recordedThrough)],
  ] as const
  return (
    <section class="log-head" aria-labelledby="log-title">
      <h2 id="log-title">{said.value.log}</h2>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div class="verified" role="status">
        <Result />
      </div>
      <button
        type="button"
        disabled={module === undefined || verified.value === undefined}
        onClick={() => module !== undefined && run(module)}
      >
        {said.value.verify}
      </button>
      <p class="aside">{said.value.rootNote}</p>
    </section>
  )
}
