// Orders as a platform gives them, and whose ledger can be asked about them.
import { Effect, Option } from "effect"
import { Flag } from "effect/cli"
import { CallRefused } from "../refusal.ts"
import { type CaseReader, FORMS } from "./reader.ts"

export const asFlag = Flag.Literals("as", FORMS).pipe(
  Flag.withDescription(
    "Read orders as a platform gives them: 1688's open platform, one order, a list, or one a line",
  ),
  Flag.optional,
  Flag.map(Option.getOrUndefined),
)

export const refuseOtherPlatform = (
  as: string | undefined,
  { platform }: CaseReader,
  asked: string,
): Effect.Effect<void, CallRefused> =>
  platform === undefined || platform === asked
    ? Effect.void
    : Effect.fail(
        new CallRefused({
          at: "--as",
          found: `${as}, an order of ${platform}, and the ledger of ${asked}`,
          expected: `--platform ${platform}`,
        }),
      )
