import type { Rulebook } from "@policy-ledger/rulebook"
import { rule } from "./announce.ts"

/** What is in force of each provision asked for: its title; several where unknown, in brackets. */
export const on = (book: Rulebook, date: string, known: object = {}): readonly string[] => {
  const { inForce, unknown } = book.inForce({ on: date, ...known })
  return [...inForce.map((r) => r.title.en), ...unknown.map((r) => `(${r.title.en})`)]
}

export const titled = (title: string): { readonly rule: ReturnType<typeof rule> } => ({ rule: rule(title) })

export const paid = (at: string, more: object = {}): object => ({ order: { paidAt: at }, ...more })

export const inForceFor = (book: Rulebook, json: object, title: string): string | undefined =>
  book.audit(json).verdicts.find((v) => v.title.en === title)?.inForce
