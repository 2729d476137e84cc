// Which versions of a program displace which.
import { displacersAmong, type Displacers } from "../audit/displace.ts"
import type { LoweredVersion } from "./lower.ts"

export const displacersIn = (
  versions: readonly Pick<LoweredVersion, "provision" | "disapplies" | "unread">[],
): Displacers =>
  displacersAmong(
    versions.map((rule) => ({
      timeline: { needs: rule.unread ? 1 : undefined },
      version: { provision: rule.provision, rule, event: { rule } },
    })),
  )
