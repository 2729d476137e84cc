import type { Effect, Rule } from "@policy-ledger/rulebook"
import { announce, effective, rule } from "./announce.ts"
import { ALWAYS } from "./one-rule.ts"

type Announcement = ReturnType<typeof announce>

/** A relief in force always, with one effect; `more`: whom it concerns. */
export const relief = (id: string, effect: Effect, more: Partial<Rule> = {}): Announcement =>
  announce(
    { id, published: "2021-01-01" },
    effective(`monsoon/${id}`, "before", {
      rule: rule(id, { decidedBy: ALWAYS, effects: [effect], ...more }),
    }),
  )

/** Days of the post office's calendar that count otherwise. */
export const moving = (
  id: string,
  days: { readonly free?: readonly string[]; readonly working?: readonly string[] },
  more: Partial<Rule> = {},
): Announcement => relief(id, { calendar: "post", ...days }, more)
