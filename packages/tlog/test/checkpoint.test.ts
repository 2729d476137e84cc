import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  EMPTY_ROOT,
  formatCheckpoint,
  nextCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  parseHash,
  proveConsistency,
  signCheckpoint,
  Tree,
  type Checkpoint,
} from "../src/index.ts"
import { ed25519Signer, ed25519Verifier, generateKeyPair } from "../src/node.ts"
import { messageOf, reasonOf } from "./reason.ts"

const ORIGIN = "policy-ledger.example/1688"
const numbered = (count: number) => Array.from({ length: count }, (_, i) => Buffer.from(`leaf ${i}`))
const tree = Tree.of(numbered(20))
const at = (size: number, log: Tree = tree): Checkpoint => ({
  origin: ORIGIN,
  ...log.head(size),
  extension: [],
})

describe("a checkpoint", () => {
  // The example of C2SP tlog-checkpoint.
  const EXAMPLE = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"

  it("is read and written back", () => {
    const checkpoint = parseCheckpoint(EXAMPLE)
    expect(checkpoint).toEqual({
      origin: "example.com/behind-the-sofa",
      size: 20_852_163,
      root: parseHash("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="),
      extension: [],
    })
    expect(formatCheckpoint(checkpoint)).toBe(EXAMPLE)
    expect(parseCheckpoint(`${EXAMPLE}Timestamp: 1\nmore\n`).extension).toEqual(["Timestamp: 1", "more"])
  })

  it.each([
    ["nothing", ""],
    ["no origin", EXAMPLE.replace("example.com/behind-the-sofa", "")],
    ["no root", "example.com/behind-the-sofa\n20852163\n"],
    ["no last newline", EXAMPLE.trimEnd()],
    ["an empty extension line", `${EXAMPLE}\n`],
    ["an empty line between extension lines", `${EXAMPLE}a\n\nb\n`],
    ["a size in hexadecimal", EXAMPLE.replace("20852163", "0x13e2e03")],
    ["a leading zero", EXAMPLE.replace("20852163", "020852163")],
    ["a sign", EXAMPLE.replace("20852163", "+20852163")],
    ["a negative size", EXAMPLE.replace("20852163", "-20852163")],
    ["an exponent", EXAMPLE.replace("20852163", "2e7")],
    ["a fraction", EXAMPLE.replace("20852163", "20852163.0")],
    ["a size beyond 2^53", EXAMPLE.replace("20852163", "9007199254740992")],
    ["no size", EXAMPLE.replace("20852163", "")],
    ["a space before the size", EXAMPLE.replace("20852163", " 20852163")],
    ["a longer root", EXAMPLE.replace("q2I=", "q2IA")],
    ["a root with stray bits", EXAMPLE.replace("q2I=", "q2J=")],
    ["leaves missing under a root", EXAMPLE.replace("20852163", "0")],
    ["a carriage return", EXAMPLE.replaceAll("\n", "\r\n")],
  ])("is not read from a text with %s", (_, text) => {
    expect(reasonOf(() => parseCheckpoint(text))).toBe("malformed")
  })

  it("says what was read, found and expected", () => {
    expect(messageOf(() => parseCheckpoint(EXAMPLE.replace("20852163", "020852163")))).toBe(
      'tree size: found "020852163", expected a decimal without leading zeros, at most 9007199254740991',
    )
  })

  it("of an empty log has the root over nothing", () => {
    const empty = { origin: ORIGIN, size: 0, root: EMPTY_ROOT, extension: [] }
    expect(parseCheckpoint(formatCheckpoint(empty))).toEqual(empty)
  })

  it("is not written if it would be read as another", () => {
    const root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
    for (const checkpoint of [
      { ...at(3), origin: "" },
      { ...at(3), origin: `forged\n9\n${root}` },
      { ...at(3), extension: ["two\nlines"] },
      { ...at(3), extension: [""] },
      { ...at(3), size: 2.5 },
      { ...at(3), size: 2 ** 53 },
      { ...at(3), size: 0 },
    ]) {
      expect(reasonOf(() => formatCheckpoint(checkpoint))).toBe("malformed")
    }
  })

  it("is read or refused, and no text is read that would be written otherwise", () => {
    const line = fc.oneof(fc.string(), fc.constantFrom("0", "7", "12", EXAMPLE.slice(-45, -1)))
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        const text = lines.join("\n")
        const reason = reasonOf(() => expect(formatCheckpoint(parseCheckpoint(text))).toBe(text))
        expect(["not refused", "malformed"]).toContain(reason)
      }),
    )
  })
})

