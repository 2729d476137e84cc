import { readFileSync } from "node:fs"
import { expect, it } from "vitest"
import { fileAt, generatedFiles } from "../scripts/generated.ts"

it.each([...generatedFiles()])("%s is as pnpm generate writes it", (path, text) => {
  expect(readFileSync(fileAt(path), "utf8")).toBe(text)
})
