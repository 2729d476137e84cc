// The years in a real browser: what is drawn, how one finds through it, and what one takes away from it.
import assert from "node:assert/strict"
import { readFile } from "node:fs/promises"
import type { Download, Page } from "playwright-core"
import { recorded } from "../test/years/history-of.ts"
import { startOf } from "../src/place/zone.ts"
import type { BrowserTest } from "./browser-test.ts"

const DAY = "2023-06-08"

const open = async (page: Page, url: string, address = `#years?on=${DAY}&lang=en`): Promise<void> => {
  await page.goto(url + address)
  await page.locator(".plot svg").waitFor()
}

/** The whole chart in sight, and all of it drawn. */
const seeAll = async (page: Page): Promise<void> => {
  await page.setViewportSize({ width: 1280, height: 6000 })
  await page.waitForFunction(() => {
    const [sheet, svg] = [document.querySelector(".chart .sheet"), document.querySelector(".plot svg")]
    return sheet !== null && svg !== null && svg.clientHeight >= sheet.clientHeight
  })
}

const dayShown = (page: Page): Promise<string> => page.locator("#day").inputValue()

const tipText = (page: Page): Promise<string> => page.locator(".tip").innerText()

const countOf = (page: Page, selector: string): Promise<number> => page.locator(selector).count()

/** The counts of the day view, which asks the package by itself. */
const countsIn = async (page: Page): Promise<readonly number[]> =>
  (await page.locator(".counts b").allInnerTexts()).map(Number)

