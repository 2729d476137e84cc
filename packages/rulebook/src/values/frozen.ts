/** What was frozen whole already. */
const done = new WeakSet<object>()

/**
 * The value, of which nobody can change anything from now on, however deep. What answers and engine both refer to is
 * frozen: an answer is its reader's own, and whatever is done to it changes no other.
 */
export const frozen = <A>(value: A): A => {
  if (typeof value !== "object" || value === null || done.has(value)) return value
  done.add(Object.freeze(value))
  for (const member of Object.values(value)) frozen(member)
  return value
}
