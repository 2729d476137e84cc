import type { CopyAnswer } from "../../ledger/answers.ts"
import { type Page, paragraph, say } from "../page/page.ts"

export const layOutCopied = (page: Page, { to, ledger }: CopyAnswer): string =>
  paragraph(
    page,
    say(
      page,
      `${to}：${ledger.origin} 的 ${ledger.events} 个事件，根 ${ledger.root}`,
      `${to}: ${ledger.events} events of ${ledger.origin}, root ${ledger.root}`,
    ),
  )
