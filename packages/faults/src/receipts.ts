import { mutantsOf, objection, pairs, type Subject, SUBJECTS, toldOf } from "../../receipt/test/changed.ts"
import type { Mutant } from "../../receipt/test/mutate.ts"
import { type Family, Tallying } from "./tally.ts"

/** Where the tests try every so manieth change: how many times fewer the quick form tries, how many times more the full one. */
const QUICK = 6
const FULL = 20

/** Receipts changed anywhere, one change or several at once: nothing is told of one that the log never answered. */
export const receipts: Family = {
  name: "receipts changed",
  run: ({ quick, seed }) => {
    const tallying = new Tallying(receipts.name)
    const check = (of: string, subject: Subject, all: readonly Mutant[]): void => {
      for (const { name, json } of all) {
        const told = toldOf(json, subject)
        tallying.took(`${of}, ${name}`, objection(told, json, subject), told)
      }
    }
    for (const [of, subject] of SUBJECTS) {
      const every = quick ? QUICK * subject.every : Math.ceil(subject.every / FULL)
      check(of, subject, mutantsOf(subject, { first: seed, every }))
    }
    check("two at once", ...pairs())
    return Promise.resolve(tallying.tally)
  },
}
