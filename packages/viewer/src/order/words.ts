import { inBoth } from "../words/words.ts"
import { en } from "./words-en.ts"
import { zh } from "./words-zh.ts"

export type OrderWords = typeof zh

/** The words of this view. */
export const said = inBoth<OrderWords>(zh, en)
