// The instruments that the platform declares.
import type { InstrumentDeclaration } from "@policy-ledger/rulebook"
import { platform } from "./asking.ts"

/** undefined where the platform declares none of that id. */
export const declaredInstrument = (id: string): InstrumentDeclaration | undefined =>
  platform.value?.instruments.find((one) => one.id === id)
