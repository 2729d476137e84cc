// What can be taken away, and whether a receipt still holds.
import { useSignal, type Signal } from "@preact/signals"
import type { Receipt, ReceiptCheck } from "@policy-ledger/data-package/entry/verify"
import { announcementOf } from "../day/announced.ts"
import { entry } from "../package/entries.ts"
import { told, words } from "../words/words.ts"
import { readJson, RECEIPT } from "./json.ts"
import { current, given, isEmpty, last, question } from "./state.ts"
import { said } from "./words.ts"

const MB = 1_048_576
/** A receipt holds one answer with its evidence. */
const MOST_MB = 20

const save = (name: string, value: unknown): void => {
  const address = URL.createObjectURL(
    new Blob([`${JSON.stringify(value, null, 2)}\n`], { type: "application/json" }),
  )
  const link = document.createElement("a")
  link.href = address
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** A name for a file that every system takes. */
const fileName = (kind: string): string => {
  const id = (last.peek()?.case ?? "").replaceAll(/[^\w-]+/g, "-").slice(0, 60)
  return id === "" ? `${kind}.json` : `${kind}-${id}.json`
}

/** Once a part of the package is there. */
const once = <Name extends Parameters<typeof entry>[0], A>(
  name: Name,
  then: (module: NonNullable<ReturnType<typeof entry<Name>>["value"]>) => A,
): Promise<A> =>
  new Promise((resolve, reject) => {
    const loaded = entry(name)
    const stop = loaded.subscribe((module) => {
      if (module === undefined) return
      queueMicrotask(() => stop())
      try {
        resolve(then(module))
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)))
      }
    })
  })

type Told =
  | { readonly kind: "checked"; readonly check: ReceiptCheck }
  | { readonly kind: "bad"; readonly why: string }
  | { readonly kind: "busy" }

/** Reasons for which somebody must have changed the receipt, or another release answers otherwise. */
const FORGED: readonly string[] = ["never-given", "proof-fails", "other-evidence", "not-a-prefix"]

const askedWords = ({ question: asked }: Pick<ReceiptCheck, "question">): string => {
  const view = said.value
  if (asked === null) return ""
  const { announcedBy, presume = [] } = asked
  return view.askedThen(
    view.list([
      announcedBy === null ? view.today : view.announcedBy(announcedBy),
      ...presume.map((one) => view.presume(words.value.presumptionNames[one])),
    ]),
  )
}

const shown = (value: unknown): string => {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "—")
  return text.length > 120 ? `${text.slice(0, 119)}…` : text
}

const MOST_CHANGES = 8

const Result = ({ check }: { readonly check: ReceiptCheck }) => {
  const view = said.value
  const { result, madeBy } = check
  const isForged = result === "unprovable" && FORGED.includes(check.reason)
  return (
    <div class={`receipt-result ${isForged ? "forged" : result}`} data-result={isForged ? "forged" : result}>
      <p>
        <strong>
          {isForged && check.reason === "never-given" ? view.results.forged : view.results[result]}
        </strong>
        {result === "unprovable" && check.reason !== "never-given"
          ? `${view.colon}${view.reasons[check.reason]}`
          : ""}
      </p>
      {result === "unprovable" ? (
        <p class="note">{view.receiptAt(shown(check.at), shown(check.found), shown(check.expected))}</p>
      ) : null}
      {result === "same" && check.cameSince.length > 0 ? (
        <p class="note">{view.cameSince(check.cameSince.length)}</p>
      ) : null}
      {result === "different" ? (
        <>
          <p>{view.cause(titleOf(check.cause.announcement))}</p>
          <ul>
            {check.changes.slice(0, MOST_CHANGES).map(({ at, was, now }) => (
              <li key={at}>{view.change(shown(at), shown(was), shown(now))}</li>
            ))}
            {check.changes.length > MOST_CHANGES ? (
              <li>{view.andChanges(check.changes.length - MOST_CHANGES)}</li>
            ) : null}
          </ul>
        </>
      ) : null}
      {madeBy === null ? null : (
        <p class="note">
          {view.madeBy(madeBy.package, madeBy.version)} · {askedWords(check)}
        </p>
      )}
    </div>
  )
}

const titleOf = (announcement: string): string => {
  const held = announcementOf(announcement)
  return held === undefined ? announcement : told(held.title)
}

/** Which file was chosen last, by their number. */
let latest = 0

