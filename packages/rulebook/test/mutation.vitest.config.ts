import { defaultServerConditions } from "vite"
import { defineConfig } from "vitest/config"

/**
 * What `pnpm mutation` runs against each change to the engine: the tables alone. The laws try random histories, and a
 * change that only they notice, and not always, has no example yet.
 */
export default defineConfig({
  ssr: { resolve: { conditions: ["@policy-ledger/source", ...defaultServerConditions] } },
  test: { include: ["packages/rulebook/test/**/*.test.ts"], exclude: ["packages/rulebook/test/laws/**"] },
})
