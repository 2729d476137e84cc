import { describe, expect, it } from "vitest"
import { bazaar } from "../../rulebook/test/bazaar/platform.ts"
import { caseDeclarations } from "../build/declarations.ts"
import { NO_IDS } from "../src/index.ts"
import { logOf } from "./shop.ts"

describe("the types of a platform's cases and ids", () => {
  it("are written from its facts and its log", async () => {
    await expect(caseDeclarations({ platform: bazaar, ids: NO_IDS, log: logOf() })).toMatchFileSnapshot(
      "golden/case.d.ts",
    )
  })

  it("know the ids that were moved or split, each among its kind, and what is known and not encoded", () => {
    const ids = {
      redirects: {
        "dispatch/charge": { moved: "dispatch/fee" },
        shipping: { moved: "dispatch" },
        "2021-01-01-fee": { split: ["2022-01-10-fee", "2023-01-01-fee"] },
      },
      notEncoded: [{ id: "2020-01-01-tax", title: words, reported: null, why: words }],
    }
    const text = caseDeclarations({ platform: bazaar, ids, log: logOf() })
    const union = (name: string) =>
      [...(text.split(`export type ${name} =`)[1]?.split("/**")[0] ?? "").matchAll(/"(.*?)"/g)].map(
        ([, id]) => id,
      )
    expect(union("ProvisionId")).toEqual([
      "dispatch/charge",
      "dispatch/fee",
      "dispatch/text",
      "returns/window",
    ])
    expect(union("InstrumentId")).toEqual(["dispatch", "returns", "shipping"])
    expect(union("AnnouncementId")).toEqual([
      "2020-01-01-tax",
      "2021-01-01-fee",
      "2022-01-10-fee",
      "2022-05-05-window",
      "2023-01-01-fee",
      "2023-12-31-window-ends",
    ])
  })

  it("stay a comment whatever a title says", () => {
    const [first, ...others] = bazaar.facts
    if (first === undefined) throw new Error("bazaar has no facts")
    const titled = { ...first, title: { zh: "*/ x", en: "/* y */" } }
    const platform = { ...bazaar, facts: [titled, ...others] }
    const text = caseDeclarations({ platform, ids: NO_IDS, log: logOf() })
    const line = text.split("\n").find((one) => one.includes("/* y"))
    expect(line?.indexOf("*/")).toBe((line?.length ?? 0) - 2)
  })
})

const words = { zh: "〔税〕", en: "a tax" }
