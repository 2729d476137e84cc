// SHA-256 as in FIPS 180-4, in plain JavaScript: a browser's own is asynchronous, and a promise for
// each leaf would make everything above it asynchronous too. (`?? 0` is for the compiler: every index
// is in bounds by construction.)

const BLOCK_BYTES = 64

/** FIPS 180-4, 4.2.2: from the cube roots of the first 64 primes. */
// biome-ignore format: eight to a line, as in the standard
const ROUND_CONSTANTS = Int32Array.of(
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
)

/** FIPS 180-4, 5.3.3: from the square roots of the first eight primes. */
// biome-ignore format: eight to a line, as in the standard
const INITIAL_STATE = Int32Array.of(
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
)

// Room to work in, filled anew by each call: hashing is synchronous and never meets itself.
const state = new Int32Array(8)
const schedule = new Int32Array(64)
const tail = new Uint8Array(2 * BLOCK_BYTES)
const tailView = new DataView(tail.buffer)

/** The SHA-256 digest, 32 bytes. */
export function sha256(message: Uint8Array): Uint8Array {
  state.set(INITIAL_STATE)
  const whole = message.length - (message.length % BLOCK_BYTES)
  for (let at = 0; at < whole; at += BLOCK_BYTES) compress(message, at)
  const tailBytes = padTail(message, whole)
  for (let at = 0; at < tailBytes; at += BLOCK_BYTES) compress(tail, at)
  const digest = new Uint8Array(4 * state.length)
  for (let i = 0; i < digest.length; i++) digest[i] = (state[i >> 2] ?? 0) >> (24 - 8 * (i & 3))
  return digest
}

/**
 * Fills the tail with the bytes from `from` on, a 1 bit, zeros, and the length in bits, and returns
 * its length of one or two blocks (FIPS 180-4, 5.1.1).
 */
function padTail(message: Uint8Array, from: number): number {
  const rest = message.length - from
  const length = rest < BLOCK_BYTES - 8 ? BLOCK_BYTES : 2 * BLOCK_BYTES
  for (let i = 0; i < rest; i++) tail[i] = message[from + i] ?? 0
  tail[rest] = 0x80
  tail.fill(0, rest + 1, length)
  tailView.setUint32(length - 8, Math.floor(message.length / 2 ** 29))
  tailView.setUint32(length - 4, (message.length << 3) >>> 0)
  return length
}

/** Works one block into the state (FIPS 180-4, 6.2.2); `| 0` keeps sums to 32 bits. */
function compress(block: Uint8Array, at: number): void {
  expand(block, at)
  let a = state[0] ?? 0
  let b = state[1] ?? 0
  let c = state[2] ?? 0
  let d = state[3] ?? 0
  let e = state[4] ?? 0
  let f = state[5] ?? 0
  let g = state[6] ?? 0
  let h = state[7] ?? 0
  for (let t = 0; t < 64; t++) {
    const sum1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const choice = g ^ (e & (f ^ g))
    const t1 = (h + sum1 + choice + (ROUND_CONSTANTS[t] ?? 0) + (schedule[t] ?? 0)) | 0
    const sum0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const majority = (a & b) | (c & (a | b))
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + sum0 + majority) | 0
  }
  state[0] = (state[0] ?? 0) + a
  state[1] = (state[1] ?? 0) + b
  state[2] = (state[2] ?? 0) + c
  state[3] = (state[3] ?? 0) + d
  state[4] = (state[4] ?? 0) + e
  state[5] = (state[5] ?? 0) + f
  state[6] = (state[6] ?? 0) + g
  state[7] = (state[7] ?? 0) + h
}

/** The message schedule of one block: its 16 words and the 48 that follow from them. */
function expand(block: Uint8Array, at: number): void {
  const w = schedule
  for (let t = 0, i = at; t < 16; t++, i += 4) {
    w[t] =
      ((block[i] ?? 0) << 24) | ((block[i + 1] ?? 0) << 16) | ((block[i + 2] ?? 0) << 8) | (block[i + 3] ?? 0)
  }
  for (let t = 16; t < 64; t++) {
    const x = w[t - 15] ?? 0
    const y = w[t - 2] ?? 0
    const sigma0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const sigma1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    w[t] = ((w[t - 16] ?? 0) + sigma0 + (w[t - 7] ?? 0) + sigma1) | 0
  }
}
