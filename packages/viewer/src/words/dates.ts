// placeholder until plain-words lands
export const dateWords = (edtf: string | null, _lang: string): string => edtf ?? "—"
