// A drawing as a file: SVG as it is, or PNG as the browser draws it.
import { render, type VNode } from "preact"

/** A drawing as the text of an SVG file. */
export const svgText = (drawing: VNode): string => {
  const box = document.createElement("div")
  render(drawing, box)
  const svg = box.querySelector("svg")
  const text = svg === null ? "" : new XMLSerializer().serializeToString(svg)
  render(null, box)
  return text
}

/** How large a canvas can be where it can be least: a side in px, and all of it in px. */
const SIDE = 16_000
const AREA = 120_000_000
/** Smaller than this nobody can read it. */
const LEAST = 0.75

/** How many px of a PNG a px of the drawing takes; undefined: it cannot be drawn to be read. */
export const pngScale = (width: number, height: number): number | undefined => {
  const scale = Math.min(2, SIDE / width, SIDE / height, Math.sqrt(AREA / (width * height)))
  return scale < LEAST ? undefined : scale
}

const sizeOf = (svg: string): readonly [number, number] => {
  const [, width = "1", height = "1"] = /<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? []
  return [Number(width), Number(height)]
}

/** A PNG of an SVG file; undefined: it is too tall for one. */
export const pngOf = async (svg: string): Promise<Blob | undefined> => {
  const [width, height] = sizeOf(svg)
  const scale = pngScale(width, height)
  if (scale === undefined) return undefined
  const image = new Image(width, height)
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement("canvas")
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  const context = canvas.getContext("2d")
  if (context === null) throw new Error("no canvas")
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"))
  if (blob === null) throw new Error("no canvas as large as this")
  return blob
}

export const download = (blob: Blob, name: string): void => {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
