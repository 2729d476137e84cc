import { core } from "#data/core"
import { platform } from "#data/platform"
import { Published } from "../published.ts"

/** One for all entries of a package: what one has unpacked, the others find. */
export const published: Published = /* @__PURE__ */ new Published(() => ({ platform: platform(), ...core() }))
