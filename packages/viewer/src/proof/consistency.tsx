// Does this log begin with the one whose head a reader kept?
import { useSignal } from "@preact/signals"
import { book, entry, type Entry } from "../package/entries.ts"
import { base64Of, readHead, type KeptHead } from "./heads.ts"
import { publishedHead } from "./published-head.ts"
import { words } from "../words/words.ts"
import { said } from "./words.ts"

/** What is said of a head; `proof`: the hashes that show it. */
interface Finding {
  readonly isGood: boolean
  readonly text: string
  readonly rows: readonly (readonly [string, string])[]
  readonly proof: readonly string[]
}

const plain = (isGood: boolean, text: string): Finding => ({ isGood, text, rows: [], proof: [] })

const check = (kept: KeptHead, verify: Entry<"verify">, origin: string): Finding => {
  const { head, proveConsistency, checkConsistency, parseHash, formatRoot, TlogError } = verify
  const own = publishedHead(verify) ?? head()
  const { size, root } = kept
  if (kept.origin !== null && kept.origin !== origin)
    return plain(false, said.value.otherLog(kept.origin, origin))
  if (size > own.size) return plain(false, said.value.laterHead(size, own.size))
  const proof = proveConsistency(size)
  try {
    checkConsistency(proof, { size, root: parseHash(base64Of(root)) }, own)
  } catch (error) {
    if (!(error instanceof TlogError)) throw error
    return {
      ...plain(false, said.value.rewritten(size)),
      rows: [
        [said.value.yourRoot, `sha256:${root}`],
        [said.value.ourRootThen(size), formatRoot(head(size).root)],
      ],
    }
  }
  const text = size === own.size ? said.value.sameHead : said.value.extended(size, own.size)
  return { isGood: true, text, rows: [], proof: proof.path.map(formatRoot) }
}

const Told = ({ finding }: { readonly finding: Finding }) => (
  <>
    <p class={finding.isGood ? "good" : "bad"}>{finding.text}</p>
    {finding.rows.map(([name, value]) => (
      <p key={name}>
        {words.value.labelled(name, "")}
        <code>{value}</code>
      </p>
    ))}
    {finding.proof.length === 0 ? null : (
      <details>
        <summary>{said.value.proofPath(finding.proof.length)}</summary>
        <ol>
          {finding.proof.map((hash) => (
            <li key={hash}>
              <code>{hash}</code>
            </li>
          ))}
        </ol>
      </details>
    )}
  </>
)

export const Consistency = () => {
  const verify = entry("verify").value
  const text = useSignal("")
  const asked = useSignal<string | undefined>(undefined)
  const read = asked.value === undefined ? undefined : readHead(asked.value)
  const origin = book.value?.meta.origin ?? ""
  return (
    <section class="consistency" aria-labelledby="consistency-title">
      <h2 id="consistency-title">{said.value.consistency}</h2>
      <p>{said.value.consistencyNote}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          asked.value = text.value
        }}
      >
        <label for="kept-head">{said.value.pasted}</label>
        <textarea
          id="kept-head"
          rows={3}
          spellcheck={false}
          autocomplete="off"
          aria-describedby="kept-head-hint kept-head-result"
          aria-invalid={read?.ok === false}
          value={text.value}
          onInput={(event) => {
            text.value = event.currentTarget.value
            asked.value = undefined
          }}
        />
        <p id="kept-head-hint" class="aside">
          {said.value.pastedHint}
        </p>
        <button type="submit" disabled={verify === undefined}>
          {said.value.check}
        </button>
      </form>
      <div role="status" id="kept-head-result" class="result">
        {read === undefined || verify === undefined ? null : !read.ok ? (
          <p class="bad">{said.value.faults[read.fault]}</p>
        ) : (
          <>
            <Told finding={check(read.head, verify, origin)} />
            {read.isSigned ? <p>{said.value.signaturesUnread}</p> : null}
          </>
        )}
      </div>
    </section>
  )
}
