import { describe, expect, it } from "vitest"
import { jsonPlaces } from "../src/cases/json-places.ts"

describe("the places of a JSON text", () => {
  const text =
    '{\n  "order": {\n    "subOrders": [{ "amount": "1.00" }, { "amount": 2 }],\n    "id": "字"\n  }\n}'

  it("of a value, by its path", () => {
    const places = jsonPlaces(text)
    expect(places.of("order.subOrders[1].amount")).toEqual({ line: 3, column: 53 })
    expect(places.of("order.id")).toEqual({ line: 4, column: 11 })
    expect(places.of("order.nothing")).toBeUndefined()
    expect(places.ofKey("order.subOrders[1].amount")).toEqual({ line: 3, column: 43 })
    expect([places.stopped, places.repeated]).toEqual([undefined, undefined])
  })

  it("of a key that stands twice, also when it is spelt in another way", () => {
    expect(jsonPlaces('{"a":1,"b":{"a":2},"\\u0061":3}').repeated).toEqual({
      path: "a",
      place: { line: 1, column: 20 },
    })
  })

  it.each([
    ['{"a":1,}', 8],
    ['{"a" 1}', 6],
    ["{'a':1}", 2],
    ['{"a":01}', 7],
    ['{"a":1} x', 9],
    ['{"a":"\t"}', 6],
    ['{"a":nul}', 6],
    ["[1,2", 5],
    ["", 1],
  ])("%j stops at column %d, and JSON.parse refuses it, too", (bad, column) => {
    expect(jsonPlaces(bad).stopped).toEqual({ line: 1, column })
    expect(() => JSON.parse(bad)).toThrow(SyntaxError)
  })

  it.each(["1", "-0.5e+7", '"\\ud83d\\ude00"', "[]", "{}", ' [ { "a" : [ null , true ] } ] '])(
    "%j is whole",
    (good) => {
      expect(jsonPlaces(good).stopped).toBeUndefined()
      expect(() => JSON.parse(good)).not.toThrow()
    },
  )
})