/** Reads a file and holds what it says against the package; whatever is wrong with it is told. */
const checkFile = async (file: File, found: Signal<Told | undefined>): Promise<void> => {
  const view = said.value
  const own = ++latest
  /** Whoever chose another file meanwhile is told of that one. */
  const tell = (told: Told): void => {
    if (own === latest) found.value = told
  }
  const bad = (why: string): void => tell({ kind: "bad", why })
  if (file.size > MOST_MB * MB) return bad(view.fileTooBig(MOST_MB))
  tell({ kind: "busy" })
  let text: string
  try {
    text = await file.text()
  } catch {
    return bad(view.fileUnreadable)
  }
  const read = readJson(text.replace(/^\uFEFF/, ""), RECEIPT)
  if (!read.ok) {
    const at = read.found === null ? view.atEnd : `“${read.found}”`
    return bad(view.receiptJson(read.line, read.column, at, view.jsonExpected[read.expected]))
  }
  try {
    tell({
      kind: "checked",
      check: await once("verify", (module) => module.checkReceipt(read.value, caseBeside(read.value))),
    })
  } catch (error) {
    if (error instanceof Error && "at" in error && "found" in error && "expected" in error)
      return bad(view.notAReceipt(shown(error.at), shown(error.found), shown(error.expected)))
    bad(view.failed(error instanceof Error ? error.message : String(error)))
  }
}

/** A private receipt is checked with the case that is judged here. */
const caseBeside = (receipt: unknown): { readonly case?: unknown } => {
  const own = typeof receipt === "object" && receipt !== null && "case" in receipt ? receipt.case : undefined
  const isPrivate = typeof own === "object" && own !== null && !("facts" in own)
  return isPrivate && !isEmpty.peek() ? { case: given.peek() } : {}
}

const Check = () => {
  const view = said.value
  const found = useSignal<Told | undefined>(undefined)
  const isOver = useSignal(false)
  const now = found.value
  const take = (files: FileList | null | undefined): void => {
    const file = files?.[0]
    if (file !== undefined) void checkFile(file, found)
  }
  return (
    <div class="check-receipt">
      <h3>{view.checkReceipt}</h3>
      <label
        class={isOver.value ? "drop over" : "drop"}
        id="receipt-drop"
        onDragOver={(event) => {
          event.preventDefault()
          isOver.value = true
        }}
        onDragLeave={() => (isOver.value = false)}
        onDrop={(event) => {
          event.preventDefault()
          isOver.value = false
          take(event.dataTransfer?.files)
        }}
      >
        <span>{view.dropHere}</span>
        <input
          type="file"
          id="receipt-file"
          class="unseen"
          accept=".json,application/json"
          aria-label={view.chooseFile}
          onChange={({ currentTarget }) => {
            take(currentTarget.files)
            // The same file can be chosen again.
            currentTarget.value = ""
          }}
        />
      </label>
      <div role="status" id="receipt-status">
        {now === undefined ? null : now.kind === "busy" ? (
          view.checking
        ) : now.kind === "bad" ? (
          <p class="bad">{now.why}</p>
        ) : (
          <Result check={now.check} />
        )}
      </div>
    </div>
  )
}

const Take = () => {
  const view = said.value
  const isPrivate = useSignal(false)
  const bad = useSignal<string | undefined>(undefined)
  const answer = current.value
  const receipt = async (): Promise<void> => {
    bad.value = undefined
    try {
      const made = await once(
        "verify",
        (module): Receipt => module.makeReceipt(given.peek(), question.peek(), { private: isPrivate.peek() }),
      )
      save(fileName("receipt"), made)
    } catch (error) {
      bad.value = view.failed(error instanceof Error ? error.message : String(error))
    }
  }
  return (
    <>
      <p class="line">
        <button
          type="button"
          id="download-answer"
          disabled={answer === undefined}
          onClick={() => answer !== undefined && save(fileName("answer"), answer)}
        >
          {view.downloadAnswer}
        </button>
        <button
          type="button"
          id="download-receipt"
          disabled={answer === undefined}
          onClick={() => void receipt()}
        >
          {view.downloadReceipt}
        </button>
      </p>
      <label class="switch">
        <input
          type="checkbox"
          id="private-receipt"
          checked={isPrivate.value}
          onChange={({ currentTarget }) => (isPrivate.value = currentTarget.checked)}
        />{" "}
        {view.privateReceipt}
      </label>
      <p class="note">{view.receiptNote}</p>
      {bad.value === undefined ? null : (
        <p class="bad" role="alert">
          {bad.value}
        </p>
      )}
    </>
  )
}

export const Receipts = () => (
  <section class="receipts" aria-labelledby="receipts-title">
    <h2 id="receipts-title">{said.value.out}</h2>
    <Take />
    <Check />
  </section>
)
