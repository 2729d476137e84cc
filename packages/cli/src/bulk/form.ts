import { Effect } from "effect"
import { CallRefused } from "../refusal.ts"

/** The forms in which many orders come in and their results go out. */
export const BULK_FORMS = ["ndjson", "csv", "parquet"] as const
export type Form = (typeof BULK_FORMS)[number]

const ENDING = /\.([^./\\]+)$/

const endingOf = (file: string): string | undefined => ENDING.exec(file)?.[1]?.toLowerCase()

const formNamed = (ending: string | undefined): Form | undefined => BULK_FORMS.find((form) => form === ending)

/** Tables that are read, as people call them. */
export const TABLES = { csv: "CSV", parquet: "Parquet" } as const

/** Is the form one in which orders are rows of columns? */
export const isTable = (form: Form | "json" | undefined): form is keyof typeof TABLES =>
  form === "csv" || form === "parquet"

/** The form of a table, by the end of its name. */
export const tableNamed = (file: string): keyof typeof TABLES | undefined => {
  const form = formNamed(endingOf(file))
  return isTable(form) ? form : undefined
}

const refused = (at: string, found: string, expected: string) =>
  Effect.fail(new CallRefused({ at, found, expected }))

const ENDINGS = ".ndjson, .csv or .parquet"

/** The form of a result, by the end of its name. */
export const formOfResult = (file: string): Effect.Effect<Form, CallRefused> => {
  const form = formNamed(endingOf(file))
  return form === undefined ? refused("--out", file, `a name that ends in ${ENDINGS}`) : Effect.succeed(form)
}

/** The same of a result that is text. */
export const formOfText = (file: string): Effect.Effect<Exclude<Form, "parquet">, CallRefused> => {
  const form = formNamed(endingOf(file))
  return form === undefined || form === "parquet"
    ? refused("--out", file, "a name that ends in .ndjson or .csv")
    : Effect.succeed(form)
}

/** The form of what is read: as a flag says, else by the end of its name. */
export const formOfOrders = (
  file: string,
  from: Form | undefined,
  flag = "--from",
): Effect.Effect<Form | "json", CallRefused> => {
  const ending = endingOf(file)
  const form = from ?? formNamed(ending)
  if (file === "-" && form === "parquet")
    return refused("-", "standard input", "a file: Parquet is read from its end")
  if (form !== undefined) return Effect.succeed(form)
  if (file === "-") return refused("-", `standard input without ${flag}`, `${flag} ndjson or ${flag} csv`)
  if (ending === "json") return Effect.succeed("json")
  return refused("file", file, `orders in ${ENDINGS}, or ${flag} to say which of them it is`)
}
