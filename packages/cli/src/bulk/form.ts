import { Effect } from "effect"
import { CallRefused } from "../refusal.ts"

/** The forms in which many orders come in and their results go out. */
export const BULK_FORMS = ["ndjson", "csv"] as const
export type Form = (typeof BULK_FORMS)[number]

const ENDING = /\.([^./\\]+)$/

const endingOf = (file: string): string | undefined => ENDING.exec(file)?.[1]?.toLowerCase()

const formNamed = (ending: string | undefined): Form | undefined => BULK_FORMS.find((form) => form === ending)

const refused = (at: string, found: string, expected: string) =>
  Effect.fail(new CallRefused({ at, found, expected }))

/** The form of a result, by the end of its name. */
export const formOfResult = (file: string): Effect.Effect<Form, CallRefused> => {
  const ending = endingOf(file)
  const form = formNamed(ending)
  if (form !== undefined) return Effect.succeed(form)
  if (ending === "parquet") return refused("--out", file, `.ndjson or .csv: ${NO_PARQUET}`)
  return refused("--out", file, "a name that ends in .ndjson or .csv")
}

/** The form of what is read: as a flag says, else by the end of its name. */
export const formOfOrders = (
  file: string,
  from: Form | undefined,
  flag = "--from",
): Effect.Effect<Form | "json", CallRefused> => {
  const ending = endingOf(file)
  const form = from ?? formNamed(ending)
  if (form !== undefined) return Effect.succeed(form)
  if (file === "-") return refused("-", `standard input without ${flag}`, `${flag} ndjson or ${flag} csv`)
  if (ending === "json") return Effect.succeed("json")
  if (ending === "parquet") return refused("file", file, `orders in .ndjson or .csv: ${NO_PARQUET}`)
  return refused("file", file, `orders in .ndjson or .csv, or ${flag} to say which of them it is`)
}

const NO_PARQUET = "Parquet is not read or written yet, and nothing was done"
