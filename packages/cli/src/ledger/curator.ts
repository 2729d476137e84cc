import { userInfo } from "node:os"

/** Who records where nobody is named. */
export const curator = (): string => {
  try {
    return userInfo().username
  } catch {
    return "unknown"
  }
}
