/** One day, or a month: others are told as what is known of them. */
export const isOne = (edtf: string): boolean => /^\d{4}-\d\d/.test(edtf)
