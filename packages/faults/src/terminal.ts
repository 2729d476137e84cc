import { removeFolders, workspace } from "../../cli/test/call.ts"
import { answerFault, ANSWERS, drive, DRIVER, errorFault, errors, TERMINAL } from "../../cli/test/drivers.ts"
import { visible } from "../../cli/src/surroundings/visible.ts"
import { type Family, Tallying } from "./tally.ts"

/** What drives a terminal, each alone, beside all of it at once. */
const ALONE = Array.from({ length: 0x1_0000 }, (_, code) => String.fromCharCode(code))
  .filter((character) => visible(character) !== character)
  .map((character) => `a${character}b`)

/** What drives a terminal, in every text of a ledger and in every argument: it is seen, and does nothing. */
export const terminal: Family = {
  name: "control characters in data and calls",
  run: async ({ quick }) => {
    const tallying = new Tallying(terminal.name)
    const bazaar = workspace()
    await drive(bazaar)
    for (const args of ANSWERS)
      tallying.took(JSON.stringify(args), answerFault(await bazaar.run(args, TERMINAL)), "shown in an answer")
    for (const driver of [DRIVER, ...(quick ? [] : ALONE)])
      for (const args of errors(driver)) {
        const ran = await bazaar.run(args)
        // The name of a key may hold some of them.
        const isAnswer = ran.status === 0 && driver !== DRIVER
        if (isAnswer) tallying.took(JSON.stringify(args), answerFault(ran), "shown in an answer")
        else tallying.took(JSON.stringify(args), errorFault(ran), "shown in a line of error")
      }
    removeFolders()
    return tallying.tally
  },
}
