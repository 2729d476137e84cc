// The text of an HTML page, a line for each block. Nothing in it is run or fetched: scripts and styles are left out.
import { Parser } from "htmlparser2"

/** What a browser does not show as text, and what is no page's own. */
const HIDDEN = new Set([
  "script",
  "style",
  "template",
  "noscript",
  "iframe",
  "svg",
  "select",
  "textarea",
  "title",
  "nav",
  "footer",
])

/** What begins and ends a line; all else stands within one. */
const BLOCKS = new Set(
  (
    "address article aside blockquote body br button caption dd details dialog div dl dt fieldset figcaption figure " +
    "footer form h1 h2 h3 h4 h5 h6 head header hr html li main menu nav ol option p pre section summary table tbody " +
    "td tfoot th thead time tr ul"
  ).split(" "),
)

export const isHtml = (text: string): boolean =>
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|[a-z][a-z0-9]*[\s/>])/i.test(text)

/** A page's own headings; smaller ones are of its sections. */
const HEADINGS = new Set(["h1", "h2", "h3"])

export interface HtmlLines {
  readonly lines: readonly string[]
  /** Which of the lines are headings. */
  readonly headings: ReadonlySet<number>
}

/** A byline: the printed time beside an author. */
const BYLINE_SIZE = 60
const TIME = /(\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?)/

const partsOf = (line: string): readonly string[] =>
  line.length > BYLINE_SIZE ? [line] : line.split(TIME).map((part) => part.trim())

/** No page for readers nests deeper, and the parser's time grows with the depth. */
const DEEPEST = 1000
const TOO_DEEP = new Error("too deep")

/**
 * Each block on a line of its own, white space within it as one blank; a printed time in a byline is one, too.
 * Undefined where it nests too deep to be a page.
 */
export const linesOfHtml = (html: string): HtmlLines | undefined => {
  const lines: string[] = []
  const headings = new Set<number>()
  let line = ""
  let hidden = 0
  let depth = 0
  const endLine = (isHeading: boolean) => {
    const parts = partsOf(line.replace(/\s+/gu, " ").trim()).filter((part) => part !== "")
    if (isHeading && parts.length > 0) headings.add(lines.length)
    lines.push(...parts)
    line = ""
  }
  const parser = new Parser({
    onopentag: (name) => {
      if (++depth > DEEPEST) throw TOO_DEEP
      if (HIDDEN.has(name)) hidden++
      if (BLOCKS.has(name)) endLine(false)
    },
    onclosetag: (name) => {
      depth--
      if (HIDDEN.has(name)) hidden--
      if (BLOCKS.has(name)) endLine(HEADINGS.has(name))
    },
    ontext: (text) => {
      if (hidden === 0) line += text
    },
  })
  try {
    parser.end(html)
  } catch (error) {
    if (error === TOO_DEEP) return undefined
    throw error
  }
  endLine(false)
  return { lines, headings }
}
