// What the page itself says, in Chinese and English. What rules say comes from the package.
import { computed, type ReadonlySignal } from "@preact/signals"
import type { Text } from "@policy-ledger/rulebook"
import { lang } from "../place/stand.ts"
import { en } from "./en.ts"
import { zh } from "./zh.ts"

export { lang }

/** The words of one part of the page, in its language. */
export const inBoth = <Said>(zhSaid: Said, enSaid: NoInfer<Said>): ReadonlySignal<Said> =>
  computed(() => (lang.value === "zh" ? zhSaid : enSaid))

export type Words = typeof zh

export const words = inBoth<Words>(zh, en)

/** A text of the ledger in the page's language, else in English, which is always there. */
export const told = (text: Text): string => text[lang.value] ?? text.en
