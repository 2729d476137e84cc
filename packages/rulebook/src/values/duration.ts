// Lengths of time, in milliseconds.
export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** A length of time as ISO 8601 writes it, hours uncounted into days: `PT9H`, `PT33H0.5S`, of nothing `PT0S`. */
export const formatDuration = (ms: number): string => {
  const [hours, minutes] = [Math.floor(ms / HOUR), Math.floor((ms % HOUR) / MINUTE)]
  const seconds = (ms % MINUTE) / SECOND
  const told = [
    hours > 0 ? `${hours}H` : "",
    minutes > 0 ? `${minutes}M` : "",
    seconds > 0 || ms === 0 ? `${seconds}S` : "",
  ]
  return `PT${told.join("")}`
}
