"""What a graph holds as lists to leaf through and words to search, in a file of SQLite beside it that lasts a while."""
