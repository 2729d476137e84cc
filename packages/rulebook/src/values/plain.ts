// What JavaScript hands over and JSON could have said, of whichever realm.

/** An `Object.prototype`, which each realm has of its own, or none. */
const isOfRecords = (prototype: object | null): boolean =>
  prototype === null ||
  (Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, "isPrototypeOf"))

/** The class of what is neither a record nor a list of JSON, by its name; undefined for those that are. */
export const classOf = (value: object): string | undefined => {
  if (Array.isArray(value)) return undefined
  const prototype: object | null = Object.getPrototypeOf(value)
  if (isOfRecords(prototype)) {
    // JSON, Math, the arguments of a function.
    const tag = Object.prototype.toString.call(value).slice("[object ".length, -1)
    return tag === "Object" ? undefined : tag
  }
  const name: unknown = value.constructor?.name
  return typeof name === "string" && name !== "" ? name : "a class"
}

export const mapValues = <A, B>(
  record: { readonly [key: string]: A },
  change: (value: A) => B,
): { readonly [key: string]: B } =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))

/** A record as JSON has it: no instance of a class. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) && classOf(value) === undefined
