import { defaultServerConditions } from "vite"
import { defineConfig } from "vitest/config"

export default defineConfig({
  // Packages are read from their sources: no test depends on a build that may be stale.
  ssr: { resolve: { conditions: ["@policy-ledger/source", ...defaultServerConditions] } },
  test: {
    reporters: ["default", "./.ci/reporter.ts"],
    projects: [
      { extends: true, test: { name: "unit", include: ["packages/*/test/**/*.test.ts"] } },
      {
        extends: true,
        test: {
          name: "types",
          include: [],
          typecheck: {
            enabled: true,
            only: true,
            include: ["packages/*/test/**/*.test-d.ts"],
            tsconfig: "tsconfig.types.json",
          },
        },
      },
    ],
    coverage: {
      provider: "v8",
      include: ["packages/*/src/**/*.ts"],
      reporter: ["text", "html", "json-summary"],
      reportsDirectory: "coverage",
      thresholds: { "packages/{rulebook,ledger}/src/**": { branches: 95 } },
    },
  },
})
