import { defineConfig } from "tsdown"

/** One file that holds the command and all that it uses: start-up reads nothing else. */
export default defineConfig({
  entry: { main: "src/main.ts" },
  format: ["esm"],
  platform: "node",
  target: "node24",
  dts: false,
  clean: false,
  deps: { alwaysBundle: [/.*/], onlyBundle: false },
  inputOptions: { resolve: { conditionNames: ["@policy-ledger/source", "import", "node", "default"] } },
})
