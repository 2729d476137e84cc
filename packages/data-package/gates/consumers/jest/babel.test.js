// The one test file that runs wherever the package runs, as babel compiles it for Jest.
it("answers as it does everywhere", () => {
  const said = jest.spyOn(console, "log").mockImplementation(() => undefined)
  jest.requireActual("./stranger")
  expect(said.mock.calls).toEqual([[expect.stringMatching(/^ALL WELL/)]])
})
