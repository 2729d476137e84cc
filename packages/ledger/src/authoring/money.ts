// Amounts of a platform: in its currency, with the decimals that this has.
import { formatMoney, parseDecimal, placesOf, type Platform } from "@policy-ledger/rulebook"
import type { Objection } from "./objection.ts"
import type { Vocabulary } from "./vocabulary.ts"
import type { Path } from "./yaml.ts"

type Objections = readonly Objection[]

/** How many decimals a currency has where they are not two (ISO 4217); those of four are funds and units of account. */
const DECIMALS = new Map(
  (
    [
      [0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"],
      [3, "BHD IQD JOD KWD LYD OMR TND"],
    ] as const
  ).flatMap(([places, currencies]) => currencies.split(" ").map((currency) => [currency, places] as const)),
)

/** A platform says how many decimals its currency has, since no answer rests on the tables of whoever asks. */
export const currencyObjections = ({ currency, minorUnit }: Platform): Objections => {
  const places = DECIMALS.get(currency)
  if (places === minorUnit) return []
  return [
    {
      reason: "KeysClash",
      path: minorUnit === undefined ? ["currency"] : ["minorUnit"],
      found: minorUnit === undefined ? `${currency} without minorUnit` : `${minorUnit} beside ${currency}`,
      expected: places === undefined ? "no minorUnit: amounts have two decimals" : `minorUnit: ${places}`,
    },
  ]
}

export const moneyWords = ({ platform }: Vocabulary): string => {
  const places = placesOf(platform)
  return places === 0
    ? `decimal text without decimals, such as "${formatMoney(1235, places)}"`
    : `decimal text with at most ${places} decimals`
}

/** Of an amount that is finer than the currency. */
export const moneyObjections = (amount: string | undefined, path: Path, words: Vocabulary): Objections =>
  amount === undefined || parseDecimal(amount, placesOf(words.platform)) !== undefined
    ? []
    : [{ reason: "BadAmount", path, expected: moneyWords(words) }]
