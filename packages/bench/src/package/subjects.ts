import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { emptyFolder } from "../place.ts"

/** A data package and one question that it answers, as its reader would write it. */
export interface Subject {
  readonly name: string
  readonly imports: string
  readonly ask: string
  /** The smallest thing that it exports, and everything. */
  readonly one: string
  readonly all: string
}

const imported = (name: string, binding: string, attributes = ""): string =>
  `import ${binding} from "${name}"${attributes}`

/** A package whose one export is everything. */
const whole = (name: string, binding: string, ask: string, attributes = ""): Subject => {
  const imports = imported(name, binding, attributes)
  return {
    name,
    imports,
    ask,
    one: `${imports}\nconsole.log(${ask})`,
    all: `${imports}\nconsole.log(${binding})`,
  }
}

const several = (name: string, uses: string, ask: string, smallest: string): Subject => ({
  name,
  imports: imported(name, `{ ${uses} }`),
  ask,
  one: `${imported(name, `{ ${smallest} }`)}\nconsole.log(${smallest})`,
  all: `export * from "${name}"`,
})

export const PEERS: readonly Subject[] = [
  whole("@mdn/browser-compat-data", "bcd", "bcd.api.fetch.__compat.support.chrome", ' with { type: "json" }'),
  whole("caniuse-lite", "lite", 'lite.feature(lite.features["css-grid"]).stats.chrome["100"]'),
  several("web-features", "features", "features.grid.status.baseline", "groups"),
  whole("mime-db", "db", 'db["application/json"].compressible'),
  several("@vvo/tzdb", "getTimeZones", "getTimeZones()[0].currentTimeOffsetInMinutes", "tzdbVersion"),
  whole("moment-timezone", "moment", 'moment.tz.zone("Asia/Shanghai").utcOffset(Date.UTC(2023, 5, 8))'),
  whole("chinese-days", "days", 'days.isWorkday("2023-06-08")'),
]

/** A package of ours, asked for one rule on one day. */
export const ours = (name: string, provision: string): Subject =>
  several(name, "inForce", `inForce({ on: "2023-06-08", provision: "${provision}" })`, "meta")

/** A folder in which the subjects can be imported by name, each as a script; ours are linked there. */
export class Bench {
  readonly folder = emptyFolder("package")

  /** What a package's folder is linked as. */
  link(name: string, target: string): void {
    const link = join(this.folder, "node_modules", name)
    mkdirSync(dirname(link), { recursive: true })
    rmSync(link, { force: true })
    symlinkSync(target, link)
  }

  write(name: string, text: string): string {
    const file = join(this.folder, name)
    writeFileSync(file, `${text}\n`)
    return file
  }

  /** A module that imports a subject and exports its question; undefined: one that imports nothing. */
  module(subject: Subject | undefined): string {
    const name = subject?.name.replaceAll(/[^a-z0-9]+/g, "-").replace(/^-/, "") ?? "empty"
    const text =
      subject === undefined
        ? "export const ask = () => 0"
        : `${subject.imports}\nexport const ask = () => ${subject.ask}`
    return this.write(`${name}.mjs`, text)
  }

  version({ name }: Subject): string {
    const from = createRequire(join(this.folder, "here.mjs"))
    const paths = from.resolve.paths(name) ?? []
    for (const path of paths) {
      try {
        const { version }: { version: string } = JSON.parse(
          readFileSync(join(path, name, "package.json"), "utf8"),
        )
        return version
      } catch {
        // not in this node_modules
      }
    }
    return "?"
  }
}
