// One look at a page in a fresh tab: when something was painted, when it could be used, what a step of its slider costs.
import type { Browser, Page } from "playwright-core"

const VIEWPORT = { width: 1280, height: 900 }

/** Opens an address in a fresh tab of a browser whose processor is slowed so many times. */
const opened = async <T>(
  browser: Browser,
  url: string,
  slowed: number,
  work: (page: Page) => Promise<T>,
): Promise<T> => {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: "zh-CN" })
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowed })
    await page.goto(url, { waitUntil: "load" })
    return await work(page)
  } finally {
    await context.close()
  }
}

export interface Times {
  /** First contentful paint, in milliseconds from the navigation. */
  readonly painted: number
  /** When controls answer; of a blank page when it is loaded. */
  readonly alive: number
}

const timesOf = (page: Page): Promise<Times> =>
  page.evaluate(() => ({
    painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
    alive: performance.getEntriesByName("alive")[0]?.startTime ?? Number.NaN,
  }))

/** When the page was painted and could be used. */
export const timePage = (browser: Browser, url: string, slowed: number): Promise<Times> =>
  opened(browser, url, slowed, async (page) => {
    await page.waitForFunction(() => performance.getEntriesByName("alive").length > 0, null, {
      timeout: 120_000,
    })
    // A paint is entered a little later than it is seen.
    await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0)
    return timesOf(page)
  })

/** A page that says one word: what this browser takes for anything. */
export const timeBlank = (browser: Browser, url: string, slowed: number): Promise<Times> =>
  opened(browser, url, slowed, async (page) => {
    await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0)
    const { painted } = await timesOf(page)
    return { painted, alive: painted }
  })

/** How long the main thread is busy with each of so many steps of the slider, in milliseconds: script, style and layout. */
export const timeSteps = (
  browser: Browser,
  url: string,
  slowed: number,
  steps: number,
): Promise<readonly number[]> =>
  opened(browser, url, slowed, async (page) => {
    await page.waitForFunction(
      () => (document.querySelector(".ticks path")?.getAttribute("d") ?? "") !== "",
      null,
      {
        timeout: 300_000,
      },
    )
    await page.waitForTimeout(1000)
    return page.evaluate(
      (wanted) =>
        new Promise<number[]>((done) => {
          const slider = document.querySelector<HTMLInputElement>("#slider")
          const most = Number(slider?.max)
          const found: number[] = []
          const step = (n: number): void => {
            if (n >= wanted || slider === null) return done(found)
            requestAnimationFrame(() => {
              const start = performance.now()
              slider.value = String((200 + n * 37) % most)
              slider.dispatchEvent(new Event("input", { bubbles: true }))
              const channel = new MessageChannel()
              channel.port1.addEventListener("message", () => {
                found.push(performance.now() - start)
                setTimeout(() => step(n + 1), 30)
              })
              channel.port1.start()
              // Behind what is drawn in this frame.
              queueMicrotask(() => channel.port2.postMessage(0))
            })
          }
          step(0)
        }),
      steps,
    )
  })
