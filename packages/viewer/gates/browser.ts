// A real browser, and the page served to it as a strict host would serve it.
import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core"
import { makePage, packageIn } from "../build/page.ts"
import { servePage } from "../build/serve.ts"

export const root = fileURLToPath(new URL("../../..", import.meta.url))

/** 1688's data package, built. */
export const dataPackage = join(root, "packages/rules-1688")

const PACKAGES = ["chromium", "fonts-noto-cjk"]

const chromiumHere = (): string =>
  spawnSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" }).stdout.trim()

/** Installs Debian's Chromium and a font that has Chinese where there is no Chromium. */
const installChromium = (): string => {
  if (chromiumHere() === "") {
    const install = `apt-get update -qq && apt-get install -y -qq --no-install-recommends ${PACKAGES.join(" ")}`
    const { status, stderr } = spawnSync("sh", ["-c", install], { encoding: "utf8" })
    if (status !== 0) throw new Error(`chromium is not there and could not be installed\n${stderr}`)
  }
  return chromiumHere()
}

export const inBrowser = async <T>(work: (browser: Browser) => Promise<T>): Promise<T> => {
  const browser = await chromium.launch({ executablePath: installChromium(), args: ["--no-sandbox"] })
  try {
    return await work(browser)
  } finally {
    await browser.close()
  }
}

/** Makes the page over a data package, serves it for as long as the work lasts, and takes it away. */
export const served = async <T>(
  work: (url: string, folder: string) => Promise<T>,
  data: string = dataPackage,
): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), "policy-ledger-page-"))
  try {
    await makePage(packageIn(data), folder)
    const server = await servePage(folder)
    try {
      return await work(server.resolvedUrls?.local[0] ?? "", folder)
    } finally {
      await server.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Whatever a page says that a good page does not: on the console, of its policy, to other hosts. */
const complaintsOf = (page: Page, url: string): readonly string[] => {
  const complaints: string[] = []
  page.on("console", (message) => complaints.push(`console ${message.type()}: ${message.text()}`))
  page.on("pageerror", (error) => complaints.push(`error: ${error.stack ?? error.message}`))
  page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()}`))
  page.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(url))
      complaints.push(`asked elsewhere: ${request.url()}`)
  })
  return complaints
}

/** A fresh tab in which nothing may be complained of. */
export const inTab = async (
  browser: Browser,
  url: string,
  options: BrowserContextOptions,
  work: (page: Page) => Promise<void>,
): Promise<void> => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: "zh-CN",
    acceptDownloads: true,
    ...options,
  })
  try {
    const page = await context.newPage()
    await page.addInitScript(() =>
      document.addEventListener("securitypolicyviolation", (event) =>
        console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
      ),
    )
    const complaints = complaintsOf(page, url)
    await work(page)
    if (complaints.length > 0) throw new Error(complaints.join("\n"))
  } finally {
    await context.close()
  }
}

/** Opens a place of the page and waits until it can be used. */
export const visit = async (page: Page, url: string, fragment: string): Promise<void> => {
  await page.goto(`${url}${fragment}`)
  await page.locator("main[data-alive=true]").waitFor()
  await page.waitForFunction(() => document.querySelector("main .loading") === null)
}
