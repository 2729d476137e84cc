// The first view as HTML, drawn when the page is made.
import { renderToString } from "preact-render-to-string"
import { App } from "./frame/app.tsx"
import { provide, type Book } from "./package/entries.ts"
import { place } from "./place/stand.ts"
import type { PageLang } from "./place/place.ts"

export interface FirstView {
  readonly html: string
  readonly title: string
  readonly lang: PageLang
}

/** In a language, of the day that the page begins with. */
export const firstView = (book: Book, inLang: PageLang): FirstView => {
  provide(book)
  place.value = { ...place.value, lang: inLang }
  const html = renderToString(<App />)
  place.value = { ...place.value, lang: null }
  const title = /<h1>(.*?)<\/h1>/.exec(html)?.[1] ?? ""
  return { html, title, lang: inLang }
}
