// What is certain of a case of which a fact is left out is certain of the whole case, too.
import type { AuditAnswer, Rulebook } from "@policy-ledger/rulebook"
import type { Json, Table } from "./table.ts"

const isGroup = (value: unknown): value is object => typeof value === "object" && value !== null

/** The case without one of its facts, for each of them: a list of words is one fact. */
const leavingOut = (json: unknown): readonly unknown[] => {
  if (Array.isArray(json))
    return json.flatMap((one, i) => leavingOut(one).map((less: unknown) => json.with(i, less)))
  if (!isGroup(json)) return []
  return Object.entries(json).flatMap(([key, value]) => {
    const { [key]: _left, ...rest }: Json = { ...json }
    const isFact = !isGroup(value) || (Array.isArray(value) && !value.some(isGroup))
    return isFact ? [rest] : leavingOut(value).map((less) => ({ ...rest, [key]: less }))
  })
}

/** What an answer is certain of, by what it speaks of. */
const certain = ({ verdicts, outcome, states }: AuditAnswer): ReadonlyMap<string, unknown> =>
  new Map<string, unknown>([
    ...verdicts.flatMap(({ provision, announcement, citation, applies }): [string, unknown][] =>
      applies === "unknown" ? [] : [[`${provision} ${announcement} ${citation === null}`, applies]],
    ),
    ...(["shipBy", "respondBy", "autoReceiptAt", "payments", "exempt"] as const).flatMap(
      (field): [string, unknown][] =>
        states[field] === "set" || states[field] === "none" ? [[field, outcome[field]]] : [],
    ),
    ...Object.entries(states.deadlines ?? {}).flatMap(([kind, state]): [string, unknown][] =>
      state === "set" || state === "none" ? [[kind, outcome.deadlines?.[kind]]] : [],
    ),
  ])

/** A version that was certainly not in force may be left out of the verdicts. */
const LEFT_OUT = "no"

/** Where an answer to less is certain of something else than the answer to all, in words. */
export const contradictions = (book: Rulebook, tables: readonly Table[]): readonly string[] =>
  tables.flatMap(({ rows }) =>
    rows.flatMap((row) => {
      if (!("case" in row)) return []
      const asked = row.announcedBy === undefined ? {} : { announcedBy: row.announcedBy }
      const whole = certain(book.audit(row.case, asked))
      return leavingOut(row.case).flatMap((less) =>
        [...certain(book.audit(less, asked))].flatMap(([what, is]) => {
          const was = whole.has(what) ? whole.get(what) : LEFT_OUT
          return JSON.stringify(is) === JSON.stringify(was)
            ? []
            : [
                `${what}: ${JSON.stringify(is)} of ${JSON.stringify(less)}, of the whole case ${JSON.stringify(was)}`,
              ]
        }),
      )
    }),
  )
