// How large a part of the page is, and how far it is scrolled.
import { useSignal, type ReadonlySignal } from "@preact/signals"
import { useLayoutEffect, useRef } from "preact/hooks"

/** In px. */
interface Stand {
  readonly width: number
  readonly height: number
  readonly scrolled: number
}

const NOWHERE: Stand = { width: 0, height: 0, scrolled: 0 }

/** Follows how large something is and how far it is scrolled. */
export const useStand = (): {
  readonly box: { current: HTMLDivElement | null }
  readonly stand: ReadonlySignal<Stand>
} => {
  const box = useRef<HTMLDivElement>(null)
  const stand = useSignal(NOWHERE)
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return undefined
    const look = (): void => {
      stand.value = {
        width: element.clientWidth,
        height: element.clientHeight,
        scrolled: element.scrollTop,
      }
    }
    const observer = new ResizeObserver(look)
    observer.observe(element)
    element.addEventListener("scroll", look, { passive: true })
    look()
    return () => {
      observer.disconnect()
      element.removeEventListener("scroll", look)
    }
  }, [])
  return { box, stand }
}
