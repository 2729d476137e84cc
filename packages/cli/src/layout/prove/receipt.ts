import type { Cause, Change, Different, ReceiptCheck, Same, Unprovable } from "@policy-ledger/receipt"
import { match } from "ts-pattern"
import { type Page, paragraph, readable, say } from "../page/page.ts"
import { type Row, table } from "../page/table.ts"
import { TYPE } from "../page/terms.ts"

/** Whether the answer still stands, and what makes it another one. */
export const layOutReceipt = (page: Page, check: ReceiptCheck): string =>
  match(check)
    .with({ result: "same" }, (same) => sameLines(page, same))
    .with({ result: "different" }, (different) => differentLines(page, different))
    .with({ result: "unprovable" }, (unprovable) => unprovableLines(page, unprovable))
    .exhaustive()

const sameLines = (page: Page, { ledgers, reworded, newlyPossible }: Same): string =>
  paragraph(page, say(page, "相同：这份答案今天依然成立", "same: the answer still stands"), {
    style: "green",
  }) +
  standings(page, ledgers) +
  (reworded
    ? paragraph(
        page,
        say(
          page,
          "引擎或平台文件已变：结论已证实，措辞（标题、理由）未证实。",
          "The engine or the platform file has changed since: the decisions are proven, the words (titles, reasons) are not.",
        ),
      )
    : "") +
  (newlyPossible.length === 0
    ? ""
    : paragraph(
        page,
        say(
          page,
          `此后又可能适用：${newlyPossible.join("、")}`,
          `May apply too by now: ${newlyPossible.join(", ")}`,
        ),
        { style: "dim" },
      ))

const standings = (page: Page, ledgers: Same["ledgers"]): string =>
  ledgers
    .map(({ origin, size, now, checkpoint }) => {
      const signed = match(checkpoint)
        .with("none", () => say(page, "未附检查点", "no checkpoint"))
        .with("unchecked", () =>
          say(page, "检查点的签名未核对（--key）", "its checkpoint's signature not checked (--key)"),
        )
        .with("verified", () => say(page, "检查点的签名无误", "its checkpoint signed by a trusted key"))
        .exhaustive()
      const text = say(
        page,
        `${origin}：当时 ${size} 个事件，现在 ${now} 个；${signed}`,
        `${origin}: ${size} events then, ${now} now; ${signed}`,
      )
      return paragraph(page, text, { style: "dim" })
    })
    .join("")

const differentLines = (page: Page, { cause, changes, ledgers }: Different): string =>
  paragraph(page, say(page, "不同：今天会是另一个答案", "different: the answer would be another one today"), {
    style: "yellow",
  }) +
  paragraph(page, causeLine(page, cause)) +
  table(
    changes.map((change) => row(change)),
    { ...page, header: [say(page, "何处", "Where"), say(page, "当时", "Then"), say(page, "现在", "Now")] },
  ) +
  standings(page, ledgers)

const causeLine = (page: Page, cause: Cause): string =>
  match(cause)
    .with({ kind: "event" }, ({ origin, index, announcement, type, provision, recordedAt }) =>
      say(
        page,
        `原因：${origin} 的事件 ${index}，${announcement}：${provision} ${TYPE[type].zh}，${readable(recordedAt)} 记录`,
        `because of event ${index} of ${origin}, ${announcement}: ${provision} ${TYPE[type].en}, recorded ${readable(recordedAt)}`,
      ),
    )
    .with({ kind: "engine" }, ({ was, now }) =>
      say(
        page,
        `原因：同样的事件，引擎 ${was} 与引擎 ${now} 的答案不同（或收据被改过）`,
        `because engine ${now} answers otherwise than engine ${was} from the same events (or the receipt was altered)`,
      ),
    )
    .with({ kind: "platform" }, () =>
      say(
        page,
        "原因：平台文件（事实的定义）已变，同样的事件答案不同（或收据被改过）",
        "because the platform file, which declares the facts, has changed: the same events come out otherwise (or the receipt was altered)",
      ),
    )
    .exhaustive()

const row = ({ at, was, now }: Change): Row => [at, show(was), show(now)]

const show = (value: unknown): string => (value === undefined ? "—" : JSON.stringify(value))

const unprovableLines = (page: Page, { reason, at, found, expected }: Unprovable): string =>
  paragraph(page, say(page, `无法证实：${REASON[reason].zh}`, `unprovable: ${REASON[reason].en}`), {
    style: "red",
  }) +
  paragraph(
    page,
    say(page, `${at}：读到 ${found}，应为 ${expected}`, `${at}: found ${found}, expected ${expected}`),
  )

const REASON: { readonly [reason in Unprovable["reason"]]: { readonly zh: string; readonly en: string } } = {
  "unknown-version": { zh: "收据的版本未知", en: "a receipt of a version that is not known" },
  "other-platform": { zh: "另一个平台的收据", en: "it is of another platform" },
  "case-missing": {
    zh: "收据是隐私的，需要案件（--case）",
    en: "the receipt is private: the case is needed (--case)",
  },
  "other-case": { zh: "案件不是那一个", en: "the case is another one" },
  "ledger-missing": { zh: "没有这本账本", en: "a ledger of it was not given" },
  "log-too-short": { zh: "日志比收据旧", en: "the log is older than the receipt" },
  "not-a-prefix": { zh: "日志已被改写，或是另一份", en: "the log was rewritten, or is another one" },
  "proof-fails": { zh: "事件的证明不成立", en: "the proof of an event fails" },
  "checkpoint-differs": { zh: "检查点不是这个日志头的", en: "its checkpoint is of another head" },
  "checkpoint-fails": { zh: "检查点不可信", en: "its checkpoint is not to be believed" },
  "checkpoint-missing": { zh: "没有检查点", en: "it has no checkpoint" },
  "not-readable": { zh: "案件或问题读不懂", en: "its case or question cannot be read" },
  "log-unreadable": { zh: "日志读不懂", en: "the log cannot be read" },
  altered: { zh: "收据被改过", en: "the receipt was altered" },
}
