// Required here, imported there: a bundle holds the package once.
const required = require("@policy-ledger/rules-1688")

void import("@policy-ledger/rules-1688").then((imported) => {
  console.log(imported.CaseError === required.CaseError && imported.meta === required.meta)
})
