// The case as JSON, beside the form and in step with it; and the one link that carries it.
import { useSignal } from "@preact/signals"
import { place } from "../place/stand.ts"
import { writePlace } from "../place/place.ts"
import { badText, given, isEmpty, notes, takeText, text } from "./state.ts"
import { said } from "./words.ts"

const BadText = () => {
  const bad = badText.value
  if (bad === undefined) return null
  const words = said.value
  return (
    <p id="box-bad" class="bad" role="alert">
      {bad === "no-object"
        ? words.notACase
        : "trade" in bad
          ? words.badTrade(bad.trade)
          : words.badJson(
              bad.line,
              bad.column,
              bad.found === null ? words.atEnd : `“${bad.found}”`,
              words.jsonExpected[bad.expected],
            )}
    </p>
  )
}

const Notes = () => {
  const of = notes.value
  if (of === undefined) return null
  const words = said.value
  const lists = [
    [words.underivable, of.underivable.map(({ fact, why }) => `${fact}${words.colon}${why}`)],
    [words.ignored, of.ignored.map(({ path, found, why }) => `${path} ${found}${words.colon}${why}`)],
  ] as const
  return (
    <div class="trade-notes">
      <p>{words.tradeRead}</p>
      {lists.map(([title, list]) =>
        list.length === 0 ? null : (
          <details key={title}>
            <summary>{title}</summary>
            <ul>
              {list.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </details>
        ),
      )}
    </div>
  )
}

/** An address that carries the case behind its `#`, where no server is told it. */
const linkWithCase = (): string =>
  location.href.split("#")[0] +
  writePlace({ ...place.value, view: "order", case: JSON.stringify(given.value) })

const CopyLink = () => {
  const words = said.value
  const link = useSignal<{ readonly of: string; readonly isCopied: boolean } | undefined>(undefined)
  const copy = async (): Promise<void> => {
    const of = linkWithCase()
    link.value = { of, isCopied: false }
    try {
      await navigator.clipboard.writeText(of)
      link.value = { of, isCopied: true }
    } catch {
      // A browser that does not let it: it stands there to be copied by hand.
    }
  }
  return (
    <div class="copy-link">
      <button type="button" id="copy-link" disabled={isEmpty.value} onClick={copy}>
        {words.copyLink}
      </button>
      <small class="hint">{words.copyLinkNote}</small>
      {link.value === undefined ? null : (
        <p class="line">
          <span role="status">{link.value.isCopied ? words.copied : words.copyByHand}</span>
          <input
            id="link-with-case"
            readonly
            aria-label={words.linkLabel}
            value={link.value.of}
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
        </p>
      )}
    </div>
  )
}

export const Box = () => (
  <section class="box" aria-labelledby="box-title">
    <h2 id="box-title">{said.value.box}</h2>
    <p class="hint">{said.value.boxNote}</p>
    <textarea
      id="case-json"
      aria-label={said.value.boxLabel}
      aria-invalid={badText.value !== undefined}
      aria-describedby={badText.value === undefined ? undefined : "box-bad"}
      rows={Math.min(24, Math.max(6, text.value.split("\n", 24).length + 1))}
      spellcheck={false}
      autocomplete="off"
      value={text.value}
      onInput={({ currentTarget }) => takeText(currentTarget.value)}
    />
    <BadText />
    <Notes />
    <CopyLink />
  </section>
)
