// One provision, its versions side by side in the order in which they begin.
import { useMemo } from "preact/hooks"
import { day, platform } from "../day/asking.ts"
import type { Lane } from "../day/rules.ts"
import { startOf } from "../place/zone.ts"
import { lang, told } from "../words/words.ts"
import { placedEvents } from "../proof/log.ts"
import { before, inOrder } from "./contents.ts"
import { standsAt, type StandsOn } from "./standing-on.ts"
import { contentFor, spanWords, Version } from "./version.tsx"
import { said } from "./words.ts"

/** What a provision is called: as its last announced version is. */
export const titleOfLane = ({ versions, provision }: Lane): string => {
  const last = versions.findLast(
    ({ announcement, standing }) => announcement !== null && standing === "announced",
  )
  const title = (last ?? versions.at(-1))?.title
  return title === undefined ? provision : told(title)
}

/** How each of its versions stands on the day shown. */
export const standsOnDay = (lane: Lane): readonly StandsOn[] => {
  const zone = platform.value
  const t = zone === undefined ? 0 : startOf(day.value, zone)
  return inOrder(lane.versions).map(({ key }) => standsAt(lane, key, t))
}

export const Provision = ({ lane, isAsked }: { readonly lane: Lane; readonly isAsked: boolean }) => {
  const { provision } = lane
  const versions = useMemo(() => inOrder(lane.versions), [lane])
  const stands = standsOnDay(lane)
  const contents = useMemo(
    () => new Map(versions.map((version) => [version.key, contentFor(version)])),
    [versions, placedEvents.value],
  )
  return (
    <section
      id={`of ${provision}`.replace(" ", "-")}
      class={isAsked ? "provision asked-for" : "provision"}
      aria-labelledby={`title-of-${provision}`}
    >
      <h3 id={`title-of-${provision}`} tabIndex={-1}>
        {titleOfLane(lane)} <small>{said.value.versions(versions.length)}</small>
      </h3>
      <p class="id">
        <code>{provision}</code>
      </p>
      <div class="versions" lang={lang.value === "zh" ? "zh-CN" : "en"}>
        {versions.map((version, i) => {
          const content = contents.get(version.key)
          const last = before(versions, i)
          const old = last === undefined ? undefined : contents.get(last.key)
          const is = stands[i]
          if (content === undefined || is === undefined) return null
          return (
            <Version
              key={version.key}
              version={version}
              stands={is}
              content={content}
              earlier={
                last === undefined || old === undefined ? undefined : { content: old, span: spanWords(last) }
              }
            />
          )
        })}
      </div>
    </section>
  )
}
