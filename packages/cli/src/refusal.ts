import { describeMismatch, type Mismatch } from "@policy-ledger/rulebook"
import { Data } from "effect"

/** What was read, where, what stood there and what should have. */
export interface Refused extends Mismatch {
  readonly at: string
}

export const describeRefused = (refused: Refused): string => `${refused.at}: ${describeMismatch(refused)}`

const refusal = <const Tag extends string>(tag: Tag) =>
  class extends Data.TaggedError(tag)<Refused> {
    override get message(): string {
      return describeRefused(this)
    }
  }

/** The call itself: a flag, an argument. */
export class CallRefused extends refusal("CallRefused") {}
/** No folder with a platform file in it. */
export class SeedsNotFound extends refusal("SeedsNotFound") {}
/** A package that the call needs, and that is installed only where it is wanted. */
export class PackageNotInstalled extends refusal("PackageNotInstalled") {}

/** A file that does not hold what it should: a key, a checkpoint, a receipt. */
export class ContentRefused extends refusal("ContentRefused") {}
/** A head that must not be signed, or a proof that cannot be made. */
export class ProofRefused extends refusal("ProofRefused") {}

/** Cases that are none: one line for each problem. */
export class CasesRefused extends Data.TaggedError("CasesRefused")<{
  readonly problems: readonly [Refused, ...Refused[]]
}> {
  get lines(): readonly string[] {
    return this.problems.map(describeRefused)
  }

  override get message(): string {
    return this.lines.join("\n")
  }
}
