import { describe, expectTypeOf, it } from "vitest"
import type { Same } from "./same.ts"

interface Rule {
  readonly id: string
  readonly note?: string
}
interface Kept {
  readonly rules: readonly Rule[]
  readonly change: { readonly kind: "began"; readonly rule: Rule } | { readonly kind: "ended" }
}

/** The same with a key more, deep inside. */
type Further<Key> = {
  readonly rules: readonly (Rule & Key)[]
  readonly change: Kept["change"]
}
type FurtherInUnion<Key> = {
  readonly rules: Kept["rules"]
  readonly change: Exclude<Kept["change"], { kind: "ended" }> | ({ readonly kind: "ended" } & Key)
}
type MayHaveMore = { readonly more?: string }
type HasMore = { readonly more: string }

// Each `@ts-expect-error` is a difference that has to be seen: the compiler objects where it is not.
describe("two types are the same", () => {
  it("however they are put together", () => {
    expectTypeOf<Same<Kept, Pick<Kept, "rules"> & Omit<Kept, "rules">>>().toEqualTypeOf<true>()
    expectTypeOf<Same<{ readonly id: string } & { readonly note?: string }, Rule>>().toEqualTypeOf<true>()
    expectTypeOf<Same<Further<unknown>, Kept>>().toEqualTypeOf<true>()
    expectTypeOf<Same<FurtherInUnion<unknown>, Kept>>().toEqualTypeOf<true>()
  })

  it("not where one has an optional key more, on either side and at any depth", () => {
    // @ts-expect-error -- left, at the top
    expectTypeOf<Same<Kept & MayHaveMore, Kept>>().toEqualTypeOf<true>()
    // @ts-expect-error -- right, at the top
    expectTypeOf<Same<Kept, Kept & MayHaveMore>>().toEqualTypeOf<true>()
    // @ts-expect-error -- left, in a member of a list
    expectTypeOf<Same<Further<MayHaveMore>, Kept>>().toEqualTypeOf<true>()
    // @ts-expect-error -- right, in a member of a list
    expectTypeOf<Same<Kept, Further<MayHaveMore>>>().toEqualTypeOf<true>()
    // @ts-expect-error -- left, in one member of a union
    expectTypeOf<Same<FurtherInUnion<MayHaveMore>, Kept>>().toEqualTypeOf<true>()
    // @ts-expect-error -- right, in one member of a union
    expectTypeOf<Same<Kept, FurtherInUnion<MayHaveMore>>>().toEqualTypeOf<true>()
  })

  it("not where one has a required key more", () => {
    // @ts-expect-error -- left
    expectTypeOf<Same<Further<HasMore>, Kept>>().toEqualTypeOf<true>()
    // @ts-expect-error -- right
    expectTypeOf<Same<Kept, FurtherInUnion<HasMore>>>().toEqualTypeOf<true>()
  })

  it("not where a key is optional on one side alone, or may be undefined", () => {
    // @ts-expect-error -- optional, required
    expectTypeOf<Same<MayHaveMore, HasMore>>().toEqualTypeOf<true>()
    // @ts-expect-error -- absent is not undefined
    expectTypeOf<Same<MayHaveMore, { readonly more?: string | undefined }>>().toEqualTypeOf<true>()
    // @ts-expect-error -- optional is not "there, and perhaps undefined"
    expectTypeOf<Same<MayHaveMore, { readonly more: string | undefined }>>().toEqualTypeOf<true>()
  })

  it("not where one may be written to", () => {
    // @ts-expect-error -- a key
    expectTypeOf<Same<HasMore, { more: string }>>().toEqualTypeOf<true>()
    // @ts-expect-error -- a list
    expectTypeOf<Same<readonly string[], string[]>>().toEqualTypeOf<true>()
    // @ts-expect-error -- a pair
    expectTypeOf<Same<readonly [string, string], [string, string]>>().toEqualTypeOf<true>()
  })

  it("not where one knows a word, a length or a value more", () => {
    // @ts-expect-error -- a word
    expectTypeOf<Same<"yes" | "no", "yes" | "no" | "unknown">>().toEqualTypeOf<true>()
    // @ts-expect-error -- two, or any number
    expectTypeOf<Same<readonly [string, string], readonly string[]>>().toEqualTypeOf<true>()
    // @ts-expect-error -- anything, or text
    expectTypeOf<Same<{ readonly more: unknown }, HasMore>>().toEqualTypeOf<true>()
  })

  it("or it is said at which keys they differ", () => {
    expectTypeOf<Same<Further<MayHaveMore>, Kept>>().toEqualTypeOf<{ readonly differAt: "rules" }>()
    expectTypeOf<Same<Kept & MayHaveMore, Kept>>().toEqualTypeOf<{ readonly differAt: "more" }>()
    expectTypeOf<Same<Rule | HasMore, Rule>>().toEqualTypeOf<{ readonly differAt: "more" }>()
  })
})
