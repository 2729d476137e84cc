import { coloured, type Paint, plain } from "../layout/page/paint.ts"
import type { Surroundings } from "./surroundings.ts"

/** Where the output is no terminal. */
const DEFAULT_COLUMNS = 100

type Screen = Pick<Surroundings["Service"], "env" | "stdout">

export const columnsOf = ({ stdout }: Screen): number =>
  (stdout.isTerminal() ? stdout.columns() : DEFAULT_COLUMNS) || DEFAULT_COLUMNS

/** https://no-color.org and https://force-color.org: set to anything but the empty text. */
export const paintOn = ({ env, stdout }: Screen): Paint => {
  const { NO_COLOR: no, FORCE_COLOR: force, TERM: term } = env
  if (no !== undefined && no !== "") return plain
  if (force !== undefined && force !== "" && force !== "0") return coloured
  return stdout.isTerminal() && term !== "dumb" ? coloured : plain
}
