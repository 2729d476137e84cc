import { BAD, READERS, wrongWith } from "../../cli/test/bad-texts.ts"
import { removeFolders } from "../../cli/test/call.ts"
import { type Family, Tallying } from "./tally.ts"

/** Doubled keys and other texts that two readers read differently, or that cost more than they say, to every reader. */
export const badTexts: Family = {
  name: "doubled keys and bad texts, to every reader",
  run: async () => {
    const tallying = new Tallying(badTexts.name)
    for (const [reader, read] of READERS)
      for (const [what, text] of BAD)
        tallying.took(
          `${reader}, of a text that ${what}`,
          wrongWith(await read(text)),
          `refused by ${reader}`,
        )
    removeFolders()
    return tallying.tally
  },
}
