import { signCheckpoint } from "@policy-ledger/tlog"
import { ed25519Signer, ed25519Verifier, generateKeyPair } from "@policy-ledger/tlog/node"
import { describe, expect, it } from "vitest"
import { ReceiptError } from "../src/index.ts"
import { Log } from "@policy-ledger/log"
import { base, checkOn, faultOf, given, ORIGIN, receiptOn, shorter } from "./market.ts"

const keys = generateKeyPair(ORIGIN)
const stranger = generateKeyPair(ORIGIN)
const trust = (key = keys.verifierKey, origin = ORIGIN) => ({
  trust: [{ origin, keys: [ed25519Verifier(key)] }],
})

const sign = (readings = base, origin = ORIGIN): string => {
  const head = new Log(ORIGIN, given(readings).lines).tree.head()
  return signCheckpoint({ origin, ...head, extension: [] }, [ed25519Signer(keys.signerKey)])
}

const signed = receiptOn(base, { checkpoint: sign() })
const [ledger] = signed.ledgers
const withNote = (checkpoint: string) => ({ ...signed, ledgers: [{ ...ledger, checkpoint }] })

describe("a receipt with a signed checkpoint", () => {
  it("says that the head was signed by a key that is trusted", () => {
    expect(checkOn(signed, base, trust())).toMatchObject({
      result: "same",
      ledgers: [{ checkpoint: "verified" }],
    })
  })

  it("says that nobody asked whose signature it is", () => {
    expect(checkOn(signed, base)).toMatchObject({ result: "same", ledgers: [{ checkpoint: "unchecked" }] })
  })

  it.each([
    ["a key that is not trusted", signed, trust(stranger.verifierKey)],
    [
      "a signature that does not fit",
      withNote(sign().replace(/.(?==*\n$)/, (c) => (c === "A" ? "B" : "A"))),
      trust(),
    ],
    ["no note", withNote("signed, believe me"), {}],
  ])("proves nothing with %s", (_, receipt, more) => {
    expect(faultOf(checkOn(receipt, base, more))).toMatch(/^checkpoint-fails/)
  })

  it("proves nothing with the checkpoint of another log", () => {
    expect(faultOf(checkOn(withNote(sign(base, "souk")), base, trust()))).toMatch(/^checkpoint-fails/)
    expect(faultOf(checkOn(withNote(sign(base, "souk")), base))).toMatch(/^checkpoint-differs/)
  })

  it("proves nothing with the checkpoint of another head", () => {
    const other = sign([...base, shorter("2024-02-20-dispatch", "2024-05-01T00:00:00+05:30")])
    expect(faultOf(checkOn(withNote(other), base, trust()))).toBe(
      `checkpoint-differs at ${ORIGIN}, checkpoint`,
    )
  })

  it("is demanded where a key is trusted for the ledger", () => {
    expect(faultOf(checkOn(receiptOn(base), base, trust()))).toBe(
      `checkpoint-missing at ${ORIGIN}, checkpoint`,
    )
  })

  it.each([
    ["it lists no ledger", { ...signed, ledgers: [] }, trust(), "ledger-missing at receipt.ledgers"],
    [
      "another ledger is demanded than it lists",
      signed,
      { trust: [...trust().trust, { origin: "souk", keys: [ed25519Verifier(keys.verifierKey)] }] },
      "checkpoint-missing at receipt.ledgers",
    ],
  ])("does not meet the demand for a key where %s", (_, receipt, more, fault) => {
    expect(faultOf(checkOn(receipt, base, more))).toBe(fault)
  })

  it("proves nothing without a ledger, though no key is demanded", () => {
    const { answer } = signed
    const bare = { ...signed, ledgers: [], answer: { ...answer, asOf: { ...answer.asOf, ledgers: [] } } }
    expect(faultOf(checkOn(bare, base))).toBe("ledger-missing at receipt.ledgers")
  })

  it("takes a key that is given twice as one", () => {
    const twice = { trust: [...trust().trust, ...trust().trust] }
    expect(checkOn(signed, base, twice)).toMatchObject({
      result: "same",
      ledgers: [{ checkpoint: "verified" }],
    })
  })

  it("cannot be made with the checkpoint of another head", () => {
    expect(() => receiptOn(base, { checkpoint: sign(base.slice(1)) })).toThrow(ReceiptError)
  })
})
