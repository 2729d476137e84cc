import type { CheckFinding } from "@policy-ledger/ledger"
import type { Change, Different, ReceiptCheck } from "@policy-ledger/receipt"
import { expectTypeOf, it } from "vitest"
import type { Same } from "../../rulebook/test/same.ts"
import type * as Keep from "../src/ledger/answers.ts"
import type { CheckReceiptAnswer } from "../src/receipt/answers.ts"

/** As JSON tells it, which leaves out what is undefined. */
type Printed =
  | Exclude<ReceiptCheck, Different>
  | (Omit<Different, "changes"> & {
      readonly changes: readonly (Omit<Change, "was" | "now"> & Partial<Pick<Change, "was" | "now">>)[]
    })

it("the codecs of what other rooms answer describe just what their types say", () => {
  expectTypeOf<Same<typeof Keep.CheckFinding.Type, CheckFinding>>().toEqualTypeOf<true>()
  expectTypeOf<Same<typeof CheckReceiptAnswer.Type, Printed>>().toEqualTypeOf<true>()
})
