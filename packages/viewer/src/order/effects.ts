// What a rule does to a case, in words.
import type { ByWhom, ResolvedEffect } from "@policy-ledger/rulebook"
import {
  bracketed,
  effectWords,
  labelled,
  movedWords,
  doneBy,
  silenceWords,
} from "@policy-ledger/rulebook/plain-words"
import { platform } from "../day/asking.ts"
import { lang, told } from "../words/words.ts"
import { clock, deadlineTitle, money, paymentTitle } from "./terms.ts"
import { said } from "./words.ts"

/** Whether the platform does it by itself or may do it. */
const doing = ({ by, open }: ByWhom): ByWhom => ({
  ...(by === undefined ? {} : { by }),
  ...(open === undefined ? {} : { open }),
})

type Declared = Parameters<typeof effectWords>[0]

/** What is the same for every case, as it was declared. */
const declared = (effect: Declared): string =>
  platform.value === undefined ? "" : effectWords(effect, platform.value, lang.value)

type Deadline = Extract<ResolvedEffect, { readonly onSilence?: "consents" }>

const deadlineLine = (effect: Deadline): string => {
  const { by, possibly, or, noInstant } = said.value
  const kind = effect.kind === "deadline" ? effect.deadline : effect.kind
  const when =
    effect.at !== null
      ? by(clock(effect.at))
      : effect.candidates === undefined
        ? noInstant
        : possibly(effect.candidates.map((one) => by(clock(one))).join(or))
  const { onSilence } = effect
  return labelled(
    lang.value,
    deadlineTitle(kind),
    when + silenceWords(onSilence === undefined ? {} : { onSilence }, lang.value),
  )
}

type Pays = Extract<
  ResolvedEffect,
  { readonly amount: string | null; readonly kind: "compensation" | "penalty" | "fee" | "credit" }
>

const paymentLine = (effect: Pays): string => {
  const { amount, candidates, unstated } = effect
  const { possibly, or, paymentMissing, paymentUnstated } = said.value
  const sum =
    amount !== null
      ? money(amount)
      : candidates !== undefined
        ? possibly(candidates.map(money).join(or))
        : unstated === undefined
          ? paymentMissing
          : paymentUnstated + bracketed(lang.value, told(unstated))
  return doneBy(paymentTitle(effect.kind) + movedWords(effect, lang.value), sum, doing(effect), lang.value)
}

const bare = (effect: ResolvedEffect): string => {
  switch (effect.kind) {
    case "ship-by":
    case "respond-by":
    case "auto-receipt":
    case "deadline":
      return deadlineLine(effect)
    case "compensation":
    case "penalty":
    case "fee":
    case "credit":
      return paymentLine(effect)
    case "refund":
      return declared({ refund: effect.refund, ...doing(effect) })
    case "cap":
      return declared({ cap: effect.amount, per: effect.per, of: effect.of })
    case "waive":
      return declared({ waive: effect.waives, ...doing(effect) })
    case "pause":
      return declared({ pause: effect.clock, resumes: effect.at })
    case "extend":
      return declared({ extend: effect.deadline, by: effect.by })
    case "calendar":
      return declared({ calendar: effect.calendar, free: effect.free, working: effect.working })
    case "sanction": {
      const { measures, points } = effect
      return declared({ sanction: measures, ...(points === undefined ? {} : { points }), ...doing(effect) })
    }
    case "offer":
      return declared({ offer: effect.what, ...doing(effect) })
    case "duty":
      return declared({ duty: effect.what, of: effect.of, ...doing(effect) })
    case "notice":
      return told(effect.what)
  }
}

export const effectLine = (effect: ResolvedEffect): string => {
  const { items, list } = said.value
  return effect.items === undefined
    ? bare(effect)
    : bare(effect) + bracketed(lang.value, items(list(effect.items)))
}
