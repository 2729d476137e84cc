// Whether the page answers already: until then it draws no more than what is seen first.
import { signal } from "@preact/signals"

export const isAlive = signal(false)
