import type {
  CheckProofAnswer,
  ConsistencyAnswer,
  HeadAnswer,
  KeygenAnswer,
  ProofFault,
  SignedAnswer,
  VerifyAnswer,
} from "../../proof/answers.ts"
import { type Page, paragraph, readable, say, told } from "../page/page.ts"
import type { Style } from "../page/paint.ts"
import { TYPE } from "../page/terms.ts"

export const layOutVerified = (
  page: Page,
  { verified, log, ledger, checkpoint, fault }: VerifyAnswer,
): string => {
  const verdict = {
    yes: say(page, `${log}：可信`, `${log}: in order`),
    no: say(page, `${log}：不可信`, `${log}: not in order`),
    unknown: say(page, `${log}：见证不足，无法断定`, `${log}: not witnessed, so that nothing is proven`),
  }[verified]
  return (
    headline(page, verified === "yes", verdict) +
    faultLines(page, fault) +
    (ledger === null ? "" : headLine(page, say(page, "日志", "log"), ledger)) +
    signedLine(page, checkpoint) +
    uncovered(page, { ledger, checkpoint })
  )
}

const headline = (page: Page, good: boolean, text: string): string => {
  const style: Style = good ? "green" : "red"
  return paragraph(page, text, { style })
}

const headLine = (page: Page, what: string, { origin, events, root }: HeadAnswer): string =>
  paragraph(
    page,
    say(
      page,
      `${what}：${origin}，${events} 个事件，根 ${root}`,
      `${what}: ${origin}, ${events} events, root ${root}`,
    ),
  )

const signedLine = (page: Page, signed: SignedAnswer | null): string =>
  signed === null
    ? ""
    : headLine(
        page,
        say(page, `${signed.signedBy.join("、")} 已签名`, `signed by ${signed.signedBy.join(", ")}`),
        signed,
      ) + witnessLine(page, signed)

/** Who saw a head, and when by its own clock; nothing where nobody whom the keys name did. */
export const witnessLine = (page: Page, { witnessedBy }: Pick<SignedAnswer, "witnessedBy">): string => {
  if (witnessedBy.length === 0) return ""
  const names = witnessedBy.map(({ name, at }) => `${name} (${at})`)
  return paragraph(
    page,
    say(page, `见证人：${names.join("、")}`, `cosigned by the witnesses ${names.join(", ")}`),
    { style: "dim" },
  )
}

const faultLines = (page: Page, fault: ProofFault | null): string => {
  if (fault === null) return ""
  const { event, at, found, expected } = fault
  const first = event === null ? "" : say(page, `首个出错的事件：${event}；`, `first bad event: ${event}; `)
  return paragraph(
    page,
    say(
      page,
      `${first}${at}：读到 ${found}，应为 ${expected}`,
      `${first}${at}: found ${found}, expected ${expected}`,
    ),
  )
}

/** What came after the head that was signed, nobody vouches for. */
const uncovered = (
  page: Page,
  { ledger, checkpoint }: Pick<VerifyAnswer, "ledger" | "checkpoint">,
): string => {
  if (ledger === null) return ""
  const later = ledger.events - (checkpoint?.events ?? 0)
  if (later <= 0) return ""
  return paragraph(
    page,
    checkpoint === null
      ? say(page, "未与任何已签名的检查点核对。", "Not held against any head that was signed.")
      : say(
          page,
          `其后的 ${later} 个事件不在签名范围内。`,
          `The ${later} events after it are not covered by the signature.`,
        ),
    { style: "dim" },
  )
}

/** What is proven, and by whose signature. */
export const layOutCheckedProof = (
  page: Page,
  { proven, file, index, event, ledger, fault }: CheckProofAnswer,
): string => {
  const good = proven === "yes"
  const verdict = good
    ? say(page, `${file}：第 ${index} 个事件在日志中`, `${file}: event ${index} is in the log`)
    : say(page, `${file}：证明不成立`, `${file}: not proven`)
  return (
    headline(page, good, verdict) +
    faultLines(page, fault) +
    eventLines(page, event) +
    signedLine(page, ledger)
  )
}

const eventLines = (page: Page, event: CheckProofAnswer["event"]): string => {
  if (event === null) return ""
  const { id, type, provision, announcement, recordedAt, recordedBy } = event
  const [what, when] = [told(page, TYPE[type]), readable(recordedAt)]
  return (
    paragraph(page, `${provision} ${what} | ${announcement}`) +
    paragraph(
      page,
      say(page, `${when} 由 ${recordedBy} 记录，编号 ${id}`, `recorded ${when} by ${recordedBy}, id ${id}`),
    )
  )
}

export const layOutConsistency = (
  page: Page,
  { consistent, old, new: young, path, fault }: ConsistencyAnswer,
): string => {
  const good = consistent === "yes"
  const verdict = good
    ? say(
        page,
        `${young.events} 个事件的日志以那 ${old.events} 个事件开头`,
        `the log of ${young.events} events begins with those ${old.events}`,
      )
    : say(page, "两者不一致", "the two do not agree")
  return (
    headline(page, good, verdict) +
    faultLines(page, fault) +
    headLine(page, say(page, "旧", "old"), old) +
    headLine(page, say(page, "新", "new"), young) +
    path.map((hash) => `${hash}\n`).join("")
  )
}

/** The key stands on a line of its own, to be copied. */
export const layOutKeys = (page: Page, { publicKey, files }: KeygenAnswer): string =>
  `${publicKey}\n${say(page, `公钥在 ${files.public}`, `the public key, also in ${files.public}`)}\n${say(
    page,
    `私钥在 ${files.private}：请保密，并留备份`,
    `the private key is in ${files.private}: keep it secret, and a copy of it`,
  )}\n`
