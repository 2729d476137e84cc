import { Published } from "../published.ts"
import { core } from "./core.ts"

/** One for all entries of a package: what one has unpacked, the others find. */
export const published: Published = /* @__PURE__ */ new Published(core)
