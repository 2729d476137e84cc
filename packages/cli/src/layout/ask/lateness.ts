import { type Page, say } from "../page/page.ts"

const DURATION = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/

/** `PT33H20M` as a person says it. */
export const lateness = (page: Pick<Page, "lang">, duration: string): string => {
  const [, hours, minutes, seconds] = DURATION.exec(duration) ?? []
  const told = [
    ...(hours === undefined ? [] : [say(page, `${hours}小时`, `${hours} h`)]),
    ...(minutes === undefined ? [] : [say(page, `${minutes}分`, `${minutes} min`)]),
    ...(seconds === undefined || seconds === "0" ? [] : [say(page, `${seconds}秒`, `${seconds} s`)]),
  ]
  return told.length === 0
    ? say(page, "到点即逾期", "late at that very instant")
    : say(page, `逾期${told.join("")}`, `${told.join(" ")} late`)
}
