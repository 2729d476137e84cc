import type { Text } from "@policy-ledger/rulebook"
import { type Page, say } from "../page/page.ts"

/** That a badge promises it, and that its rule is not held. */
export const promiseWords = (page: Page, { zh, en }: Text): string =>
  say(page, `标识“${zh}”所承诺，账本未收录其规则`, `promised by the badge “${en}”, its rule is not held`)
