// Instants and days of the ledger as people read them.
import { platform } from "../day/asking.ts"
import { clockOf } from "../place/zone.ts"
import { dateWords } from "@policy-ledger/rulebook/plain-words"
import { lang } from "../words/words.ts"

/** An instant as the marketplace's clock shows it, or a date in words; null stays with whoever asks. */
export const momentWords = (at: string): string => {
  const zone = platform.value
  const instant = at.includes("T") ? Date.parse(at) : Number.NaN
  return zone === undefined || Number.isNaN(instant) ? dateWords(at, lang.value) : clockOf(instant, zone)
}
