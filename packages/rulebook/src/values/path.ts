/** Longer keys are told by their beginning: no path grows with the text that it speaks of. */
const LONGEST = 60

/** Read where it is first needed: the letters of all scripts take as long to read as a fifth of a package that decides. */
let plain: RegExp | undefined

const keyText = (key: string): string => {
  const told = key.length > LONGEST ? `${key.slice(0, LONGEST - 1)}…` : key
  return told === key && (plain ??= new RegExp("^[\\p{L}\\p{N}_$@-]+$", "u")).test(key)
    ? key
    : JSON.stringify(told)
}

/** A path one step on: `order.subOrders[0].amount`; a key that could be misread stands in quotes. */
export const stepInto = (path: string, step: string | number): string => {
  if (typeof step === "number") return `${path}[${step}]`
  return path === "" ? keyText(step) : `${path}.${keyText(step)}`
}
