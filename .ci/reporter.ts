import type { Reporter, TestModule } from "vitest/node"

/** Closes a run with one line that counts every test: `N passed, N failed, N skipped`. */
export default class CiReporter implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, unhandledErrors: ReadonlyArray<unknown>): void {
    const count = { passed: 0, failed: 0, skipped: 0 }
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state !== "pending") count[state]++
      }
      // A file that fails outside of its tests (an import, a hook) counts as one failure.
      const brokenFile = module.state() === "failed" && [...module.children.allTests("failed")].length === 0
      if (brokenFile) count.failed++
    }
    if (count.failed === 0 && unhandledErrors.length > 0) count.failed = unhandledErrors.length
    process.stdout.write(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped\n`)
  }
}
