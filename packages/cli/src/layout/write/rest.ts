import { type Page, paragraph, say, stacked } from "../page/page.ts"
import { type Row, table } from "../page/table.ts"

export interface RestOfPage {
  readonly page: string
  readonly rest: readonly {
    readonly headline: string | null
    readonly at: string | null
    readonly sentences: readonly { readonly text: string; readonly range: readonly [number, number] }[]
  }[]
}

export const layOutRest = (page: Page, { page: file, rest }: RestOfPage): string => {
  const open = rest.filter(({ sentences }) => sentences.length > 0)
  return open.length === 0
    ? paragraph(page, say(page, `${file}：每一句都有事件引用`, `${file}: an event cites every sentence`), {
        style: "green",
      })
    : stacked(
        ...open.map(({ headline, at, sentences }) =>
          [
            paragraph(page, [headline, at].filter((part) => part !== null).join("  "), { style: "bold" }),
            table(
              sentences.map(
                ({ text, range }): Row => [{ text: `[${range.join(", ")}]`, style: "dim" }, text],
              ),
              page,
            ),
          ].join(""),
        ),
      )
}
