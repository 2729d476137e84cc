import { describe, expect, it } from "vitest"
import { columnsFor } from "../src/layout/page/columns.ts"
import { entryList } from "../src/layout/page/entries.ts"
import { plain } from "../src/layout/page/paint.ts"
import { table } from "../src/layout/page/table.ts"
import { padded, widthOf } from "../src/layout/page/width.ts"
import { wrap } from "../src/layout/page/wrap.ts"

describe("the width of a text is what a terminal shows", () => {
  it.each([
    ["", 0],
    ["in force", 8],
    ["有效", 4],
    ["《规则》（2023年）", 18],
    ["48小时", 6],
    ["né", 2],
    ["ne\u0301", 2],
    ["a\u200bb", 2],
    ["—", 1],
  ])("%j takes %d columns", (text, columns) => {
    expect(widthOf(text)).toBe(columns)
  })

  it("filling up counts columns, not characters", () => {
    expect(`${padded("有效", 6)}|`).toBe("有效  |")
    expect(padded("有效", 2)).toBe("有效")
  })
})

describe("a line is broken", () => {
  it("at spaces, without the spaces", () => {
    expect(wrap("the rules in force on a date", 12)).toEqual(["the rules in", "force on a", "date"])
  })

  it("between Chinese characters", () => {
    expect(wrap("商家发货行为管理规范", 8)).toEqual(["商家发货", "行为管理", "规范"])
  })

  it("never before a closing mark nor after an opening one", () => {
    expect(wrap("规则，由平台《解释》", 8)).toEqual(["规则，由", "平台《解", "释》"])
    expect(wrap("一二三四。五", 8)).toEqual(["一二三", "四。五"])
  })

  it("within a word only where it is longer than a line", () => {
    expect(wrap("see shipping-conduct/text", 10)).toEqual(["see", "shipping-c", "onduct/tex", "t"])
  })

  it("where it has line breaks", () => {
    expect(wrap("one\ntwo", 10)).toEqual(["one", "two"])
  })

  it("and never wider than asked, with nothing lost", () => {
    const text =
      "From 2023-06-07 按《1688商家发货行为管理规范》（2023年6月）一笔主订单最多理赔50元, penalties apart."
    for (let width = 10; width < 80; width++) {
      const lines = wrap(text, width)
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width)
      expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""))
    }
  })
})

describe("a table", () => {
  const rows = [
    ["发货", "2023-06-07"],
    ["refund", "—"],
  ]

  it("aligns its columns by the columns of the terminal", () => {
    expect(table(rows, { width: 40, paint: plain })).toBe("发货    2023-06-07\nrefund  —\n")
  })

  it("gives way in its widest column where it does not fit", () => {
    const laid = table([["id", "商家发货行为管理规范与其他许多规则"]], { width: 20, paint: plain })
    expect(laid).toBe("id  商家发货行为管理\n    规范与其他许多规\n    则\n")
  })

  it("paints cells and not what fills them up", () => {
    const paint = (_style: string, text: string): string => `<${text}>`
    expect(
      table(
        [
          [{ text: "ab", style: "green" }, "x"],
          ["abcd", "y"],
        ],
        { width: 40, paint },
      ),
    ).toBe("<ab>    x\nabcd  y\n")
  })
})

describe("columns for rows that go on coming", () => {
  const columns = columnsFor(["Order", "Ship by", "Exempt"], [["A-1", "2024-02-07 10:00", "claim, points"]], {
    width: 31,
    paint: plain,
  })

  it("are as wide as the longest word of the first page, and what is left goes to the first", () => {
    expect(columns.header).toBe("Order  Ship by           Exempt\n")
    expect(columns.row(["A-1", "2024-02-07 10:00", "claim, points"])).toBe(
      "A-1    2024-02-07 10:00  claim,\n                         points\n",
    )
  })

  it("give a name that is too long a line of its own, unbroken", () => {
    expect(columns.row(["order-123456", "—", "—"])).toBe("order-123456\n       —                 —\n")
  })
})

describe("a list of entries", () => {
  const page = { lang: "en", width: 30, paint: plain } as const

  it("never breaks an identifier: columns that do not fit stand below", () => {
    const laid = entryList(
      page,
      ["Provision", "From"],
      [
        {
          title: "",
          entries: [{ cells: ["shipping-conduct/claim-cap", "2023-06-07"], under: "    Ceiling\n" }],
        },
      ],
    )
    expect(laid).toBe("  Provision\n  shipping-conduct/claim-cap\n    2023-06-07\n    Ceiling\n")
  })
})
