"""Text to words, sentences and trees: tokenizer, rules for sentences, the network, and what word order mends."""
