import { describe, expect, it } from "vitest"
import { EMPTY_ROOT, formatCheckpoint, parseHash } from "../../../tlog/src/index.ts"
import { base64Of, readHead } from "../../src/proof/heads.ts"

const ROOT = "c24d7a0f1ed09bd3c7ed571778d4d2ba957f72c4ca87bb844334c09566b15d05"
const OTHER = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
const [BASE64, EMPTY] = [base64Of(ROOT), base64Of(OTHER)]

describe("a head that was kept", () => {
  it.each([
    ["size and root", `253 sha256:${ROOT}`, null, 253],
    ["root and size", `sha256:${ROOT}, 253`, null, 253],
    ["on two lines, with white space", `\n 253\r\n\tsha256:${ROOT}\r\n`, null, 253],
    ["a root without its name, in capitals", `253 ${ROOT.toUpperCase()}`, null, 253],
    [
      "a ledger as answers mention it",
      `{"origin":"policy-ledger-1688","events":253,"root":"sha256:${ROOT}"}`,
      "policy-ledger-1688",
      253,
    ],
    ["an origin spelt with escapes", `{"origin":"ev\\u0069l","events":253,"root":"${ROOT}"}`, "evil", 253],
    ["an origin that is a number", `{"origin":"1688","events":253,"root":"sha256:${ROOT}"}`, "1688", 253],
    ["twice the same", `253 sha256:${ROOT}\n253 sha256:${ROOT}`, null, 253],
    ["a checkpoint", `policy-ledger-1688\n253\n${BASE64}\n`, "policy-ledger-1688", 253],
    ["a checkpoint with CR", `policy-ledger-1688\r\n253\r\n${BASE64}\r\n`, "policy-ledger-1688", 253],
    ["none yet", `0 sha256:${ROOT}`, null, 0],
  ])("is read: %s", (_, text, origin, size) => {
    expect(readHead(text)).toEqual({ ok: true, head: { origin, size, root: ROOT }, isSigned: false })
  })

  it("is read from a signed checkpoint, whose signatures it does not vouch for", () => {
    const text = `example.org/log\n12\n${BASE64}\n\n— example.org/log Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n`
    expect(readHead(text)).toEqual({
      ok: true,
      head: { origin: "example.org/log", size: 12, root: ROOT },
      isSigned: true,
    })
  })

  it("is read from a checkpoint as the log itself writes one", () => {
    const root = parseHash(BASE64)
    const text = formatCheckpoint({ origin: "a log", size: 7, root, extension: [] })
    expect(readHead(text)).toMatchObject({ head: { origin: "a log", size: 7, root: ROOT } })
    expect(parseHash(EMPTY)).toEqual(EMPTY_ROOT)
  })

  it.each([
    ["nothing", "", "nothing"],
    ["white space", " \n ", "nothing"],
    ["a size alone", "253", "no-root"],
    ["a root too short", `253 sha256:${ROOT.slice(1)}`, "no-root"],
    ["a root too long", `253 sha256:${ROOT}0`, "no-root"],
    ["a root with another letter", `253 sha256:${ROOT.replace("c", "g")}`, "no-root"],
    ["base64 that is no hash", `a log\n253\n${BASE64.slice(4)}\n`, "no-root"],
    ["base64 with bits to spare", `a log\n253\n${BASE64.slice(0, 42)}B=\n`, "no-root"],
    ["a root alone", `sha256:${ROOT}`, "no-size"],
    ["a negative size", `-253 sha256:${ROOT}`, "no-size"],
    ["a size with a fraction", `2.5 sha256:${ROOT}`, "no-size"],
    ["a size with a nought before it", `0253 sha256:${ROOT}`, "no-size"],
    ["two roots", `253 sha256:${ROOT} sha256:${OTHER}`, "many-roots"],
    ["two sizes", `252 or 253 sha256:${ROOT}`, "many-sizes"],
  ])("is refused: %s", (_, text, fault) => {
    expect(readHead(text)).toEqual({ ok: false, fault })
  })

  it("keeps its root through base64", () => {
    expect(readHead(`x\n1\n${base64Of(OTHER)}\n`)).toMatchObject({ head: { root: OTHER } })
  })
})
