import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"

/** The examples of `docs/examples`: orders with the lines of its README that say why each answer is right. */

const FOLDER = new URL("../../../../docs/examples/", import.meta.url)

export type Json = { readonly [key: string]: unknown }

export interface Example {
  readonly id: string
  /** Provisions that it is about. */
  readonly about: readonly string[]
  readonly why: string
  readonly case: Json
  readonly question: { readonly announcedBy?: string }
}

const read = (name: string): string => readFileSync(new URL(name, FOLDER), "utf8")

const orderOf = (json: Json): Json => (json["order"] ?? {}) as Json

export const orders = (): readonly Json[] =>
  read("orders.ndjson")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Json)

/** The words between backticks of a cell, or the cell itself. */
const quoted = (cell: string): readonly string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, word = ""]) => word)

/** The rows of the first table under a heading, without its head. */
const tableUnder = (heading: string): readonly (readonly [string, string, string])[] => {
  const [, section = ""] = read("README.md").split(`\n## ${heading}\n`)
  const [body = ""] = section.split("\n## ")
  const rows = body.split("\n").filter((line) => line.startsWith("| `"))
  return rows.map((row) => {
    const [first = "", second = "", third = ""] = row.slice(1, -1).split(" | ")
    return [first.trim(), second.trim(), third.trim()]
  })
}

const orderNamed = (id: string): Json => {
  const found = orders().find((json) => orderOf(json)["id"] === id)
  if (found === undefined)
    throw new Error(`README speaks of the order ${id}, which orders.ndjson does not have`)
  return found
}

export const explained = (): readonly Example[] =>
  tableUnder("Orders").flatMap(([first, about, why]) =>
    quoted(first).map((id) => ({ id, about: quoted(about), why, case: orderNamed(id), question: {} })),
  )

/** The same orders, as of an earlier day. */
export const earlier = (): readonly Example[] =>
  tableUnder("The same orders, asked as of an earlier day").flatMap(([first, announcedBy, why]) =>
    quoted(first).map((order) => ({
      id: `${order}, announced by ${announcedBy}`,
      about: explained().find((e) => e.id === order)?.about ?? [],
      why,
      case: orderNamed(order),
      question: { announcedBy },
    })),
  )

export const single = (): readonly Example[] =>
  tableUnder("Single cases").flatMap(([first, about, why]) =>
    quoted(first).map((id) => ({
      id,
      about: quoted(about),
      why,
      case: JSON.parse(read(id)) as Json,
      question: {},
    })),
  )

export const pathOf = (name: string): string => fileURLToPath(new URL(name, FOLDER))
