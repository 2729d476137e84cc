import { DIGEST } from "@policy-ledger/log"
import type { Text } from "@policy-ledger/rulebook"
import { ReceiptError } from "./receipt.ts"

/** Tells that a value is a T, down to the last key, or throws a `ReceiptError` that says where it is not. */
export type Form<T> = (value: unknown, at: string) => value is T

/** A key that may be absent. */
export interface Maybe<T> {
  readonly maybe: Form<T>
}

/** What a form tells of a value. */
export type Told<F> = F extends Form<infer T> ? T : never

interface Fields {
  readonly [key: string]: Form<unknown> | Maybe<unknown>
}

type OptionalKey<F> = { [K in keyof F]: F[K] extends Maybe<unknown> ? K : never }[keyof F]

/** The object that its fields make: an optional key exactly where the form is a `Maybe`. */
type Whole<F> = { readonly [K in Exclude<keyof F, OptionalKey<F>>]: Told<F[K]> } & {
  readonly [K in OptionalKey<F>]?: F[K] extends Maybe<infer T> ? T : never
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

const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/

/** A text by its languages, English always. */
export const localized: Form<Text> = (value, at): value is Text => {
  if (!isRecord(value)) return refuse(at, value, "an object")
  const stranger = Object.keys(value).find((key) => !LANGUAGE.test(key))
  if (stranger !== undefined) return refuse(at, stranger, "no key but languages")
  return ["en", ...Object.keys(value)].every((lang) => text(value[lang], `${at}.${lang}`))
}

export const flag: Form<boolean> = (value, at): value is boolean =>
  typeof value === "boolean" || refuse(at, value, "true or false")

export const count: Form<number> = (value, at): value is number =>
  (Number.isSafeInteger(value) && Number(value) >= 0) || refuse(at, value, "a whole number from 0")

export const digest: Form<string> = (value, at): value is string =>
  (typeof value === "string" && DIGEST.test(value)) || refuse(at, value, "sha256: and 64 hexadecimal digits")

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
  <F extends Fields>(fields: F): Form<Whole<F>> =>
  (value, at): value is Whole<F> => {
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

/** Any keys, and of each the same. */
export const record =
  <T>(form: Form<T>): Form<{ readonly [key: string]: T }> =>
  (value, at): value is { readonly [key: string]: T } =>
    isRecord(value)
      ? Object.entries(value).every(([key, member]) => form(member, `${at}.${key}`))
      : refuse(at, value, "an object")

/** These keys, and any other that has this form. */
export const structWithRest =
  <F extends Fields, T>(fields: F, rest: Form<T>): Form<Whole<F> & { readonly [key: string]: T }> =>
  (value, at): value is Whole<F> & { readonly [key: string]: T } => {
    if (!isRecord(value)) return refuse(at, value, "an object")
    const [known, others] = [new Map<string, unknown>(), new Map<string, unknown>()]
    for (const [key, member] of Object.entries(value))
      (Object.hasOwn(fields, key) ? known : others).set(key, member)
    return struct(fields)(Object.fromEntries(known), at) && record(rest)(Object.fromEntries(others), at)
  }

/** Objects that the first of their keys tells apart. */
export const byKey =
  <Cases extends readonly (readonly [key: string, form: Form<object>])[]>(
    ...cases: Cases
  ): Form<Told<Cases[number][1]>> =>
  (value, at): value is Told<Cases[number][1]> => {
    const found = cases.find(([key]) => isRecord(value) && Object.hasOwn(value, key))
    const [, form] = found ?? refuse(at, value, cases.map(([key]) => key).join(" or "))
    return form(value, at)
  }

/** The form of the objects of one of these kinds. */
type Case = readonly [kinds: readonly string[], form: Form<object>]

/** Objects that their `kind` tells apart. */
export const byKind =
  <Cases extends readonly Case[]>(...cases: Cases): Form<Told<Cases[number][1]>> =>
  (value, at): value is Told<Cases[number][1]> => {
    const forms = new Map<unknown, Form<object>>(
      cases.flatMap(([kinds, form]) => kinds.map((kind) => [kind, form] as const)),
    )
    const kind = isRecord(value) ? value["kind"] : undefined
    const form = forms.get(kind) ?? refuse(`${at}.kind`, kind, [...forms.keys()].join(" or "))
    return form(value, at)
  }

/** Any JSON. */
export const anything: Form<unknown> = (value, at): value is unknown =>
  value !== undefined || refuse(at, value, "a value")
