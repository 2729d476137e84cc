import type { Presumption } from "@policy-ledger/rulebook"
import { bracketed, labelled, listed, type Page, paragraph, say, told } from "../page/page.ts"
import { PRESUMED } from "../page/terms.ts"

/** Stands after what rests on a presumption. */
export const MARK = "※"

export const marked = (text: string, presumed: readonly Presumption[] = []): string =>
  presumed.length === 0 ? text : `${text} ${MARK}`

/** A line of an answer, by its name, and on what it rests. */
export interface Resting {
  readonly name: string
  readonly presumed?: readonly Presumption[] | undefined
}

/** Which lines rest on which presumption; nothing where none does. */
export const presumedLegend = (page: Page, lines: readonly Resting[]): string => {
  const resting = lines.filter(({ presumed = [] }) => presumed.length > 0)
  return [...Map.groupBy(resting, ({ presumed = [] }) => presumed.join())]
    .map(([, together]) => {
      const names = [...new Set(together.map(({ name }) => name))]
      return paragraph(page, labelled(page, reasons(page, together[0]?.presumed), listed(page, names)), {
        mark: `${MARK} `,
        style: "yellow",
      })
    })
    .join("")
}

/** What was presumed, above an answer; nothing where nothing was. */
export const presumeLine = (page: Page, presume: readonly Presumption[] = []): string => {
  if (presume.length === 0) return ""
  return paragraph(page, labelled(page, say(page, "推定", "presumed"), reasons(page, presume)), {
    style: "yellow",
  })
}

const reasons = (page: Page, presumed: readonly Presumption[] = []): string =>
  listed(
    page,
    presumed.map((one) => one + bracketed(page, told(page, PRESUMED[one]))),
  )
