// Times of the open platform: `20180614101942000+0800`, with any offset.

/** An instant as a case writes it, ISO 8601 with its offset, and in milliseconds to compare it by. */
export interface Time {
  readonly text: string
  readonly at: number
}

const FORM = /^([12]\d{3})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})([+-]\d\d)(\d\d)$/

const OFFSET = /^[+-](?:[01]\d|2[0-3]):[0-5]\d$/

export const TIME = "a time that exists, such as 20180614101942000+0800"

/** The instant; undefined where the text is none. */
export const parseTime = (text: string): Time | undefined => {
  const parts = FORM.exec(text)
  if (parts === null) return undefined
  const [, year, month, day, hour, minute, second, fraction, offsetHours, offsetMinutes] = parts
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  const offset = `${offsetHours}:${offsetMinutes}`
  // Read without the offset: a day or hour that does not exist is written otherwise, or not at all.
  const read = Date.parse(`${local}Z`)
  const exists =
    Number.isFinite(read) && new Date(read).toISOString().startsWith(local) && OFFSET.test(offset)
  if (!exists) return undefined
  const iso = `${local}${fraction === "000" ? "" : `.${fraction}`}${offset}`
  return { text: iso, at: Date.parse(iso) }
}
