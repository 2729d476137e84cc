import { Flag } from "effect/cli"

/** A clock that seems far ahead bars whatever is recorded later, so that somebody has to look at it. */
export const clockFlag = {
  clockIsRight: Flag.Boolean("clock-is-right").pipe(
    Flag.withDescription(
      "The clock is right, though it is more than 30 days after all that is known of the log",
    ),
    Flag.withDefault(false),
  ),
}
