import type {
  Change,
  Checked,
  Different,
  LedgerStanding,
  MadeBy,
  ReceiptCheck,
  Same,
  Unprovable,
} from "@policy-ledger/receipt"
import { match } from "ts-pattern"
import { bracketed, listed, type Page, paragraph, readable, say } from "../page/page.ts"
import { type Row, table } from "../page/table.ts"
import { TYPE } from "../page/terms.ts"
import { witnessLine } from "./proof.ts"

/** Whether the answer still stands, and what makes it another one. */
export const layOutReceipt = (page: Page, check: ReceiptCheck): string =>
  match(check)
    .with({ result: "same" }, (same) => sameLines(page, same))
    .with({ result: "different" }, (different) => differentLines(page, different))
    .with({ result: "unprovable" }, (unprovable) => unprovableLines(page, unprovable))
    .exhaustive()

const sameLines = (page: Page, same: Same): string =>
  paragraph(page, say(page, "一致：这份答案今天依然成立", "same: the answer still stands"), {
    style: "green",
  }) +
  askedLine(page, same) +
  claimLine(page, same) +
  standings(page, same.ledgers) +
  sinceLine(page, same)

/** Which question it is that the answer stands for: another clock is another question. */
const askedLine = (page: Page, { question }: Pick<Unprovable, "question">): string => {
  if (question === null) return ""
  const { announcedBy, recordedBy } = question
  const now = say(page, "不限", "any time")
  return paragraph(
    page,
    say(
      page,
      `所问：公布不晚于 ${announcedBy ?? now}，记录不晚于 ${recordedBy ?? now}`,
      `asked as of: announced by ${announcedBy ?? now}, recorded by ${recordedBy ?? now}`,
    ),
  )
}

/** What a receipt says of its maker is told, and trusted in nothing. */
const claimLine = (page: Page, { madeBy, engine, platform }: Checked): string => {
  const isOther = platform.was !== platform.now
  const tables = (platform.otherTables ?? []).map(({ table }) => table)
  const told = tables.length === 0 ? "" : bracketed(page, listed(page, tables))
  return paragraph(
    page,
    say(
      page,
      `自称由 ${makerOf(madeBy)} 制作；本次核对用引擎 ${engine.now}${isOther ? `，平台文件与其所称不同${told}` : ""}`,
      `made by ${makerOf(madeBy)}, as it says; checked by engine ${engine.now}${isOther ? `, with another platform file than it says${told}` : ""}`,
    ),
    { style: "dim" },
  )
}

const makerOf = ({ package: name, version, engine }: MadeBy): string =>
  `${name} ${version} (engine ${engine})`

const sinceLine = (page: Page, { cameSince }: Same): string => {
  if (cameSince.length === 0) return ""
  const names = cameSince.map(
    ({ provision, applies }) =>
      `${provision} (${applies === "unknown" ? say(page, "可能适用", "may apply") : say(page, "不适用", "does not apply")})`,
  )
  return paragraph(
    page,
    say(
      page,
      `此后新增，不改变答案：${names.join("、")}`,
      `came since and changes nothing: ${names.join(", ")}`,
    ),
    { style: "dim" },
  )
}

const standings = (page: Page, ledgers: Same["ledgers"]): string =>
  ledgers
    .map((ledger) => {
      const { origin, size, now } = ledger
      const signed = SIGNED[ledger.checkpoint]
      const text = say(
        page,
        `${origin}：当时 ${size} 个事件，现在 ${now} 个；${signed.zh}`,
        `${origin}: ${size} events then, ${now} now; ${signed.en}`,
      )
      return paragraph(page, text, { style: "dim" }) + witnessLine(page, ledger)
    })
    .join("")

const SIGNED: {
  readonly [how in LedgerStanding["checkpoint"]]: { readonly zh: string; readonly en: string }
} = {
  none: { zh: "未附检查点", en: "no checkpoint" },
  unchecked: { zh: "检查点的签名未核对（--key）", en: "its checkpoint's signature not checked (--key)" },
  verified: { zh: "检查点的签名无误", en: "its checkpoint signed by a trusted key" },
}

