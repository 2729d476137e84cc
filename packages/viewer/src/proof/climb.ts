// From a leaf up to the root, one pair of hashes after the other (RFC 6962, 2.1.1).

/** The events that a node of the tree stands over: from, inclusive, until, exclusive. */
interface Over {
  readonly from: number
  readonly until: number
}

export interface Step<Hash> {
  readonly left: Hash
  readonly right: Hash
  readonly leftOver: Over
  readonly rightOver: Over
  /** Which of the two was worked out below; the other one is the proof's. */
  readonly own: "left" | "right"
  readonly result: Hash
}

interface Proof<Hash> {
  readonly index: number
  readonly size: number
  readonly path: readonly Hash[]
}

/** The largest power of two below a number of leaves: where a tree of so many falls into two. */
const half = (size: number): number => {
  let at = 1
  while (at * 2 < size) at *= 2
  return at
}

/** What the nodes on the way stand over, the leaf first and the root last. */
const waysOf = (index: number, size: number): readonly Over[] => {
  const way: Over[] = []
  let over: Over = { from: 0, until: size }
  while (over.until - over.from > 1) {
    way.push(over)
    const middle = over.from + half(over.until - over.from)
    over = index < middle ? { ...over, until: middle } : { ...over, from: middle }
  }
  return [...way, over].toReversed()
}

/** Every step of a proof; `node` hashes a pair. That they lead to the log's root is for the check to say. */
export const climb = <Hash>(
  { index, size, path }: Proof<Hash>,
  leaf: Hash,
  node: (left: Hash, right: Hash) => Hash,
): readonly Step<Hash>[] => {
  const way = waysOf(index, size)
  const steps: Step<Hash>[] = []
  let hash = leaf
  for (const [i, sibling] of path.entries()) {
    const [below, above] = [way[i], way[i + 1]]
    if (below === undefined || above === undefined) break
    const isLeft = below.from === above.from
    const [left, right] = isLeft ? [hash, sibling] : [sibling, hash]
    const middle = isLeft ? below.until : below.from
    hash = node(left, right)
    steps.push({
      left,
      right,
      leftOver: { from: above.from, until: middle },
      rightOver: { from: middle, until: above.until },
      own: isLeft ? "left" : "right",
      result: hash,
    })
  }
  return steps
}
