// How wide an element is drawn, so that pictures are laid out in real pixels.
import { useSignal, type Signal } from "@preact/signals"
import { useEffect, useRef } from "preact/hooks"
import type { RefObject } from "preact"

export const useWidth = (
  first: number,
): { readonly ref: RefObject<HTMLDivElement | null>; readonly width: Signal<number> } => {
  const ref = useRef<HTMLDivElement>(null)
  const width = useSignal(first)
  useEffect(() => {
    const { current } = ref
    if (current === null) return undefined
    const measure = (): void => {
      if (current.clientWidth > 0) width.value = current.clientWidth
    }
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(current)
    return () => watch.disconnect()
  }, [])
  return { ref, width }
}
