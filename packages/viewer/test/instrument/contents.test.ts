import { describe, expect, it } from "vitest"
import type { Saving } from "@policy-ledger/rulebook"
import { announce, effective, rule, withdrawn } from "../../../rulebook/test/bazaar/announce.ts"
import { bookOf, logOf, readings } from "../../../data-package/test/shop.ts"
import { before, changesOf, contentOf, inOrder } from "../../src/instrument/contents.ts"

const saving: Saving = { before: "order.paidAt" }
const earlier = { title: { zh: "以前的", en: "as it was" }, when: { always: true }, effects: [] } as const
const log = logOf([
  ...readings,
  announce(
    { id: "2024-05-01-box", published: "2024-05-01", recordedAt: "2024-05-01T09:00:00+05:30" },
    effective("dispatch/box", "2024-06-01", { rule: rule("a box"), previous: earlier, keeps: saving }),
    effective("dispatch/bag", "2024-06-01", { rule: rule("a bag"), previous: "unheld" }),
  ),
  announce(
    { id: "2024-07-01-box", published: "2024-07-01", recordedAt: "2024-07-01T09:00:00+05:30" },
    withdrawn("dispatch/box", "2024-08-01", { keeps: saving }),
  ),
])
const changes = changesOf(log.events)
const contents = (provision: string) =>
  bookOf(log)
    .history("dispatch")
    .versions.filter((version) => version.provision === provision)
    .map((version) => ({ version, ...contentOf(version, changes) }))

describe("what the versions of a provision say", () => {
  it("is what the events of their announcements brought, as they were last read", () => {
    expect(contents("dispatch/fee").map(({ wording }) => wording?.title.en)).toEqual([
      "two and a half rupees",
      "three rupees",
    ])
    expect(contents("dispatch/fee").map(({ event }) => event?.reading)).toEqual([2, 1])
  })

  it("is told of by a later announcement, or not held", () => {
    const [was, is] = contents("dispatch/box")
    expect([was?.wording?.title.en, was?.isToldOf]).toEqual(["as it was", true])
    expect([is?.wording?.title.en, is?.isToldOf]).toEqual(["a box", false])
    const [bag] = contents("dispatch/bag")
    expect([bag?.wording, bag?.isToldOf, bag?.event?.announcement]).toEqual([null, true, "2024-05-01-box"])
  })

  it("says whom each goes on governing once it has ended, and by whose word", () => {
    expect(contents("dispatch/box").map(({ kept }) => kept)).toEqual([
      expect.arrayContaining([{ saving, announcement: "2024-05-01-box" }]),
      [{ saving, announcement: "2024-07-01-box" }],
    ])
    expect(contents("dispatch/fee").flatMap(({ kept }) => kept)).toEqual([])
  })
})

describe("the version that one is held against", () => {
  const versions = [
    { standing: "announced", n: 0 },
    { standing: "consultation", n: 1 },
    { standing: "announced", n: 2 },
  ] as const

  it("is the last that was announced, whatever drafts lie between", () => {
    expect(versions.map((_, i) => before(versions, i)?.n)).toEqual([undefined, 0, 0])
  })
})

describe("the order of versions", () => {
  it.each([
    [
      ["before", "2022-10-18", "[2022-09-19..]"],
      ["before", "[2022-09-19..]", "2022-10-18"],
    ],
    [
      ["2022-10-18", "unstated", "2022-11-01"],
      ["2022-10-18", "unstated", "2022-11-01"],
    ],
    [
      ["unstated", "2022-10", "before"],
      ["unstated", "before", "2022-10"],
    ],
    [
      ["2022-10-18T10:00:00+08:00", "2022-10-01"],
      ["2022-10-01", "2022-10-18T10:00:00+08:00"],
    ],
  ])("%j: %j", (announced, expected) => {
    expect(inOrder(announced.map((from) => ({ from }))).map(({ from }) => from)).toEqual(expected)
  })
})
