import { findIn } from "../finding.ts"
import type { Lint } from "../lint.ts"
import { regionsIn } from "../regions.ts"

/** A region that a rule names and the platform gives no name. */
export const regionUnknown: Lint = {
  name: "region-unknown",
  scope: "announcement",
  check: (announcement, { platform, platformFile }) => {
    const declared = new Set(platform.regions.map(({ code }) => code))
    return regionsIn(announcement, platform)
      .filter(({ code }) => !declared.has(code))
      .map(({ code, path }) =>
        findIn(announcement, path, { found: code, expected: `its name under regions in ${platformFile}` }),
      )
  },
}
