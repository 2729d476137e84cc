import { describe, expect, it } from "vitest"
import { FLOODED, ORDER, line } from "./cases.ts"
import { workspace } from "./command.ts"

const bazaar = workspace()
const ask = (...args: readonly string[]) => bazaar.ask(args)

describe("the JSON of each command is the contract's", () => {
  it("announcements", async () => {
    const answer = await ask("announcements")
    expect(Object.keys(answer)).toEqual(["v", "recordedBy", "coverage", "announcements"])
    expect(answer).toMatchObject({
      v: 1,
      announcements: [
        {
          id: "2022-01-10-shipping",
          standing: "announced",
          title: { zh: "制定发货规则", en: "Shipping rules adopted" },
          published: "2022-01-10",
          reported: "2022-01-10",
          reports: [{ source: "集市报", at: "2022-01-10T09:00:00+05:45", headline: "集市制定发货规则" }],
          events: [
            {
              type: "Published",
              instrument: "shipping",
              provision: "shipping/text",
              expected: false,
              basis: "stated",
            },
            { type: "Effective", provision: "shipping/text", from: "2022-01-15", until: null },
            { type: "Effective", provision: "shipping/deadline" },
            { type: "Effective", provision: "shipping/late-fee" },
          ],
        },
        { id: "2022-03-01-shipping", events: [{}, {}, { type: "Superseded", from: "2022-03-08" }] },
        { id: "2022-05-20-parcels-retired", events: [{}, { from: "before" }, { type: "Withdrawn" }] },
        { id: "2022-06-02-flood-relief", events: [{}, { until: "unstated" }] },
        { id: "2022-07-01-shipping-draft", standing: "consultation" },
      ],
    })
  })

  it("announcements of one id", async () => {
    expect(await ask("announcements", "2022-03-01-shipping")).toMatchObject({
      v: 1,
      announcements: [{ id: "2022-03-01-shipping", published: "2022-03-01", reported: "2022-03-02" }],
    })
  })

  it("in-force", async () => {
    const answer = await ask("in-force", "--on", "2022-06-10")
    expect(Object.keys(answer)).toEqual([
      "v",
      "on",
      "announcedBy",
      "recordedBy",
      "coverage",
      "inForce",
      "kept",
      "unknown",
    ])
    expect(answer).toMatchObject({
      v: 1,
      on: "2022-06-10",
      announcedBy: null,
      recordedBy: null,
      coverage: { from: "2022-01-10", to: "2022-07-01", date: "inside" },
      inForce: [
        {
          provision: "shipping/deadline",
          instrument: "shipping",
          announcement: "2022-03-01-shipping",
          from: "2022-03-08",
          ends: null,
          title: { zh: "付款后24小时内发货", en: "Shipment within 24 hours of payment" },
        },
        { provision: "shipping/late-fee" },
        { provision: "shipping/text" },
      ],
      kept: [{ provision: "parcels/insurance", from: "before", ends: "2022-06-01" }],
      unknown: [
        { provision: "flood-relief/late-shipment", why: [{ en: "the source does not say when it ends" }] },
      ],
    })
  })

  it("in-force as it was announced, of one instrument or one provision", async () => {
    const known = await ask(
      "in-force",
      "--on",
      "2022-03-10",
      "--announced-by",
      "2022-02-01",
      "--instrument",
      "shipping",
    )
    expect(known).toMatchObject({ announcedBy: "2022-02-01" })
    expect(known["inForce"]).toMatchObject([{ announcement: "2022-01-10-shipping" }, {}, {}])
    const one = await ask("in-force", "--on", "2022-03-10", "--provision", "shipping/late-fee")
    expect(one["inForce"]).toMatchObject([{ provision: "shipping/late-fee" }])
  })

  it("in-force as it was recorded", async () => {
    const before = await ask("in-force", "--on", "2022-03-10", "--recorded-by", "2024-12-31T00:00:00Z")
    expect(before).toMatchObject({
      recordedBy: "2024-12-31T05:45:00+05:45",
      inForce: [],
      kept: [],
      unknown: [],
    })
  })

  it("history", async () => {
    expect(await ask("history", "shipping")).toMatchObject({
      v: 1,
      instrument: "shipping",
      versions: expect.arrayContaining([
        expect.objectContaining({
          provision: "shipping/deadline",
          announcement: "2022-01-10-shipping",
          ends: "2022-03-08",
        }),
        expect.objectContaining({
          provision: "shipping/deadline",
          announcement: "2022-03-01-shipping",
          ends: null,
        }),
      ]),
    })
  })

  it("diff", async () => {
    const answer = await ask("diff", "--from", "2022-01-20", "--to", "2022-06-01")
    expect(Object.keys(answer)).toEqual([
      "v",
      "from",
      "to",
      "announcedBy",
      "recordedBy",
      "coverage",
      "began",
      "changed",
      "ended",
      "unknown",
    ])
    expect(answer).toMatchObject({
      from: "2022-01-20",
      to: "2022-06-01",
      began: [],
      changed: [{ provision: "shipping/deadline", was: { announcement: "2022-01-10-shipping" } }],
      ended: [{ provision: "parcels/insurance" }],
    })
  })

  it("upcoming", async () => {
    expect(await ask("upcoming", "--on", "2022-03-05")).toMatchObject({
      v: 1,
      on: "2022-03-05",
      announcedBy: "2022-03-05",
      upcoming: [{ provision: "shipping/deadline", type: "Effective", from: "2022-03-08", expected: false }],
      unknown: [],
    })
  })

  it("replay", async () => {
    const answer = await ask("replay", "--step")
    expect(answer["steps"]).toHaveLength(14)
    expect(answer).toMatchObject({
      v: 1,
      until: null,
      state: {
        announcements: 5,
        readings: 5,
        changes: 9,
        digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      },
      ledger: {
        origin: "policy-ledger-bazaar",
        events: 14,
        root: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      },
    })
  })

  it("check", async () => {
    expect(await ask("check")).toEqual({ v: 1, announcements: 5, pages: null, findings: [] })
  })
})

