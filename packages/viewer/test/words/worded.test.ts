import { expect, test } from "vitest"
import { worded } from "../../src/words/worded.ts"

const titleOf = (id: string): string | undefined => (id === "2022-09-09-links" ? "“链接更新”" : undefined)

test.each([
  ["可能已因 2022-09-09-links 失效（自 [2022-09-09..] 起）", "可能已因“链接更新”失效（不早于2022年9月9日）"],
  ["来源未说明何时生效，仅知为 [2022-09-09..]", "来源未说明何时生效，仅知为不早于2022年9月9日"],
  ["2022-09-09-links（自 2023-02-21 起）作了改动", "“链接更新”（自2023年2月21日起）作了改动"],
  ["可能已因 2022-01-01-none 失效（起始日未说明）", "可能已因2022-01-01-none失效（起始日未说明）"],
  ["到 2022-01-02 00:00 为止", "到2022年1月2日 00:00 为止"],
])(
  "in Chinese %s reads without the spaces of machines, and since is said of one day only",
  (found, expected) => {
    expect(worded(found, "zh", titleOf)).toBe(expected)
  },
)

test.each([
  [
    "it may have ended by 2022-09-09-links (from [2022-09-09..])",
    "it may have ended by “链接更新” (not before 2022-09-09)",
  ],
  ["2022-09-09-links (from 2023-02-21) changed it", "“链接更新” (from 2023-02-21) changed it"],
])("in English %s keeps its spaces, and from is said of one day only", (found, expected) => {
  expect(worded(found, "en", titleOf)).toBe(expected)
})
