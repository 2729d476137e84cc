import { once } from "node:events"
import { type AddressInfo, type Socket, createServer } from "node:net"

/** A port that takes every connection and never says a word, as a node does that stands still. */
export const startSilent = async () => {
  const open = new Set<Socket>()
  let taken = 0
  const server = createServer((socket) => {
    taken++
    open.add(socket)
    socket.resume().on("error", () => {})
    socket.once("close", () => open.delete(socket))
  })
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  return {
    port: (server.address() as AddressInfo).port,
    /** How many connections it was asked for. */
    taken: () => taken,
    /** Once nobody holds one any more. */
    left: async () => {
      for (const socket of open) await once(socket, "close")
    },
    stop: () => server.close(),
  }
}
