import { afterAll, describe, expect, it, vi } from "vitest"
import { mutantsOf, objection, pairs, rightOf, type Subject, SUBJECTS, toldOf } from "./changed.ts"
import { claiming, CLAIMS, type Mutant } from "./mutate.ts"

// Whoever hands over a receipt may have changed it anywhere, in many ways at once. Whatever is done to it, "same" and
// "different" are said only of what the log did answer.

vi.setConfig({ testTimeout: 60_000 })

const tried = { same: 0, different: 0, unprovable: 0, refused: 0 }

const toldWrongly = (all: readonly Mutant[], subject: Subject): readonly string[] =>
  all.flatMap(({ name, json }) => {
    const told = toldOf(json, subject)
    tried[told] += 1
    const why = objection(told, json, subject)
    return why === undefined ? [] : [`${told} (${why}): ${name}`]
  })

afterAll(() => {
  const sum = Object.values(tried).reduce((a, b) => a + b)
  console.log(`${sum} changes to receipts tried: ${JSON.stringify(tried)}`)
})

describe.each(SUBJECTS)("a receipt %s", (_, subject) => {
  const all = mutantsOf(subject)

  it(`is told by none of ${all.length} changes as what the log never answered`, () => {
    expect(toldWrongly(all, subject)).toEqual([])
  })

  it("is told the same way whatever it claims of its maker", () => {
    expect(toldOf(subject.receipt, subject)).toBe(rightOf(subject))
    for (const claim of CLAIMS)
      expect(toldOf(claiming({ name: "", json: subject.receipt }, claim).json, subject)).toBe(
        rightOf(subject),
      )
  })
})

describe("two changes at once, of those that used to pass", () => {
  const [subject, all] = pairs()

  it(`never pass: ${all.length} pairs`, () => {
    expect(toldWrongly(all, subject)).toEqual([])
  })
})
