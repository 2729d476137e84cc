export { dateWords } from "@policy-ledger/rulebook/plain-words"
