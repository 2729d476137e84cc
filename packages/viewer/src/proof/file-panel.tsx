// A log in a file, chosen or dropped: read in the browser and held against the package's.
import { useSignal } from "@preact/signals"
import { useEffect, useRef } from "preact/hooks"
import { book, entry, type Entry } from "../package/entries.ts"
import { compareLog, type LogFile } from "./log-file.ts"
import { placedEvents } from "./log.ts"
import { said } from "./words.ts"

const MEGABYTE = 1_000_000
const MOST_MEGABYTES = 200
/** No event is longer: of what is, the beginning is shown. */
const LONGEST_LINE = 65_535
/** So many bad lines are named. */
const MOST_NAMED = 20

type Outcome =
  | { readonly is: "under-way" | "no-text" | "too-large" | "empty"; readonly name: string }
  | { readonly is: "read"; readonly name: string; readonly file: LogFile; readonly line: string }

const textOf = async (file: File): Promise<string | undefined> => {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer())
  } catch {
    return undefined
  }
}

interface Entries {
  readonly events: Entry<"events">
  readonly verify: Entry<"verify">
  readonly lines: readonly string[]
}

const outcomeOf = async (file: File, { events, verify, lines }: Entries): Promise<Outcome> => {
  const { name } = file
  if (file.size > MOST_MEGABYTES * MEGABYTE) return { is: "too-large", name }
  if (file.size === 0) return { is: "empty", name }
  const text = await textOf(file)
  if (text === undefined) return { is: "no-text", name }
  const compared = compareLog(text, {
    origin: book.value?.meta.origin ?? "",
    lines,
    ledgerOf: events.ledgerOf,
    rootAt: (size) => verify.formatRoot(verify.head(size).root),
  })
  const whole = compared.differs === null ? "" : (text.split("\n")[compared.differs - 1] ?? "")
  const line = whole.length > LONGEST_LINE ? `${whole.slice(0, LONGEST_LINE)}…` : whole
  return { is: "read", name, file: compared, line }
}

const Compared = ({ name, file, line }: Extract<Outcome, { is: "read" }>) => {
  const own = placedEvents.value ?? []
  const { same, earlier, later, another } = said.value
  const text =
    file.is === "same"
      ? same(name)
      : file.is === "earlier"
        ? earlier(name, file.size, own.length)
        : file.is === "later"
          ? later(name, file.size, own.length)
          : another(name)
  const isGood = file.is !== "another" && file.bad.length === 0
  return (
    <>
      <p class={isGood ? "good" : "bad"}>{text}</p>
      <p>
        {said.value.lines(file.size)}
        {file.root === null ? "" : " · "}
        {file.root === null ? null : <code>{file.root}</code>}
      </p>
      {file.bad.length === 0 ? null : (
        <div class="bad">
          <p>{said.value.badLines(file.bad.length)}</p>
          <ul>
            {file.bad.slice(0, MOST_NAMED).map((one) => (
              <li key={one.line}>{said.value.badLine(one.line, one.found, one.expected)}</li>
            ))}
          </ul>
          {file.bad.length > MOST_NAMED ? <p>{said.value.moreBad(file.bad.length - MOST_NAMED)}</p> : null}
        </div>
      )}
      {file.differs === null ? null : (
        <>
          <p class="bad">{said.value.differs(file.differs)}</p>
          {file.hasCarriageReturns ? <p>{said.value.carriageReturns}</p> : null}
          <details>
            <summary>{said.value.theirs}</summary>
            <code>{line}</code>
          </details>
          <details>
            <summary>{said.value.ours}</summary>
            <code>{own[file.differs - 1]?.line ?? ""}</code>
          </details>
        </>
      )}
    </>
  )
}

const Told = ({ outcome }: { readonly outcome: Outcome }) => {
  const { readingFile, notText, tooLarge, empty } = said.value
  if (outcome.is === "read") return <Compared {...outcome} />
  const { is, name } = outcome
  if (is === "under-way") return <p>{readingFile(name)}</p>
  return (
    <p class="bad">
      {is === "no-text" ? notText(name) : is === "empty" ? empty(name) : tooLarge(name, MOST_MEGABYTES)}
    </p>
  )
}

export const FilePanel = () => {
  const [events, verify] = [entry("events").value, entry("verify").value]
  const lines = placedEvents.value?.map(({ line }) => line)
  const outcome = useSignal<Outcome | undefined>(undefined)
  const isOver = useSignal(false)
  const latest = useRef(0)
  const isReady = events !== undefined && verify !== undefined && lines !== undefined

  const take = (file: File | undefined): void => {
    if (file === undefined || !isReady) return
    const own = ++latest.current
    outcome.value = { is: "under-way", name: file.name }
    // What is under way is drawn before it is gone about.
    setTimeout(() => {
      void outcomeOf(file, { events, verify, lines }).then((found) => {
        // Whoever chose another file meanwhile is told of that one.
        if (own === latest.current) outcome.value = found
      })
    })
  }

  useEffect(() => {
    const hasFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") === true
    const over = (event: DragEvent): void => {
      if (!hasFile(event)) return
      event.preventDefault()
      isOver.value = true
    }
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) isOver.value = false
    }
    const drop = (event: DragEvent): void => {
      if (!hasFile(event)) return
      event.preventDefault()
      isOver.value = false
      take(event.dataTransfer?.files[0])
      document.getElementById("log-file-panel")?.scrollIntoView({ block: "nearest" })
    }
    document.addEventListener("dragover", over)
    document.addEventListener("dragleave", leave)
    document.addEventListener("drop", drop)
    return () => {
      document.removeEventListener("dragover", over)
      document.removeEventListener("dragleave", leave)
      document.removeEventListener("drop", drop)
    }
  }, [isReady])

  return (
    <section
      id="log-file-panel"
      class={isOver.value ? "file-panel over" : "file-panel"}
      aria-labelledby="file-title"
    >
      <h2 id="file-title">{said.value.file}</h2>
      <p id="file-note">{isOver.value ? said.value.drop : said.value.fileNote}</p>
      <input
        class="unseen"
        type="file"
        id="log-file"
        accept=".ndjson,.jsonl,.txt,application/x-ndjson"
        aria-describedby="file-note"
        disabled={!isReady}
        onChange={(event) => {
          take(event.currentTarget.files?.[0])
          // The same file, changed since, can be chosen again.
          event.currentTarget.value = ""
        }}
      />
      <label class="button" for="log-file">
        {said.value.choose}
      </label>
      <div role="status" id="log-file-result" class="result">
        {outcome.value === undefined ? null : <Told outcome={outcome.value} />}
      </div>
    </section>
  )
}
