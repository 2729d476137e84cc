import { match } from "ts-pattern"
import type { RecordAnswer, RecordedAnnouncement } from "../../ledger/answers.ts"
import { type Page, paragraph, say, stacked } from "../page/page.ts"
import { type Row, table } from "../page/table.ts"

export const layOutRecorded = (page: Page, { recorded, ledger }: RecordAnswer): string =>
  stacked(
    table(
      recorded.map((one) => row(page, one)),
      page,
    ),
    paragraph(
      page,
      say(
        page,
        `账本 ${ledger.origin}：${ledger.events} 个事件，根 ${ledger.root}`,
        `ledger ${ledger.origin}: ${ledger.events} events, root ${ledger.root}`,
      ),
      { style: "dim" },
    ),
  )

const row = (page: Page, { announcement, reading, outcome, first, last }: RecordedAnnouncement): Row => [
  match(outcome)
    .with("recorded", () => ({ text: say(page, "已记录", "recorded"), style: "green" }) as const)
    .with(
      "already-recorded",
      () =>
        ({
          text: say(page, "此前已记录，未作改动", "recorded already, nothing changed"),
          style: "dim",
        }) as const,
    )
    .exhaustive(),
  reading === 1
    ? announcement
    : say(page, `${announcement}（第 ${reading} 次解读）`, `${announcement} (reading ${reading})`),
  say(page, `事件 ${first}–${last}`, `events ${first}–${last}`),
]
