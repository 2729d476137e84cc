// webpack.mjs ENTRY FILE: bundles for browsers; a warning is an error.
import webpack from "webpack"

const [entry, filename] = process.argv.slice(2)
const options = {
  mode: "production",
  target: "web",
  entry: `./${entry}`,
  output: { path: import.meta.dirname, filename },
  optimization: { splitChunks: false },
  performance: false,
}
webpack(options, (error, stats) => {
  if (error === null && !stats.hasErrors() && !stats.hasWarnings()) return
  console.error(error ?? stats.toString())
  process.exitCode = 1
})
