import { DIGEST } from "@policy-ledger/log"
import { parseClock, parseDate, parseDecimal, parseInstant, parseZone, UTC } from "@policy-ledger/rulebook"
import type * as Rulebook from "@policy-ledger/rulebook"
import { Schema } from "effect"

/** Why a value of the right type is refused; the decoder makes the error of that name. */
export type LeafReason = "NoSuchDate" | "BadAmount" | "BadRatio" | "NoSuchInstant" | "WrongForm"

declare module "effect/Schema" {
  namespace Annotations {
    interface Annotations {
      /** Which error a failing check becomes. */
      readonly reason?: LeafReason | undefined
    }
  }
}

/** Text that `expectation` finds nothing to expect of; what it returns is what should stand there. */
const text = (
  description: string,
  expectation: (text: string) => string | undefined,
  { reason, pattern }: { readonly reason: LeafReason; readonly pattern?: string },
) =>
  Schema.String.check(
    Schema.makeFilter(expectation, {
      reason,
      toJsonSchema: () => (pattern === undefined ? [{}, true] : { pattern }),
    }),
  ).annotate({ description })

export const matching = (description: string, pattern: RegExp) =>
  text(description, (value) => (pattern.test(value) ? undefined : description), {
    reason: "WrongForm",
    pattern: pattern.source,
  })

/** Only whether an instant can be read matters here; the offset is an example for messages. */
const ANY_ZONE = parseZone("+08:00") ?? UTC

export const Words = matching("text, not empty and without space at its ends", /^\S(?:[\s\S]*\S)?$/u)

