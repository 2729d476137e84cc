import { cpSync, existsSync, mkdirSync, readdirSync, statSync, symlinkSync } from "node:fs"
import { dirname, join } from "node:path"
import { root, run } from "./stranger.ts"

/** Copies what git keeps of this repository, or would keep, into a folder; what is installed is only linked. */
export const copyRepository = (copy: string): void => {
  const files = run("git", ["ls-files", "-co", "--exclude-standard", "-z"], root).split("\0")
  for (const file of files.filter(
    (path) => path !== "" && statSync(join(root, path), { throwIfNoEntry: false })?.isFile() === true,
  )) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    cpSync(join(root, file), join(copy, file), { errorOnExist: false })
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"))
  for (const room of readdirSync(join(root, "packages"))) {
    const links = join(root, "packages", room, "node_modules")
    if (existsSync(links))
      cpSync(links, join(copy, "packages", room, "node_modules"), { recursive: true, verbatimSymlinks: true })
  }
}
