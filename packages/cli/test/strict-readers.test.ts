import { afterAll, describe, expect, it } from "vitest"
import { BAD, READERS, wrongWith } from "./bad-texts.ts"
import { removeFolders } from "./call.ts"

afterAll(removeFolders)

describe.each(BAD)("a text that %s", (_what, text) => {
  it.each(READERS)("is refused by %s, with its place", async (_reader, read) => {
    expect(wrongWith(await read(text))).toBeUndefined()
  })
})
