#!/usr/bin/env node
// The bundle is imported only after the compile cache is on, so that its own code comes out of it.
import { enableCompileCache } from "node:module"

enableCompileCache()
await import(new URL("../dist/main.mjs", import.meta.url).href)
