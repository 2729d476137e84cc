import type { Cause } from "effect"

/** The class of a tagged error: what `Data.TaggedError` makes, in a type that a declaration file can name. */
export type ErrorClass<Tag extends string, Fields extends object> = new (
  fields: Fields,
) => Cause.YieldableError & { readonly _tag: Tag } & Readonly<Fields>
