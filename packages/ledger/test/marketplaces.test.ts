import { describe } from "vitest"
import { askTables, tablesAreWhole } from "./announcements/ask.ts"
import { tables } from "./announcements/table.ts"
import { seededRulebook } from "./seeded.ts"

for (const id of ["allegro", "amazon-us", "ebay-uk", "tiktok-cb"])
  describe(id, () => {
    const book = seededRulebook(id)
    const all = tables(`../marketplaces/${id}`)
    describe("the tables of cases", () => {
      tablesAreWhole(book, all)
    })
    askTables(book, all)
  })
