// Dates as people read them.
export { dateWords } from "@policy-ledger/rulebook/plain-words"
