import { createHash } from "node:crypto"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { sha256 } from "../src/sha256.ts"
import { sha256 as sha256OfNode } from "../src/sha256.node.ts"

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex")
const native = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex")

describe.each([
  ["in plain JavaScript", sha256],
  ["in Node", sha256OfNode],
])("sha256 %s", (_where, sha256) => {
  // FIPS 180-4 examples and the long message of NIST's CAVP.
  it.each([
    ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
    [
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    ],
    [
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1",
    ],
    ["a".repeat(1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"],
  ])("digests %j as NIST has it", (text, digest) => {
    expect(hex(sha256(Buffer.from(text)))).toBe(digest)
  })

  it("agrees with node:crypto at every length up to five blocks, so at every padding", () => {
    for (let length = 0; length <= 320; length++) {
      const message = Uint8Array.from({ length }, (_, i) => (i * 151 + length) & 255)
      expect(hex(sha256(message))).toBe(native(message))
    }
  })

  it("agrees with node:crypto on any bytes, also in the middle of a buffer", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), fc.nat(100), (bytes, skip) => {
        const message = bytes.subarray(skip)
        expect(hex(sha256(message))).toBe(native(message))
      }),
    )
  })
})
