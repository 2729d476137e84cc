/** What Node and OpenSSL say of a handshake of TLS that would fail the next time too, and what can be done about it. */
const EXPECTED: readonly (readonly [words: RegExp, expected: string])[] = [
  [
    /unable to verify|unable to get (?:local )?issuer|self[- ]signed certificate/i,
    "a certificate that an authority you trust has signed: name the authority's certificate in the URL, tlsCAFile=PATH",
  ],
  [
    /certificate (?:has expired|is not yet valid)/i,
    "a certificate that is valid today: have the server's renewed, or set this machine's clock",
  ],
  [
    /altnames/i,
    "a certificate with the name in the URL: write the host as its certificate names it, or have one made with this name",
  ],
  [
    /wrong version number|packet length too long|record layer failure/i,
    "TLS, of which this server speaks none: tls=false in the URL, if nobody can listen on the way",
  ],
]

/** Undefined where it is not the certificate that does not fit. */
export const certificateExpected = (found: string): string | undefined =>
  EXPECTED.find(([words]) => words.test(found))?.[1]
