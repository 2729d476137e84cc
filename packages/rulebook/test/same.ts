/** All that a type says, member for member, however it is put together: of `A & B`, `Omit` or `extends` one object. */
type Spelt<T> = T extends object ? { [K in keyof T]: Spelt<T[K]> } : T

/** Not only assignable both ways: the compiler takes the two for one type, optional keys and `readonly` included. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- what is asked is whether the two are one for any T
type Identical<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false

/** Of every member of a union. */
type Keys<T> = T extends unknown ? keyof T : never
type At<T, K> = T extends unknown ? (K extends keyof T ? Pick<T, K> : never) : never

type Differing<A, B> = {
  [K in Keys<A> | Keys<B>]: Identical<At<A, K>, At<B, K>> extends true ? never : K
}[Keys<A> | Keys<B>]

/**
 * Whether two types say the same, down to the last key: `true`, or the keys at which they differ. A mutual `extends` would
 * let an optional key slip through that only one side has.
 */
export type Same<A, B> =
  Identical<Spelt<A>, Spelt<B>> extends true ? true : { readonly differAt: Differing<Spelt<A>, Spelt<B>> }
