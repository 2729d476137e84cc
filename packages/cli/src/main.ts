process.stdout.write("policy-ledger: no command yet\n")
