import { createServer } from "node:net"
import { portOf } from "./stranger.ts"

// Servers on loopback, each on a port that was free.

export const freePort = async (): Promise<number> => {
  const server = createServer()
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready))
  const port = portOf(server)
  await new Promise((closed) => server.close(closed))
  return port
}

/** Asks until the address answers, for a minute at most. */
export const answered = async (url: string): Promise<void> => {
  const end = Date.now() + 60_000
  for (;;) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- one question at a time
      if ((await fetch(url)).ok) return
    } catch (error) {
      if (Date.now() > end) throw error
    }
    // oxlint-disable-next-line no-await-in-loop -- nothing tells that it has started but its answer
    await new Promise((later) => setTimeout(later, 200))
  }
}
