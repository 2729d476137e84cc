import { onOff } from "../../root.ts"

/** A clock that seems far ahead bars whatever is recorded later, so that somebody has to look at it. */
export const clockFlag = {
  clockIsRight: onOff(
    "clock-is-right",
    "The clock is right, though it is more than 30 days after all that is known of the log",
  ),
}
