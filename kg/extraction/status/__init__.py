"""What an article does with a statement: asserts, reports, denies, supposes it."""
