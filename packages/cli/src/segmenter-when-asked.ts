/** Taken apart: `Intl.Segmenter` in so many words is what the bundle has this file's class for. */
const { Segmenter } = Intl

type Made = InstanceType<typeof Segmenter>

/** A segmenter that is made when it is first asked: the tables that it loads take ten to fifteen milliseconds. */
export class SegmenterWhenAsked {
  readonly #options: ConstructorParameters<typeof Segmenter>
  #made: Made | undefined

  constructor(...options: ConstructorParameters<typeof Segmenter>) {
    this.#options = options
  }

  segment(text: string): ReturnType<Made["segment"]> {
    this.#made ??= new Segmenter(...this.#options)
    return this.#made.segment(text)
  }
}
