/** What this SQL does not do. */
export class NotWritable extends Error {
  override readonly name = "NotWritable"
}
