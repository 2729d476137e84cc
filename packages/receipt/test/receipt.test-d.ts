import type { Receipt as Codec } from "@policy-ledger/ledger/schema"
import { expectTypeOf, it } from "vitest"
import type { Same } from "../../rulebook/test/same.ts"
import type { Told } from "../src/form.ts"
import type { receipt } from "../src/generated/receipt-form.ts"
import type { Receipt } from "../src/index.ts"

it("a receipt is just what its type, its codec and the form that reads it say", () => {
  expectTypeOf<Same<typeof Codec.Type, Receipt>>().toEqualTypeOf<true>()
  expectTypeOf<Same<Told<typeof receipt>, Receipt>>().toEqualTypeOf<true>()
})
