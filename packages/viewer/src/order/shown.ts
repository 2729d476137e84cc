// Which fields the form shows: those of which something is said, and those that can still change the answer.

export interface Showing {
  /** What was shown so far: it stays where it is, for fields must not jump away under whoever fills them. */
  readonly before: readonly string[]
  readonly given: readonly string[]
  /** What can still change the answer, the most wanted first. */
  readonly missing: readonly string[]
  /** So many of those are shown. */
  readonly most: number
  /** What is presumed where it is not given: it is shown behind them, for to give it changes the answer as well. */
  readonly presumed?: readonly string[]
  /** The field in which somebody writes. */
  readonly active?: string | undefined
}

export interface Shown {
  readonly paths: readonly string[]
  /** How many more are missing. */
  readonly more: number
}

export const shownOf = ({ before, given, missing, most, presumed = [], active }: Showing): Shown => {
  const open = missing.filter((path) => !given.includes(path))
  const first = open.slice(0, most)
  const wanted = [...first, ...presumed.filter((path) => !open.includes(path))]
  const stays = before.filter((path) => given.includes(path) || wanted.includes(path) || path === active)
  const comes = [...new Set([...given, ...wanted])].filter((path) => !stays.includes(path))
  return { paths: [...stays, ...comes], more: open.length - first.length }
}
