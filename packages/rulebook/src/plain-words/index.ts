// What the trees of the language say, in words that a seller reads: Chinese, and English for every other language, with titles
// in the language itself where a platform has them. The engine uses none of it: the reasons of an audit name facts by path.
export { conditionWords, conditionSentence, savingWords } from "./conditions.ts"
export { dateWords, instantWords, MONTHS } from "./dates.ts"
export { silenceWords } from "./deadlines.ts"
export { doneBy, effectWords, movedWords } from "./effects.ts"
export { durationWords, moneyWords, shareWords } from "./measures.ts"
export { bracketed, labelled, listed, say } from "./speech.ts"
export { PARTY, DEADLINE, PAYMENT, REFUND, WAIVED } from "./terms.ts"
export { calendarTitle, deadlineTitle, factName, valueName, waivedTitle, type Declared } from "./titles.ts"
