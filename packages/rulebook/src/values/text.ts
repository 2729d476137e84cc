/** A text of ours in both languages. */
export interface Text {
  readonly zh: string
  readonly en: string
}

export const text = (zh: string, en: string): Text => ({ zh, en })

export type Lang = "zh" | "en"
