/** What a value was once worked out for: a `Map`, or a `WeakMap` that lets go of keys nobody else holds. */
interface Known<K, V> {
  get(key: K): V | undefined
  has(key: K): boolean
  set(key: K, value: V): unknown
}

/** The value known for a key, else the one made now and remembered: each is made once, `undefined` too. */
export const memo = <K, V>(known: Known<K, V>, key: K, make: () => V): V => {
  const value = known.get(key)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `has` says is there is a V, undefined or not
  if (value !== undefined || known.has(key)) return value as V
  const made = make()
  known.set(key, made)
  return made
}
