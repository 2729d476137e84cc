// The text of an HTML page, a line for each block. Nothing in it is run or fetched: scripts and styles are left out.
import { Parser } from "htmlparser2"

/** What a browser does not show as text. */
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

/** Each block on a line of its own, white space within it as one blank. */
export const linesOfHtml = (html: string): readonly string[] => {
  const lines: string[] = []
  let line = ""
  let hidden = 0
  const endLine = () => {
    const text = line.replace(/\s+/gu, " ").trim()
    if (text !== "") lines.push(text)
    line = ""
  }
  const parser = new Parser({
    onopentag: (name) => {
      if (HIDDEN.has(name)) hidden++
      if (BLOCKS.has(name)) endLine()
    },
    onclosetag: (name) => {
      if (HIDDEN.has(name)) hidden--
      if (BLOCKS.has(name)) endLine()
    },
    ontext: (text) => {
      if (hidden === 0) line += text
    },
  })
  parser.end(html)
  endLine()
  return lines
}
