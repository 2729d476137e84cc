// What differs between two lists of lines: the fewest that must be taken out and put in.

export interface Compared<Line> {
  readonly is: "same" | "added" | "removed"
  readonly line: Line
}

/** In the order of the later list; what was taken out stands where it stood. `keyOf`: what makes two lines the same. */
export const compareLines = <Line>(
  earlier: readonly Line[],
  later: readonly Line[],
  keyOf: (line: Line) => string,
): readonly Compared<Line>[] => {
  const [a, b] = [earlier.map(keyOf), later.map(keyOf)]
  // common[i][j]: how many lines the two have in common from i and j on.
  const common = Array.from({ length: a.length + 1 }, () => Array.from(b, () => 0))
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = common[i]
      if (row !== undefined)
        row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  const compared: Compared<Line>[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [old, now] = [earlier[i], later[j]]
    if (old !== undefined && now !== undefined && a[i] === b[j]) {
      compared.push({ is: "same", line: now })
      i++
      j++
    } else if (old !== undefined && (j >= b.length || at(i + 1, j) >= at(i, j + 1))) {
      compared.push({ is: "removed", line: old })
      i++
    } else if (now !== undefined) {
      compared.push({ is: "added", line: now })
      j++
    } else break
  }
  return compared
}
