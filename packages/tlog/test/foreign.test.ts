import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import {
  checkConsistency,
  checkInclusion,
  checkTlogProof,
  formatTlogProof,
  leafHash,
  openCheckpoint,
  parseHash,
  parseTlogProof,
} from "../src/index.ts"
import { ed25519Verifier } from "../src/node.ts"
import * as web from "../src/web.ts"
import argon from "./foreign/argon2020.json" with { type: "json" }
import { reasonOf } from "./reason.ts"

// The other tests check our own proofs; these check that they are the proofs everybody makes.

describe("Certificate Transparency log Argon 2020", () => {
  const head = { size: argon.head.size, root: parseHash(argon.head.root) }
  const leaf = leafHash(Buffer.from(argon.leaf, "base64"))

  it("holds its entry 10,000 among 961,984,013", () => {
    const path = argon.inclusion.map((hash) => parseHash(hash))
    const proof = { index: argon.index, size: head.size, path }
    checkInclusion(proof, leaf, head)
    expect(reasonOf(() => checkInclusion({ ...proof, index: 10_001 }, leaf, head))).toBe("proof-fails")
  })

  it("extends what it was at 3,654,490", () => {
    const older = { size: argon.olderHead.size, root: parseHash(argon.olderHead.root) }
    const path = argon.consistency.map((hash) => parseHash(hash))
    checkConsistency({ oldSize: older.size, newSize: head.size, path }, older, head)
  })
})

describe("Go’s checksum database", () => {
  const origin = "go.sum database tree"
  const verifierKey = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"
  const trust = { origin, keys: [ed25519Verifier(verifierKey)] }
  const source = readFileSync(new URL("foreign/go-sumdb-43930254.tlog-proof", import.meta.url), "utf8")
  const record = leafHash(
    Buffer.from(
      "github.com/transparency-dev/tessera v1.0.0 h1:4OT1V9xJLa5NnYlFWWlCdZkCm18/o12rdd+bCTje7XE=\n" +
        "github.com/transparency-dev/tessera v1.0.0/go.mod h1:TLvfjlkbmsmKVEJUtzO2eb9Q2IBnK3EJ0dI4G0oxEOU=\n",
    ),
  )

  it("holds its record 43,930,254, by a tlog-proof", () => {
    const proof = parseTlogProof(source)
    expect(checkTlogProof(proof, record, trust)).toMatchObject({ origin, size: 58_253_265 })
    expect(formatTlogProof(proof)).toBe(source)
  })

  it("says the same over WebCrypto", async () => {
    const webTrust = { origin, keys: [await web.ed25519Verifier(verifierKey)] }
    const proof = parseTlogProof(source)
    expect(await web.checkTlogProof(proof, record, webTrust)).toEqual(checkTlogProof(proof, record, trust))
  })

  // The second is, under its true origin, the head that C2SP tlog-checkpoint shows as its example.
  it.each([
    [
      "15081221",
      "BoMMe1wd25Tco0mYGROkyqxHZWx+hcSCtMV315Lu6Lg=",
      "Az3grilD7vQqTrv66jRgKM84Y80KTprrSt4bKmiOPxgmS5ZVBTeCl6dUvjYnN13R+C8j0jGY1WnUADGMkok3U0m2Zgo=",
    ],
    [
      "20852163",
      "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=",
      "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=",
    ],
    [
      "63096908",
      "8lHrQPRYe4KT4WQ9/Qk8/taKnD6IRHbFgfN7vQE2Y54=",
      "Az3gri/oVBN1jAhNZ/iS+W31psFAWRT20/GyrhpU6taFwulQGetBkH5S7wpGXdS935jiIGiUUAXBVHzT/P6fYhqAmAk=",
    ],
  ])("signed its head of size %s", (size, root, signature) => {
    const head = `${origin}\n${size}\n${root}\n\n— sum.golang.org ${signature}\n`
    expect(openCheckpoint(head, trust)).toEqual({
      origin,
      size: Number(size),
      root: parseHash(root),
      extension: [],
    })
  })
})
