/** Longer keys are told by their beginning: no path grows with the text that it speaks of. */
const LONGEST = 60

const PLAIN = /^[\p{L}\p{N}_$@-]+$/u

const keyText = (key: string): string => {
  const told = key.length > LONGEST ? `${key.slice(0, LONGEST - 1)}…` : key
  return told === key && PLAIN.test(key) ? key : JSON.stringify(told)
}

/** A path one step on: `order.subOrders[0].amount`; a key that could be misread stands in quotes. */
export const stepInto = (path: string, step: string | number): string => {
  if (typeof step === "number") return `${path}[${step}]`
  return path === "" ? keyText(step) : `${path}.${keyText(step)}`
}