const saved = async (
  page: Page,
  button: string,
): Promise<{ readonly name: string; readonly bytes: Buffer }> => {
  const coming: Promise<Download> = page.waitForEvent("download")
  await page.getByRole("button", { name: button }).click()
  const download = await coming
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

const noSideways = async (page: Page): Promise<void> => {
  const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  assert.ok((wide ?? 0) <= (window ?? 0), `the page is ${wide} px wide in a window of ${window}`)
}

/** How many runs the package of 1688 answers with that lie within the years shown. */
const runsShown = (): number => {
  const { platform, lanes } = recorded("1688", "2021-01-01", "2026-01-01")
  const [from, until] = ["2021-01-01", "2026-01-01"].map((one) => startOf(one, platform))
  return lanes
    .flatMap(({ stretches }) => stretches)
    .filter((one) => one.until > (from ?? 0) && one.from < (until ?? 0)).length
}

const FRACTIONS = [0.1, 0.37, 0.52, 0.8] as const

export const years: readonly BrowserTest[] = [
  {
    name: "the years: a bar is drawn for every run, and as many stand out as the day view counts",
    run: async (page, url) => {
      await open(page, url)
      await seeAll(page)
      assert.equal(await countOf(page, ".plot .bar"), runsShown())
      for (const day of ["2021-03-01", "2022-11-12", DAY, "2025-04-07"]) {
        await page.locator("#day").fill(day)
        await page.locator("#day").press("Enter")
        await page.locator(".day-counts", { hasText: day }).waitFor()
        const drawn = [
          await countOf(page, ".plot .in-force.holds"),
          await countOf(page, ".plot .unknown.holds"),
          await countOf(page, ".plot .kept.holds"),
        ]
        await page.getByRole("link", { name: "A day", exact: true }).first().click()
        await page.locator(".counts b").first().waitFor()
        assert.deepEqual(drawn, await countsIn(page), `on ${day}`)
        await page.goBack()
        await page.locator(".plot svg").waitFor()
        await seeAll(page)
      }
    },
  },
  {
    name: "the years: a lane for every instrument, and only what is in sight is in the document",
    run: async (page, url) => {
      await page.setViewportSize({ width: 1280, height: 700 })
      await open(page, url)
      const all = Number(await page.locator(".names li").first().getAttribute("aria-setsize"))
      const few = await countOf(page, ".plot g")
      await page.locator(".lanes").evaluate((box) => box.scrollTo(0, box.scrollHeight))
      await page.locator(`.names li[aria-posinset="${all}"]`).waitFor()
      assert.equal(await countOf(page, '.names li[aria-posinset="1"]'), 0)
      assert.ok((await countOf(page, ".plot g")) < 90, "bounded at the end")
      await seeAll(page)
      assert.equal(await countOf(page, ".names li"), all)
      assert.ok((await countOf(page, ".plot g")) > few, "more in a taller window")
    },
  },
  {
    name: "the years: a click chooses the day under it, and tells what is there with a link to it",
    run: async (page, url) => {
      await open(page, url, "#years?on=2021-06-01&lang=en")
      const box = await page.locator(".plot").boundingBox()
      assert.ok(box !== null)
      for (const fraction of FRACTIONS) {
        await page.mouse.click(box.x + box.width * fraction, box.y + 120)
        const expected = Date.UTC(2021, 0, 1) + fraction * (Date.UTC(2026, 0, 1) - Date.UTC(2021, 0, 1))
        const found = Date.parse(await dayShown(page))
        assert.ok(Math.abs(found - expected) <= 2 * 86_400_000, `${await dayShown(page)} at ${fraction}`)
        assert.ok(page.url().includes(`on=${await dayShown(page)}`), page.url())
      }
      await page.locator(".tip a").click()
      assert.match(page.url(), /#instrument\?.*provision=/)
    },
  },
  {
    name: "the years: pointing at a bar tells its rule, how it stands, since when and on whose word",
    run: async (page, url) => {
      await open(page, url)
      await page.locator(".plot .in-force.holds").first().hover()
      const told = await tipText(page)
      assert.match(told, /in force/)
      assert.match(told, /since|beginning not recorded|neither/)
      await page.mouse.move(5, 5)
      await page.locator(".tip").waitFor({ state: "detached" })
    },
  },
  {
    name: "the years: keys alone go from day to day, from rule to rule, closer and back, and into a rule",
    run: async (page, url) => {
      await open(page, url)
      await page.locator(".plot").focus()
      await page.keyboard.press("ArrowRight")
      assert.equal(await dayShown(page), "2023-06-09")
      await page.keyboard.press("ArrowLeft")
      await page.keyboard.press("ArrowLeft")
      assert.equal(await dayShown(page), "2023-06-07")
      await page.keyboard.press("PageDown")
      assert.ok((await dayShown(page)) > "2023-06-07")
      await page.keyboard.press("ArrowDown")
      const first = await tipText(page)
      await page.keyboard.press("ArrowDown")
      assert.notEqual(await tipText(page), first)
      const said = await page.locator(".chart [role=status]").textContent()
      assert.ok(said?.includes((await tipText(page)).split("\n")[0] ?? "?"), said ?? "nothing said")
      for (let i = 0; i < 60; i++) await page.keyboard.press("ArrowDown")
      assert.ok((await page.locator(".lanes").evaluate((box) => box.scrollTop)) > 0, "scrolls along")
      await page.keyboard.press("Escape")
      assert.equal(await countOf(page, ".tip"), 0)
      await page.keyboard.press("+")
      await page.locator(".shown").waitFor()
      await page.keyboard.press("Control+ArrowRight")
      await page.keyboard.press("0")
      await page.locator(".shown").waitFor({ state: "detached" })
      await page.keyboard.press("ArrowDown")
      await page.keyboard.press("Enter")
      assert.match(page.url(), /#instrument\?/)
    },
  },
  {
    name: "the years: zooming shows what holds for hours only, and dragging goes along",
    run: async (page, url) => {
      await open(page, url, "#years?on=2022-11-12&lang=en")
      for (let i = 0; i < 13; i++) await page.getByRole("button", { name: "Zoom in" }).click()
      await seeAll(page)
      const box = await page.locator(".plot").boundingBox()
      assert.ok(box !== null)
      const brief = await page.locator(".plot .bar").evaluateAll(
        (bars, across) =>
          bars.findIndex((bar) => {
            const [x, width] = [Number(bar.getAttribute("x")), Number(bar.getAttribute("width"))]
            return x > 0 && x + width < across
          }),
        box.width,
      )
      await page.locator(".plot .bar").nth(brief).hover()
      assert.match(await tipText(page), /16:00[^\n]*16:00/, "from an hour to an hour")
      const before = await page.locator(".shown").innerText()
      await page.mouse.move(box.x + 600, box.y + 60)
      await page.mouse.down()
      await page.mouse.move(box.x + 300, box.y + 60, { steps: 4 })
      await page.mouse.up()
      assert.notEqual(await page.locator(".shown").innerText(), before)
      assert.equal(await dayShown(page), "2022-11-12", "dragging chooses nothing")
      await page.getByRole("button", { name: "All years" }).click()
      assert.equal(await countOf(page, ".shown"), 0)
      await page.mouse.move(box.x + 600, box.y + 60)
      await page.keyboard.down("Control")
      await page.mouse.wheel(0, -300)
      await page.keyboard.up("Control")
      await page.locator(".shown").waitFor()
    },
  },
  {
    name: "the years: saved as SVG it is one picture of all of it, of which question and of which data",
    run: async (page, url) => {
      await open(page, url, `#years?on=${DAY}&lang=en&by=2024-01-01&presume=commencement`)
      await seeAll(page)
      const bars = await countOf(page, ".plot .bar")
      const root = (await page.locator(".imprint code").innerText()).trim()
      const { name, bytes } = await saved(page, "Save as SVG")
      assert.match(name, /^[\w-]+-2021-2025-2023-06-08\.svg$/)
      const text = bytes.toString("utf8")
      // In a page that trusts what it is given, as any reader of the file does.
      const reader = await page.context().newPage()
      const read = await reader.evaluate((svg) => {
        const read = new DOMParser().parseFromString(svg, "image/svg+xml")
        return {
          errors: read.querySelectorAll("parsererror").length,
          bars: read.querySelectorAll(".bar").length - read.querySelectorAll(".key .bar").length,
          desc: read.querySelector("desc")?.textContent ?? "",
          words: [...read.querySelectorAll("text")].map((one) => one.textContent).join(" "),
          styled: read.querySelectorAll("[style], style, image, script").length,
        }
      }, text)
      assert.equal(read.errors, 0)
      assert.equal(read.bars, bars)
      for (const said of [root, DAY, "2024-01-01", "2021-02-20", "began when published"])
        assert.ok(read.desc.includes(said), `${said} in ${read.desc}`)
      assert.ok(read.words.includes(root), "the root can be read in the picture")
      assert.equal(read.styled, 0)
      assert.ok(!/var\(|href=|url\((?!#)/.test(text), "nothing of elsewhere")
    },
  },
  {
    name: "the years: saved as PNG it is a picture with something on it",
    run: async (page, url) => {
      await open(page, url)
      const { name, bytes } = await saved(page, "Save as PNG")
      assert.match(name, /\.png$/)
      assert.equal(bytes.subarray(1, 4).toString("latin1"), "PNG")
      const colours = await page.evaluate(async (base64) => {
        const image = new Image()
        image.src = `data:image/png;base64,${base64}`
        await image.decode()
        const canvas = document.createElement("canvas")
        canvas.width = image.width
        canvas.height = image.height
        const context = canvas.getContext("2d")
        context?.drawImage(image, 0, 0)
        const pixels = new Uint32Array(
          context?.getImageData(0, 0, image.width, image.height).data.buffer ?? new ArrayBuffer(0),
        )
        return new Set(pixels).size
      }, bytes.toString("base64"))
      assert.ok(colours > 50, `${colours} colours`)
    },
  },
  {
    name: "the years: on paper every provision is drawn, in black and grey, with what was asked on every sheet",
    run: async (page, url) => {
      await open(page, url)
      await page.evaluate(() => dispatchEvent(new Event("beforeprint")))
      await page.emulateMedia({ media: "print" })
      const table = page.locator(".sheets table")
      assert.ok(await table.isVisible())
      assert.ok(!(await page.locator(".chart").isVisible()))
      const head = await table.locator("thead").innerText()
      for (const said of [DAY, "sha256:", "2021-02-20"]) assert.ok(head.includes(said), `${said} in ${head}`)
      const rows = await table.locator("tbody g[transform] g[transform]").count()
      const fills = await table
        .locator("[fill^='#'], [stroke^='#']")
        .evaluateAll((all) => [
          ...new Set(all.flatMap((one) => [one.getAttribute("fill"), one.getAttribute("stroke")])),
        ])
      for (const fill of fills)
        assert.ok(fill === null || /^(none|url\(.*|#(.)\2\2|#(..)\3\3)$/.test(fill), `${fill} is no grey`)
      await page.evaluate(() => dispatchEvent(new Event("afterprint")))
      await page.emulateMedia({ media: "screen" })
      assert.equal(await countOf(page, ".sheets table"), 0)
      await seeAll(page)
      assert.equal(rows, await countOf(page, ".plot g"))
    },
  },
  {
    name: "the years: in a narrow window labels stand above their lanes, and nothing is wider than it",
    run: async (page, url) => {
      for (const width of [360, 414, 480]) {
        await page.setViewportSize({ width, height: 800 })
        await open(page, url)
        await page.locator(".chart.narrow").waitFor()
        await noSideways(page)
        const label = await page.locator(".names a").nth(1).boundingBox()
        const plot = await page.locator(".plot").boundingBox()
        assert.ok(label !== null && plot !== null && plot.width > width - 40, "the chart takes the width")
        assert.ok(label.x >= plot.x && label.x + label.width <= plot.x + plot.width)
        await page.locator(".plot").click({ position: { x: width / 2, y: 60 } })
        await noSideways(page)
      }
    },
  },
]
