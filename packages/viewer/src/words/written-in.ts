// In which language somebody else's text is, as far as its letters tell: screens and voices want to know.

/** `zh-CN` where it holds Chinese characters; undefined where only its context can tell, or there is none. */
export const writtenIn = (text: string | null): string | undefined =>
  text !== null && /\p{Script=Han}/u.test(text) ? "zh-CN" : undefined
