import type { EffectiveBody } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { announce, bookOf } from "../bazaar/announce.ts"
import { fee } from "../bazaar/fee.ts"

describe("where a rule begins and ends is written", () => {
  const span = (head: object, begins: EffectiveBody): readonly (string | null)[] => {
    const [version] = bookOf(announce({ id: "a", published: "2022-01-10", ...head }, begins)).history(
      "dispatch",
    ).versions
    return version === undefined ? [] : [version.from, version.ends]
  }

  it.each<[string, object, EffectiveBody, readonly [string, string | null]]>([
    ["as the day it is", {}, fee("2022-03-01"), ["2022-03-01", null]],
    [
      "with its time of day",
      {},
      fee("2022-03-01", { fromTime: "16:00:00" }),
      ["2022-03-01T16:00:00+05:30", null],
    ],
    ["without the time of a midnight", {}, fee("2022-03-01", { fromTime: "00:00:00" }), ["2022-03-01", null]],
    ["as the range it is", {}, fee("[2022-03-01..]"), ["[2022-03-01..]", null]],
    ["as the day of publication", {}, fee("publication"), ["2022-01-10", null]],
    [
      "as the days of publication",
      { published: "[2022-01-08..2022-01-10]" },
      fee("publication"),
      ["[2022-01-08..2022-01-10]", null],
    ],
    [
      "no later than a report",
      { published: null, reported: "2022-01-10" },
      fee("publication"),
      ["[..2022-01-10]", null],
    ],
    ["as published some year", { published: "XXXX-01-10" }, fee("publication"), ["XXXX-01-10", null]],
    [
      "as unstated, reported some year",
      { published: null, reported: "XXXX-01-10" },
      fee("publication"),
      ["unstated", null],
    ],
    ["from the publication on", {}, fee("unstated"), ["[2022-01-10..]", null]],
    [
      "within what the wording bounds",
      {},
      fee("unstated", { noEarlierThan: "2022-02-01", noLaterThan: "2022-02-03" }),
      ["[2022-02-01..2022-02-03]", null],
    ],
    [
      "as the one day that the wording leaves",
      {},
      fee("unstated", { noEarlierThan: "2022-02-01", noLaterThan: "2022-02-01" }),
      ["2022-02-01", null],
    ],
    ["as unstated where nothing bounds it", { published: null }, fee("unstated"), ["unstated", null]],
    [
      "as unstated in an announcement without a year",
      { published: "XXXX-01-10" },
      fee("unstated"),
      ["unstated", null],
    ],
    ["as before everything", {}, fee("before"), ["before", null]],
    [
      "until the day after its last",
      {},
      fee("2022-03-01", { until: "2022-03-31" }),
      ["2022-03-01", "2022-04-01"],
    ],
    [
      "until the second after its last",
      {},
      fee("2022-03-01", { until: "2022-03-31", untilTime: "15:59:59" }),
      ["2022-03-01", "2022-03-31T16:00:00+05:30"],
    ],
    [
      "until the midnight after its last second",
      {},
      fee("2022-03-01", { until: "2022-03-31", untilTime: "23:59:59" }),
      ["2022-03-01", "2022-04-01"],
    ],
    [
      "until the end of a year that is left open",
      {},
      fee("XXXX-03-01", { until: "XXXX-12-31" }),
      ["XXXX-03-01", "XXXX-12-31T24:00:00+05:30"],
    ],
    [
      "until the end of February of such a year",
      {},
      fee("XXXX-02-01", { until: "XXXX-02-28" }),
      ["XXXX-02-01", "XXXX-02-28T24:00:00+05:30"],
    ],
    [
      "until the last day that can be written",
      {},
      fee("2022-03-01", { until: "9999-12-31" }),
      ["2022-03-01", "9999-12-31T24:00:00+05:30"],
    ],
    ["until nobody knows when", {}, fee("2022-03-01", { until: "unstated" }), ["2022-03-01", "unstated"]],
  ])("%s", (_what, head, begins, written) => {
    expect(span(head, begins)).toEqual(written)
  })
})
