import type { EffectiveBody } from "@policy-ledger/rulebook"
import { announce, bookOf, effective, rule, superseded, withdrawn } from "../bazaar/announce.ts"

/** A fee announced, then amended, then withdrawn; beside it a rule that stays. */
export const fee = (from: string, title: string, more: Partial<EffectiveBody> = {}): EffectiveBody =>
  effective("dispatch/fee", from, { rule: rule(title), ...more })

export const first = announce(
  { id: "a", published: "2022-01-10" },
  fee("2022-02-01", "fee 1"),
  effective("returns/window", "2022-02-01", { rule: rule("window") }),
)
const second = announce(
  { id: "b", published: "2022-03-10" },
  fee("2022-04-01", "fee 2", { supersedes: { announcement: "a" }, expected: true }),
  superseded("dispatch/fee", "2022-04-01", { announcement: "a" }, "dispatch/fee"),
)
const third = announce({ id: "c", published: "2022-05-10" }, withdrawn("dispatch/fee", "2022-06-01"))
export const book = bookOf(first, second, third)
