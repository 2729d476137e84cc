import type { Meta } from "./meta.ts"

/** One year of the log as it is shipped. */
export interface ManifestYear {
  readonly year: number
  /** In the package. */
  readonly file: string
  /** Revision of its first event. */
  readonly first: number
  readonly events: number
  readonly bytes: number
  /** `sha256:` and hexadecimal digits. */
  readonly digest: string
}

export interface ManifestFile {
  /** In the package. */
  readonly path: string
  readonly bytes: number
  readonly digest: string
}

/** `manifest.json`: what was published, to be held against what was received. */
export interface Manifest extends Meta {
  readonly years: readonly ManifestYear[]
  /** Digest of the platform declaration as JSON. */
  readonly platformDigest: string
  /** Every file under `dist` but this one, and `datapackage.json`. */
  readonly files: readonly ManifestFile[]
}
