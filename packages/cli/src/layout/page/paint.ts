import { styleText } from "node:util"

export type Style = "bold" | "dim" | "green" | "yellow" | "red" | "cyan"

/** Colours a text that is laid out already; on anything but a terminal it leaves it as it is. */
export type Paint = (style: Style, text: string) => string

export const plain: Paint = (_style, text) => text

export const coloured: Paint = (style, text) => styleText(style, text, { validateStream: false })
