// The colours of a chart: on the page those of its styles, in a file the same ones resolved, on paper black and grey.

const NAMES = [
  "paper",
  "ground",
  "ink",
  "soft",
  "line",
  "sure",
  "sure-pale",
  "doubt",
  "doubt-ground",
  "keep",
  "draft",
  "now",
] as const

type Colour = (typeof NAMES)[number]

/** `kept-full`: of what is kept and holds on the day. */
export type Palette = { readonly [name in Colour | "kept-full"]: string }

const paletteBy = (colour: (name: Colour) => string): Palette =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made of every name
  ({
    ...Object.fromEntries(NAMES.map((name) => [name, colour(name)])),
    "kept-full": colour("keep"),
  }) as Palette

export const ON_PAGE: Palette = paletteBy((name) => `var(--${name})`)

/** What they are in the light scheme: a file is read anywhere. */
export const inFile = (): Palette => {
  const probe = document.createElement("span")
  probe.style.colorScheme = "light"
  document.body.append(probe)
  const palette = paletteBy((name) => {
    probe.style.color = `var(--${name})`
    return getComputedStyle(probe).color
  })
  probe.remove()
  return palette
}

export const ON_PAPER: Palette = {
  paper: "#fff",
  ground: "#e9e9e9",
  ink: "#000",
  soft: "#333",
  line: "#bbb",
  sure: "#000",
  "sure-pale": "#9a9a9a",
  doubt: "#555",
  "doubt-ground": "#fff",
  keep: "#000",
  "kept-full": "#d4d4d4",
  draft: "#000",
  now: "#000",
}
