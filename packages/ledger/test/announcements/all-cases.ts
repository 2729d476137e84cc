import { orders } from "../examples/read.ts"
import { loggedRulebook } from "../logged.ts"
import { jsonCasesOf } from "./asked.ts"
import { tables, type Json } from "./table.ts"

const MARKETPLACES = ["allegro", "amazon-us", "ebay-uk", "tiktok-cb"] as const

/** The cases of every ledger: the example orders, and those of the tables. */
export const casesOfAll = (): readonly (readonly [id: string, cases: readonly Json[]])[] => [
  ["1688", orders()],
  ...MARKETPLACES.map((id) => {
    const book = loggedRulebook(id)
    const all = tables(`../marketplaces/${id}`).flatMap((table) => jsonCasesOf(book, table))
    return [id, [...new Map(all.map((json) => [JSON.stringify(json), json])).values()]] as const
  }),
]
