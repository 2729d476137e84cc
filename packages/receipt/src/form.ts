import { ReceiptError } from "./receipt.ts"

/** Tells that a value is a T, down to the last key, or throws a `ReceiptError` that says where it is not. */
export type Form<T> = (value: unknown, at: string) => value is T

/** A key that may be absent. */
export interface Maybe<T> {
  readonly maybe: Form<T>
}

/** A form for each key: a `Maybe` exactly where the key is optional. */
export type Fields<T> = {
  readonly [K in keyof T]-?: object extends Pick<T, K> ? Maybe<Exclude<T[K], undefined>> : Form<T[K]>
}

export const maybe = <T>(form: Form<T>): Maybe<T> => ({ maybe: form })

const show = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

const refuse = (at: string, value: unknown, expected: string): never => {
  throw new ReceiptError(at, value === undefined ? "nothing" : show(value), expected)
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

export const text: Form<string> = (value, at): value is string =>
  typeof value === "string" || refuse(at, value, "text")

export const flag: Form<boolean> = (value, at): value is boolean =>
  typeof value === "boolean" || refuse(at, value, "true or false")

export const count: Form<number> = (value, at): value is number =>
  (Number.isSafeInteger(value) && Number(value) >= 0) || refuse(at, value, "a whole number from 0")

export const matching =
  (pattern: RegExp, expected: string): Form<string> =>
  (value, at): value is string =>
    (typeof value === "string" && pattern.test(value)) || refuse(at, value, expected)

export const oneOf =
  <const T extends string | number | boolean>(...values: readonly T[]): Form<T> =>
  (value, at): value is T =>
    values.some((known) => known === value) || refuse(at, value, values.map(show).join(" or "))

export const nullable =
  <T>(form: Form<T>): Form<T | null> =>
  (value, at): value is T | null =>
    value === null || form(value, at)

export const list =
  <T>(form: Form<T>): Form<readonly T[]> =>
  (value, at): value is readonly T[] =>
    Array.isArray(value)
      ? value.every((item: unknown, i) => form(item, `${at}[${i}]`))
      : refuse(at, value, "a list")

export const pair =
  <T>(form: Form<T>): Form<readonly [T, T]> =>
  (value, at): value is readonly [T, T] =>
    Array.isArray(value) && value.length === 2
      ? value.every((item: unknown, i) => form(item, `${at}[${i}]`))
      : refuse(at, value, "two values")

/** These keys and no other. */
export const struct =
  <T extends object>(fields: Fields<T>): Form<T> =>
  (value, at): value is T => {
    if (!isRecord(value)) return refuse(at, value, "an object")
    const forms = Object.entries<Form<unknown> | Maybe<unknown>>(fields)
    const stranger = Object.keys(value).find((key) => !Object.hasOwn(fields, key))
    if (stranger !== undefined)
      return refuse(at, stranger, `no key but ${forms.map(([key]) => key).join(", ")}`)
    return forms.every(([key, form]) => {
      const here = `${at}.${key}`
      const member = Object.hasOwn(value, key) ? value[key] : undefined
      return "maybe" in form ? member === undefined || form.maybe(member, here) : form(member, here)
    })
  }

/** Objects that their `kind` tells apart. */
export const byKind =
  <T extends { readonly kind: string }>(forms: { readonly [K in T["kind"]]: Form<T> }): Form<T> =>
  (value, at): value is T => {
    const known = new Map<unknown, Form<T>>(Object.entries<Form<T>>(forms))
    const kind = isRecord(value) ? value["kind"] : undefined
    const form = known.get(kind) ?? refuse(`${at}.kind`, kind, [...known.keys()].join(" or "))
    return form(value, at)
  }

/** Any JSON. */
export const anything: Form<unknown> = (value, at): value is unknown =>
  value !== undefined || refuse(at, value, "a value")
