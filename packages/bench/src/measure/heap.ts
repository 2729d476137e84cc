/** Bytes that live now; needs `--expose-gc`. */
export const liveBytes = (): number => {
  if (globalThis.gc === undefined) throw new Error("heap: found no gc, expected node --expose-gc")
  globalThis.gc()
  globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
