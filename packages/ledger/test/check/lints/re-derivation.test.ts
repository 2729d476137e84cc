import { describe, expect, it } from "vitest"
import { announcement, announcementYaml, beginning } from "../../market.ts"
import { EVERYTHING, check, logOf, named } from "./checking.ts"

describe("events that do not follow from their file any more", () => {
  const log = logOf([EVERYTHING, named("a")])

  it("are found where they begin", () => {
    const index = log.events.findIndex((event) => event.announcement === "a")
    expect(check([named("a", beginning({ from: '"2023-03-11"' }))], { log })).toEqual([
      `harbour.ndjson:${index + 1}:1: found events of a, reading 1, that do not follow from a.yaml, expected the file as it was recorded, and a correction beside it [re-derivation]`,
    ])
  })

  it("are none where the file was written in another way and says the same", () => {
    const retold = announcement(`# read again\n${announcementYaml({ events: `\n${beginning()}` })}`, "a")
    expect(check([retold], { log })).toEqual([])
  })
})
