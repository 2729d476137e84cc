import { type AddressInfo, type Server, type Socket, connect, createServer } from "node:net"

/** The wire before a node: connections that can be refused and cut while the node goes on. */
export class Front {
  readonly #sockets = new Set<Socket>()
  readonly #target: number
  #server: Server
  port = 0

  constructor(target: number) {
    this.#target = target
    this.#server = this.#make()
  }

  /** On the same port as before, if it listened before. */
  async open(): Promise<void> {
    this.#server = this.#make()
    await new Promise<void>((resolve) => {
      this.#server.listen(this.port, "127.0.0.1", resolve)
    })
    this.port = (this.#server.address() as AddressInfo).port
  }

  /** Every connection breaks, as if a cable were pulled; new ones are accepted. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy()
    this.#sockets.clear()
  }

  /** Every connection breaks and new ones are refused. */
  async refuse(): Promise<void> {
    const closed = new Promise((resolve) => {
      this.#server.close(resolve)
    })
    this.cut()
    await closed
  }

  #make(): Server {
    return createServer((inner) => {
      const outer = connect(this.#target, "127.0.0.1")
      for (const [from, to] of [
        [inner, outer],
        [outer, inner],
      ] as const) {
        this.#sockets.add(from)
        from.setNoDelay(true)
        from.on("error", () => to.destroy())
        from.on("close", () => {
          this.#sockets.delete(from)
          to.destroy()
        })
        from.pipe(to)
      }
    })
  }
}
