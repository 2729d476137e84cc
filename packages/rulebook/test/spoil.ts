/** Does whatever a reader can do to everything that can be reached from an answer; what is frozen refuses. */
export const spoil = (value: unknown): void => {
  if (value instanceof Uint8Array) return void value.fill(0xee)
  if (typeof value !== "object" || value === null) return
  for (const [key, member] of Object.entries(value)) {
    spoil(member)
    Reflect.set(value, key, "spoilt")
    Reflect.deleteProperty(value, key)
  }
  Reflect.set(value, "added", "spoilt")
}
