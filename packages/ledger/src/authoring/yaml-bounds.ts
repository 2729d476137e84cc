// How much YAML is read. The parser of YAML recurses, and its time grows with the square of some texts: what an authored
// file never needs is refused before it is parsed.
import { DEEPEST, formatBytes, utf8, YAML_BOUNDS } from "@policy-ledger/log"
import { type CST, Lexer } from "yaml"

/** What is too much, and where it begins to be. */
export interface Excess {
  readonly offset: number
  readonly found: string
  readonly expected: string
}

/** Words, signs, blanks and ends of lines as the lexer cuts them: some five of them make a value. */
const MOST_LEXEMES = 5 * YAML_BOUNDS.values

/** Of the bare text: its size, and how many pieces it is cut into. */
export const textExcess = (text: string): Excess | undefined => {
  const most = YAML_BOUNDS.bytes
  const bytes = text.length > most ? text.length : utf8(text).length
  if (bytes > most) return { offset: 0, found: `${bytes} bytes`, expected: `at most ${formatBytes(most)}` }
  let [lexemes, offset] = [0, 0]
  for (const lexeme of new Lexer().lex(text)) {
    if (++lexemes > MOST_LEXEMES) return tooMany(offset, `${MOST_LEXEMES} words and signs`)
    offset += lexeme.length
  }
  return undefined
}

const tooMany = (offset: number, most: string): Excess => ({
  offset,
  found: `more than ${most}`,
  expected: "fewer",
})

/** Of the text as a tree: how many values it holds, and how deep they lie. */
export const treeExcess = (tokens: readonly CST.Token[]): Excess | undefined => {
  // What stands first in the file is taken from the end.
  const waiting = tokens.map((token) => ({ token, depth: 0 })).toReversed()
  let values = 0
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { token, depth } = next
    const { offset } = token
    if (++values > YAML_BOUNDS.values) return tooMany(offset, `${YAML_BOUNDS.values} values`)
    if (depth > DEEPEST) return { offset, found: `more than ${DEEPEST} levels`, expected: "less nesting" }
    const below = token.type === "document" ? depth : depth + 1
    for (const child of childrenOf(token).toReversed()) waiting.push({ token: child, depth: below })
  }
  return undefined
}

const childrenOf = (token: CST.Token): readonly CST.Token[] => {
  if (token.type === "document") return token.value === undefined ? [] : [token.value]
  if (!("items" in token)) return []
  return token.items.flatMap(({ key, value }) => [key, value].filter((child) => child != null))
}
