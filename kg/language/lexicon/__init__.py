"""What words are, apart from any text: the lists of data/ and what follows from them."""
