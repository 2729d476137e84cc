import { fileURLToPath } from "node:url"

/** In the repository that the command was installed from: this file, and the bundle of it in dist/, lie equally deep. */
export const ownSeeds = (): string => fileURLToPath(new URL("../../../seeds", import.meta.url))