/** The tag of a language beside English (BCP 47), as `zh`, `pl` or `zh-Hant`. */
export const Language = matching(
  "a language beside en, such as zh or pl",
  /^(?!en$)[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/,
)

/** Of a text whose English and Chinese are told apart. */
const OtherLanguage = matching("a language", /^(?!(?:en|zh)$)[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/)

/** English always; which others, the platform says. */
export const Text: Schema.Codec<Rulebook.Text> = Schema.StructWithRest(
  Schema.Struct({ zh: Schema.optionalKey(Words), en: Words }),
  [Schema.Record(OtherLanguage, Words)],
).annotate({
  identifier: "Text",
  description: "in English, in Chinese unless the platform speaks none, and in what else it speaks",
})

/** Lower case, with hyphens. */
export const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

export const AnnouncementId = matching(
  "an announcement's id, such as 2023-03-13-dianxiaomi-benefit-retired",
  NAME,
)

export const InstrumentId = matching("an instrument's id, such as shipping-conduct", NAME)

export const ProvisionId = matching(
  "a provision's id, such as shipping-conduct/claim-cap",
  /^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/,
)

export const FactPath = matching(
  "a fact's path, such as order.paidAt or order.subOrders[].amount",
  /^[A-Za-z0-9-]+(?:\[\])?(?:\.[A-Za-z0-9-]+(?:\[\])?)*$/,
)

const expectedOfDate = (value: string): string | undefined => {
  const date = parseDate(value)
  return date.ok ? undefined : date.expected
}

export const Edtf = text(
  "a date: 2024-02-07, 2022-10, XXXX-03-08, [2024-02-07..2024-02-10], [2024-02-07..] or [..2024-02-07]",
  expectedOfDate,
  { reason: "NoSuchDate" },
)

const DATE = /^\d{4}-\d\d-\d\d$/
export const Day = text(
  "a day, such as 2024-02-07",
  (value) => (DATE.test(value) ? expectedOfDate(value) : "a day, such as 2024-02-07"),
  { reason: "NoSuchDate", pattern: DATE.source },
)

const expectedOfInstant = (value: string): string | undefined => {
  const instant = parseInstant(value, ANY_ZONE)
  return instant.ok ? undefined : instant.expected
}

export const Instant = text(
  "an instant with its offset, such as 2024-02-07T10:00:00+08:00",
  (value) =>
    value.includes("T") ? expectedOfInstant(value) : "an instant with its offset, not a date alone",
  { reason: "NoSuchInstant" },
)

/** A date stands for its first instant. */
export const DateOrInstant = text(
  "a date, such as 2024-02-07, or an instant with its offset, such as 2024-02-07T10:00:00+08:00",
  expectedOfInstant,
  { reason: "NoSuchInstant" },
)

/** What a report bears: the time printed over it or a date. */
export const PrintedTime = text(
  "the printed time with its offset, such as 2024-02-07T10:00:00+08:00, or a date",
  (value) => (value.includes("T") ? expectedOfInstant(value) : expectedOfDate(value)),
  { reason: "NoSuchInstant" },
)

const TIME = /^\d\d:\d\d:\d\d$/
export const TimeOfDay = text(
  "a time from 00:00:00 to 23:59:59",
  (value) =>
    TIME.test(value) && parseClock(value) !== undefined && !value.startsWith("24")
      ? undefined
      : "a time from 00:00:00 to 23:59:59",
  { reason: "WrongForm", pattern: TIME.source },
)

const CLOCK = /^\d\d:\d\d$/
export const ClockTime = text(
  "a clock time from 00:00 to 24:00",
  (value) =>
    CLOCK.test(value) && parseClock(value) !== undefined ? undefined : "a clock time from 00:00 to 24:00",
  { reason: "WrongForm", pattern: CLOCK.source },
)

export const Decimal = matching('decimal text, such as "300.00"', /^\d+(?:\.\d+)?$/)

/** In the currency of a platform, which says how many decimals it has. */
export const Money = text(
  'an amount in quotes, such as "300.00"',
  (value) => (parseDecimal(value, 3) === undefined ? 'an amount in quotes, such as "300.00"' : undefined),
  { reason: "BadAmount", pattern: "^(0|[1-9]\\d*)(\\.\\d{1,3})?$" },
)

export const Rate = text(
  'a share from 0 to 1 with at most six decimals, such as "0.10"',
  (value) => {
    const ppm = parseDecimal(value, 6)
    return ppm === undefined || ppm > 1_000_000
      ? 'a share from 0 to 1 with at most six decimals, such as "0.10"'
      : undefined
  },
  { reason: "BadRatio", pattern: "^(0|1|0\\.\\d{1,6}|1\\.0{1,6})$" },
)

export const Price = text(
  'an amount with at most six decimals, such as "0.75"',
  (value) =>
    parseDecimal(value, 6) === undefined ? 'an amount with at most six decimals, such as "0.75"' : undefined,
  { reason: "BadAmount", pattern: "^(0|[1-9]\\d*)(\\.\\d{1,6})?$" },
)

export const Factor = text(
  'a share with at most six decimals, such as "0.10" or "4"',
  (value) =>
    parseDecimal(value, 6) === undefined
      ? 'a share with at most six decimals, such as "0.10" or "4"'
      : undefined,
  { reason: "BadRatio", pattern: "^(0|[1-9]\\d*)(\\.\\d{1,6})?$" },
)

export const ListPath = matching(
  "a list of a case, such as order.items[]",
  /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\[\]$/,
)

export const Count = Schema.Int.check(
  Schema.makeFilter((n: number) => n >= 0 || "a whole number, 0 or more", {
    expected: "a whole number, 0 or more",
    reason: "WrongForm",
    toJsonSchema: () => ({ minimum: 0 }),
  }),
).annotate({ description: "a whole number, 0 or more" })

export const Positive = Schema.Int.check(
  Schema.makeFilter((n: number) => n >= 1 || "a whole number, 1 or more", {
    expected: "a whole number, 1 or more",
    reason: "WrongForm",
    toJsonSchema: () => ({ minimum: 1 }),
  }),
).annotate({ description: "a whole number, 1 or more" })

export const RegionCode = matching("a region code of six digits", /^\d{6}$/)
export const Digest = matching('a digest: "sha256:" and 64 hexadecimal digits', DIGEST)
export const Offset = text(
  "an offset, such as +08:00",
  (value) => (parseZone(value) === undefined ? "an offset, such as +08:00" : undefined),
  { reason: "WrongForm", pattern: "^[+-]\\d\\d:\\d\\d$" },
)

/** A list of at least one. */
export const some = <S extends Schema.Constraint>(member: S) =>
  Schema.Array(member).check(
    Schema.makeFilter((list: readonly unknown[]) => list.length > 0 || "at least one", {
      expected: "at least one",
      reason: "WrongForm",
      toJsonSchema: () => ({ minItems: 1 }),
    }),
  )

/** What a key is for, as an editor shows it. */
export const told =
  (description: string) =>
  <S extends Schema.Top>(schema: S): S["Rebuild"] =>
    Schema.annotateKey<S>({ description })(schema)
