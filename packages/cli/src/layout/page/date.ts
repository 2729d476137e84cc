import { match, P } from "ts-pattern"
import { type Page, readable, say } from "./page.ts"

/** The beginning of a version for a person: EDTF as it is, the words in their language. */
export const beginning = (page: Pick<Page, "lang">, from: string): string =>
  match(from)
    .with("before", () => say(page, "此前", "before"))
    .with("unstated", () => say(page, "未说明", "unstated"))
    .with("publication", () => say(page, "公布之日", "publication"))
    .with(P.string, readable)
    .exhaustive()

/** The end of a version, exclusive. */
export const ending = (page: Pick<Page, "lang">, ends: string | null): string =>
  match(ends)
    .with(null, () => "—")
    .with("unstated", () => say(page, "未说明", "unstated"))
    .with(P.string, readable)
    .exhaustive()