describe("audit answers", () => {
  it("a case in a file, in the order of the contract", async () => {
    bazaar.file("order.json", JSON.stringify(ORDER))
    const answer = await ask("audit", "order.json")
    expect(Object.keys(answer)).toEqual([
      "v",
      "case",
      "asOf",
      "coverage",
      "verdicts",
      "currency",
      "outcome",
      "states",
      "possible",
      "missing",
    ])
    expect(answer).toMatchObject({
      case: "B-1",
      asOf: {
        announcedBy: null,
        recordedBy: null,
        ledgers: [{ origin: "policy-ledger-bazaar", events: 14 }],
      },
      outcome: {
        shipBy: "2022-06-11T12:00:00+05:45",
        respondBy: null,
        autoReceiptAt: null,
        refund: null,
        payments: [{ provision: "shipping/late-fee", kind: "compensation", amount: "11.00" }],
        exempt: [],
      },
    })
  })

  it("as of another day", async () => {
    expect(
      await bazaar.ask(["audit", "-", "--announced-by", "2022-02-01"], { input: JSON.stringify(ORDER) }),
    ).toMatchObject({
      asOf: { announcedBy: "2022-02-01" },
      outcome: { shipBy: "2022-06-12T12:00:00+05:45" },
    })
  })

  it("about some groups of facts, of those verdicts that apply, briefly: on one line", async () => {
    const flags = ["--about", "order", "--verdicts", "applies", "--brief", "--json"]
    const { status, stdout } = await bazaar.run(["audit", "-", ...flags], { input: JSON.stringify(ORDER) })
    const whole = await bazaar.ask(["audit", "-", "--about", "order"], { input: JSON.stringify(ORDER) })
    expect([status, stdout.split("\n").length]).toEqual([0, 2])
    const brief: { readonly verdicts: readonly object[]; readonly coverage: object } = JSON.parse(stdout)
    expect(brief).toMatchObject({
      asOf: { about: ["order"] },
      outcome: whole["outcome"],
      states: whole["states"],
    })
    expect(brief.verdicts).toMatchObject([
      { applies: "yes", because: [] },
      { applies: "yes", because: [] },
    ])
    expect([brief.verdicts[0], brief.coverage]).toEqual([
      expect.not.objectContaining({ title: expect.anything() }),
      expect.not.objectContaining({ disclaimer: expect.anything() }),
    ])
  })

  it("under presumptions, which it names", async () => {
    expect(
      await bazaar.ask(["audit", "-", "--presume", "conditions,commencement"], {
        input: JSON.stringify(ORDER),
      }),
    ).toMatchObject({ asOf: { presume: ["commencement", "conditions"] } })
    expect(await ask("in-force", "--on", "2022-06-01", "--presume", "unchanged")).toMatchObject({
      presume: ["unchanged"],
    })
  })

  it.each([
    ["--about", "order,seler", 'found "seler"'],
    ["--presume", "commencment", 'found "commencment"'],
  ])("not of %s %s", async (flag, value, found) => {
    const { status, stderr } = await bazaar.run(["audit", "-", flag, value], { input: JSON.stringify(ORDER) })
    expect([status, stderr]).toEqual([2, expect.stringContaining(`${flag}: ${found}`)])
  })

  it("what is unknown with what it could be", async () => {
    expect(await bazaar.ask(["audit", "-"], { input: JSON.stringify(FLOODED) })).toMatchObject({
      possible: {
        verdicts: expect.arrayContaining(["flood-relief/late-shipment"]),
        exempt: ["late-shipment-claim", "late-shipment-points"],
      },
    })
  })

  it("in the language asked for, and says with --explain what would settle it", async () => {
    const zh = await bazaar.run(["audit", "-", "--json", "--lang", "zh", "--explain"], {
      input: JSON.stringify(FLOODED),
    })
    expect(zh.stdout).toContain("付款时间（order.paidAt）")
    expect(zh.stdout).toContain('"settledBy"')
    const en = await bazaar.run(["audit", "-", "--json"], {
      input: JSON.stringify(FLOODED),
      env: { LC_ALL: "zh_CN.UTF-8", LANG: "en_GB" },
    })
    expect(en.stdout).toContain("付款时间（order.paidAt）")
  })

  it("many cases, one answer a line", async () => {
    bazaar.file("orders.ndjson", line(ORDER) + line(FLOODED))
    const { stdout, status } = await bazaar.run(["audit", "orders.ndjson", "--json"])
    expect(status).toBe(0)
    expect(
      stdout
        .trimEnd()
        .split("\n")
        .map((text) => (JSON.parse(text) as { case: string }).case),
    ).toEqual(["B-1", "B-2"])
  })
})

describe("offsets", () => {
  it("are those of a zone by turns, as a platform's file holds them", async () => {
    expect(await ask("offsets", "Europe/London", "--from", "2024", "--until", "2024")).toMatchObject({
      v: 1,
      timeZone: "Europe/London",
      offsets: { first: "+00:00", changes: [{ at: "2024-03-31T01:00:00Z", to: "+01:00" }, { to: "+00:00" }] },
    })
    const { stdout } = await bazaar.run(["offsets", "Asia/Shanghai"])
    expect(stdout).toMatch(
      /^timeZone: Asia\/Shanghai\noffsets:\n {2}zoneData: "\w+"\n {2}first: "\+08:00"\n {2}changes: \[\]\n$/,
    )
  })

  it.each([
    [["Mars/Olympus"], "zone: found Mars/Olympus, expected a zone of the IANA data"],
    [["Europe/London", "--from", "2030", "--until", "2020"], "--until: found the years 2030 to 2020"],
  ])("are none of %j", async (args, message) => {
    const { status, stderr } = await bazaar.run(["offsets", ...args])
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)])
  })
})
