/** A text in the languages that its platform speaks: English always, Chinese mostly, others by their BCP 47 tags. */
export interface Text {
  readonly zh?: string
  readonly en: string
  readonly [lang: string]: string
}

/** The tag of a language, as `zh` or `pl`. */
export type Lang = string

export const text = (zh: string, en: string): Text & { readonly zh: string } => ({ zh, en })

/** In the language that is asked for, else in English. */
export const inLang = (t: Text, lang: Lang): string => t[lang] ?? t.en
