/** The part of the `edtf` package that the tests hold our parser against. */
declare module "edtf" {
  export interface Extent {
    readonly type: string
    /** First and last millisecond, UTC. */
    readonly min: number
    readonly max: number
  }
  export default function edtf(text: string): Extent
}