const differentLines = (page: Page, different: Different): string =>
  paragraph(
    page,
    say(page, "不一致：今天会得出另一答案", "different: the answer would be another one today"),
    {
      style: "yellow",
    },
  ) +
  paragraph(page, causeLine(page, different.cause)) +
  table(
    different.changes.map((change) => row(change)),
    { ...page, header: [say(page, "何处", "Where"), say(page, "当时", "Then"), say(page, "现在", "Now")] },
  ) +
  askedLine(page, different) +
  claimLine(page, different) +
  standings(page, different.ledgers)

const causeLine = (
  page: Page,
  { origin, index, announcement, type, provision, recordedAt }: Different["cause"],
): string =>
  say(
    page,
    `原因：${origin} 的事件 ${index}，${announcement}：${provision} ${TYPE[type].zh}，${readable(recordedAt)} 记录`,
    `because of event ${index} of ${origin}, ${announcement}: ${provision} ${TYPE[type].en}, recorded ${readable(recordedAt)}`,
  )

const row = ({ at, was, now }: Change): Row => [at, show(was), show(now)]

const show = (value: unknown): string => (value === undefined ? "—" : JSON.stringify(value))

const unprovableLines = (page: Page, unprovable: Unprovable): string => {
  const { reason, at, found, expected, madeBy } = unprovable
  return (
    paragraph(page, say(page, `无法证实：${REASON[reason].zh}`, `cannot be proven: ${REASON[reason].en}`), {
      style: "red",
    }) +
    paragraph(
      page,
      say(page, `${at}：读到 ${found}，应为 ${expected}`, `${at}: found ${found}, expected ${expected}`),
    ) +
    askedLine(page, unprovable) +
    (reason === "never-given" && madeBy !== null ? otherRelease(page, madeBy) : "")
  )
}

const otherRelease = (page: Page, madeBy: MadeBy): string =>
  paragraph(
    page,
    say(
      page,
      `自称由 ${makerOf(madeBy)} 制作：如属实，可用该版本的程序包核对。`,
      `made by ${makerOf(madeBy)}, as it says: if so, the package of that release can tell.`,
    ),
  )

const REASON: { readonly [reason in Unprovable["reason"]]: { readonly zh: string; readonly en: string } } = {
  "unknown-version": { zh: "凭证的版本未知", en: "a receipt of a version that is not known" },
  "other-platform": { zh: "凭证属于另一平台", en: "it is of another platform" },
  "case-missing": {
    zh: "凭证未附案件内容，需另行提供（--case）",
    en: "the receipt is private: the case is needed (--case)",
  },
  "other-case": { zh: "案件与凭证不符", en: "the case is another one" },
  "ledger-missing": { zh: "未提供凭证所依据的账本", en: "a ledger of it was not given" },
  "log-too-short": { zh: "日志早于凭证", en: "the log is older than the receipt" },
  "not-a-prefix": { zh: "日志已被改写，或是另一份", en: "the log was rewritten, or is another one" },
  "proof-fails": { zh: "事件的证明不成立", en: "the proof of an event fails" },
  "checkpoint-differs": { zh: "检查点不是这个日志头的", en: "its checkpoint is of another head" },
  "checkpoint-fails": { zh: "检查点不可信", en: "its checkpoint is not to be believed" },
  "checkpoint-missing": { zh: "没有检查点", en: "it has no checkpoint" },
  "not-readable": { zh: "案件或问题无法读取", en: "its case or question cannot be read" },
  "log-unreadable": { zh: "日志无法读取", en: "the log cannot be read" },
  "never-given": {
    zh: "这个引擎在那时的日志上从未给出这个答案",
    en: "this engine gives another answer from the log of that size",
  },
  "other-evidence": {
    zh: "所附事件不是答案所依据的",
    en: "it does not hold just the events that its answer rests on",
  },
}
