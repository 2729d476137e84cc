import { readFileSync, statSync } from "node:fs"
import { type JsonBounds, MANIFEST_BOUNDS, readJson, sizeFault } from "@policy-ledger/log"

/** A file of JSON, or a line of one, read as strictly as what comes from strangers; throws with its place. */
export const jsonOf = (
  file: string,
  text: string,
  line = 1,
  bounds: JsonBounds = MANIFEST_BOUNDS,
): unknown => {
  const read = readJson(text, bounds)
  if (read.ok) return read.value
  const { fault } = read
  const path = fault.at === "" ? "" : `${fault.at}: `
  throw new Error(
    `${file}:${line + fault.line - 1}:${fault.column}: ${path}found ${fault.found}, expected ${fault.expected}`,
  )
}

/** The same of a whole file, asked for its size first. */
export const readJsonFile = (file: string): unknown => {
  const fault = sizeFault(statSync(file).size, MANIFEST_BOUNDS.bytes)
  if (fault !== undefined) throw new Error(`${file}: found ${fault.found}, expected ${fault.expected}`)
  return jsonOf(file, readFileSync(file, "utf8"))
}