describe("a signed checkpoint", () => {
  const { signerKey, verifierKey } = generateKeyPair(ORIGIN)
  const keys = [ed25519Verifier(verifierKey)]
  const source = signCheckpoint(at(7), [ed25519Signer(signerKey)])

  it("is believed if it is of the log and signed by the key that is trusted", () => {
    expect(openCheckpoint(source, { origin: ORIGIN, keys })).toEqual(at(7))
  })

  it("of another log, or by another key, or altered is not", () => {
    expect(reasonOf(() => openCheckpoint(source, { origin: "example.com/other", keys }))).toBe("other-origin")
    const stranger = [ed25519Verifier(generateKeyPair(ORIGIN).verifierKey)]
    expect(reasonOf(() => openCheckpoint(source, { origin: ORIGIN, keys: stranger }))).toBe("untrusted")
    const altered = source.replace("\n7\n", "\n8\n")
    expect(reasonOf(() => openCheckpoint(altered, { origin: ORIGIN, keys }))).toBe("signature-fails")
  })
})

describe("the next checkpoint a log signs", () => {
  const fork = Tree.of([Buffer.from("another"), ...numbered(20).slice(1)])

  it("is any at first", () => {
    expect(nextCheckpoint(undefined, at(7))).toEqual(at(7))
    expect(nextCheckpoint(undefined, at(0))).toEqual(at(0))
  })

  it("is one that is proven to extend the last", () => {
    expect(nextCheckpoint(at(7), at(20), proveConsistency(tree, 7))).toEqual(at(20))
    expect(nextCheckpoint(at(0), at(20), proveConsistency(tree, 0))).toEqual(at(20))
    expect(reasonOf(() => nextCheckpoint(at(7), at(20)))).toBe("proof-fails")
    expect(reasonOf(() => nextCheckpoint(at(7), at(20), proveConsistency(tree, 6)))).toBe("other-tree")
    expect(reasonOf(() => nextCheckpoint(at(7), at(20, fork), proveConsistency(fork, 7)))).toBe("proof-fails")
  })

  it("at the same size is the same", () => {
    expect(nextCheckpoint(at(7), at(7))).toEqual(at(7))
    expect(reasonOf(() => nextCheckpoint(at(7), at(7, fork)))).toBe("fork")
  })

  it("is never a smaller one, even of the same log", () => {
    expect(reasonOf(() => nextCheckpoint(at(7), at(6), proveConsistency(tree, 6, 7)))).toBe("rollback")
    expect(messageOf(() => nextCheckpoint(at(7), at(6)))).toBe(
      "checkpoint to be signed, of 6 leaves: found 6, expected at least the 7 signed before: restore the log that was signed",
    )
  })

  it("is of the same log", () => {
    const other = { ...at(20), origin: "example.com/other" }
    expect(reasonOf(() => nextCheckpoint(at(7), other, proveConsistency(tree, 7)))).toBe("other-origin")
  })

  it("never disagrees with any signed before it, whatever is asked for in whatever order", () => {
    const asked = fc.array(fc.record({ size: fc.nat(20), forked: fc.boolean() }), { maxLength: 12 })
    fc.assert(
      fc.property(asked, (requests) => {
        let last: Checkpoint | undefined
        const signed = new Map<number, Checkpoint>()
        for (const { size, forked } of requests) {
          const log = forked ? fork : tree
          const before = last
          const proof = before && before.size <= size ? proveConsistency(log, before.size, size) : undefined
          reasonOf(() => {
            last = nextCheckpoint(before, at(size, log), proof)
            signed.set(size, last)
          })
        }
        const ofOneLog = (log: Tree) =>
          [...signed.values()].every(
            (each) => formatCheckpoint(each) === formatCheckpoint(at(each.size, log)),
          )
        expect(ofOneLog(tree) || ofOneLog(fork)).toBe(true)
      }),
    )
  })
})
