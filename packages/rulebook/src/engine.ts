/**
 * Which engine this is. It counts up whenever the same events, the same case and the same question can come out as other
 * JSON than before, words included: a receipt says which engine answered, and one that today's engine answers otherwise is
 * taken for altered unless the numbers differ.
 */
export const ENGINE = 1
