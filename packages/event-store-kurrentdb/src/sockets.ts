import { AsyncLocalStorage } from "node:async_hooks"
import { channel } from "node:diagnostics_channel"
import { Socket } from "node:net"
import { Predicate } from "effect"

/** Of whatever a client does, these are its sockets. */
const own = new AsyncLocalStorage<Sockets>()

// gRPC tells nobody of a socket before the handshake is over, and Node tells of every one.
channel("net.client.socket").subscribe((message) => {
  if (Predicate.hasProperty(message, "socket") && message.socket instanceof Socket)
    own.getStore()?.add(message.socket)
})

/**
 * The sockets of one client until something has come on them. gRPC has no bound for a connection that is taken and then
 * not spoken on, keeps it when the channel is closed, and with it the process.
 */
export class Sockets {
  readonly #silent = new Set<Socket>()
  readonly #bound: number
  #hasEnded = false

  /** How long a socket may be silent, in milliseconds. */
  constructor(bound: number) {
    this.#bound = bound
  }

  /** What is opened by this is of this client. */
  run<A>(work: () => A): A {
    return own.run(this, work)
  }

  add(socket: Socket): void {
    this.#silent.add(socket)
    // It is told of before it connects: destroyed now, it would connect all the same.
    const timer = setTimeout(() => this.#end(socket), this.#hasEnded ? 0 : this.#bound).unref()
    socket.once("close", () => {
      clearTimeout(timer)
      this.#silent.delete(socket)
    })
  }

  /** Those on which nothing has come; the others are shared with other clients of the process, and gRPC ends them. */
  end(): void {
    this.#hasEnded = true
    for (const socket of this.#silent) this.#end(socket)
  }

  #end(socket: Socket): void {
    this.#silent.delete(socket)
    if (socket.bytesRead === 0) socket.destroy()
  }
}
