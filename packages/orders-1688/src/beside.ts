// What is told beside a case: which facts the order does not give, and what of it was not used.
import type { Ignored, Underivable } from "./case.ts"
import { meaning } from "./codes.ts"
import type { Said } from "./part.ts"

export class Beside {
  readonly underivable: Underivable[] = []
  readonly ignored: Ignored[] = []

  /** There is no such fact in the case, and why. */
  lacks(fact: string, why: string): undefined {
    this.underivable.push({ fact, why })
  }

  ignore({ path, said }: Said, why: string): undefined {
    this.ignored.push({ path, found: said, why })
  }

  /** What the code means; one that nobody here knows is listed. */
  meaningOf<A>(codes: ReadonlyMap<string, A>, said: Said | undefined): A | undefined {
    const means = meaning(codes, said)
    return said === undefined || means !== undefined ? means : this.ignore(said, "not known here")
  }
}
