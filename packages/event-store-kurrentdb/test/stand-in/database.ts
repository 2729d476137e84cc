/**
 * What a node keeps, with the rules by which the real server accepts an append: its IndexWriter's check of a commit,
 * read in its source. In memory, in one order, for all nodes of a cluster at once.
 */

export interface Proposal {
  readonly id: string
  readonly type: string
  readonly contentType: string
  readonly data: Uint8Array
  readonly metadata: Uint8Array
}

export interface Recorded extends Proposal {
  readonly stream: string
  readonly revision: number
  /** In the order of everything that was written. */
  readonly position: number
  readonly created: number
}

export type ExpectedRevision = "any" | "no-stream" | "stream-exists" | number

export type Verdict =
  | { readonly kind: "written"; readonly last: Recorded }
  | { readonly kind: "wrong-version"; readonly current: number }
  | { readonly kind: "deleted" }

/** `$tb` of a stream that was deleted but not for good: the largest revision there can be. */
const EVERYTHING = Number("9223372036854775807")

const NO_STREAM = -1

interface Limits {
  readonly $tb?: number
  readonly $maxCount?: number
  /** Seconds. */
  readonly $maxAge?: number
}

export class Database {
  readonly #streams = new Map<string, Recorded[]>()
  readonly #tombstones = new Set<string>()
  readonly #listeners = new Set<() => void>()
  #position = 0

  /** Called after each write; the answer ends it. */
  onWrite(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  streams(): readonly string[] {
    return [...this.#streams.keys()]
  }

  isTombstoned(stream: string): boolean {
    return this.#tombstones.has(stream)
  }

  last(stream: string): number {
    return this.#streams.get(stream)?.at(-1)?.revision ?? NO_STREAM
  }

  /** What a reader sees; undefined where the server says that there is no stream. */
  visible(stream: string): readonly Recorded[] | undefined {
    const events = this.#streams.get(stream)
    const { $tb = 0, $maxCount = events?.length ?? 0, $maxAge = Infinity } = this.#limits(stream)
    if (events === undefined || $tb === EVERYTHING) return undefined
    const oldest = Date.now() - $maxAge * 1000
    return events.slice(-$maxCount).filter(({ revision, created }) => revision >= $tb && created >= oldest)
  }

  append(stream: string, expected: ExpectedRevision, proposals: readonly Proposal[]): Verdict {
    if (this.#tombstones.has(stream)) return { kind: "deleted" }
    const current = this.last(stream)
    const known = this.#idempotent(stream, expected, proposals)
    if (known !== undefined) return { kind: "written", last: known }
    const isSoftDeleted = this.#limits(stream).$tb === EVERYTHING
    const fits =
      expected === "any" ||
      (expected === "stream-exists" && current !== NO_STREAM && !isSoftDeleted) ||
      (expected === "no-stream" && (current === NO_STREAM || isSoftDeleted)) ||
      expected === current
    if (!fits) return { kind: "wrong-version", current }
    if (isSoftDeleted) this.limit(stream, { $tb: current + 1 })
    return { kind: "written", last: this.#write(stream, proposals) }
  }

  limit(stream: string, limits: Limits): void {
    this.writeUnchecked(`$$${stream}`, { type: "$metadata", data: JSON.stringify(limits) })
  }

  delete(stream: string): void {
    this.limit(stream, { $tb: EVERYTHING })
  }

  tombstone(stream: string): void {
    this.#tombstones.add(stream)
    this.#changed()
  }

  /** As a scavenge that nothing tells of: revisions before this one are gone. */
  forget(stream: string, before: number): void {
    const events = this.#streams.get(stream) ?? []
    this.#streams.set(
      stream,
      events.filter(({ revision }) => revision >= before),
    )
  }

  /** As a damaged chunk: a revision that is not there, between others. */
  lose(stream: string, revision: number): void {
    const events = this.#streams.get(stream) ?? []
    this.#streams.set(
      stream,
      events.filter((event) => event.revision !== revision),
    )
  }

  /** An older back-up: the revisions from this one on were never written. */
  rewind(stream: string, from: number): void {
    const events = (this.#streams.get(stream) ?? []).filter(({ revision }) => revision < from)
    if (events.length === 0) this.#streams.delete(stream)
    else this.#streams.set(stream, events)
  }

  /** Another program's event, or one whose bytes were changed. */
  writeUnchecked(
    stream: string,
    {
      id = crypto.randomUUID(),
      type = "foreign",
      data = "{}",
      metadata = "",
    }: {
      readonly id?: string
      readonly type?: string
      readonly data?: string
      readonly metadata?: string
    } = {},
  ): void {
    this.#write(stream, [
      {
        id,
        type,
        contentType: "application/json",
        data: Buffer.from(data),
        metadata: Buffer.from(metadata),
      },
    ])
  }

  #limits(stream: string): Limits {
    if (stream.startsWith("$$")) return { $maxCount: 1 }
    const metadata = this.#streams.get(`$$${stream}`)?.at(-1)
    return metadata === undefined ? {} : JSON.parse(Buffer.from(metadata.data).toString())
  }

  /** The last of the proposals, where the server takes them for written: by their ids alone, whatever the bytes. */
  #idempotent(
    stream: string,
    expected: ExpectedRevision,
    proposals: readonly Proposal[],
  ): Recorded | undefined {
    const events = this.#streams.get(stream) ?? []
    const from = typeof expected === "number" ? expected + 1 : 0
    const found = proposals.map(({ id }, i) =>
      expected === "any" || expected === "stream-exists"
        ? events.find((event) => event.id === id)
        : events.find((event) => event.id === id && event.revision === from + i),
    )
    return found.every((event) => event !== undefined) ? found.at(-1) : undefined
  }

  #write(stream: string, proposals: readonly Proposal[]): Recorded {
    const events = this.#streams.get(stream) ?? []
    this.#streams.set(stream, events)
    for (const proposal of proposals) {
      const revision = (events.at(-1)?.revision ?? NO_STREAM) + 1
      events.push({ ...proposal, stream, revision, position: this.#position++, created: Date.now() })
    }
    const last = events.at(-1)
    if (last === undefined) throw new Error("an append of nothing to a stream that is not")
    this.#changed()
    return last
  }

  #changed(): void {
    for (const listener of this.#listeners) listener()
  }
}
