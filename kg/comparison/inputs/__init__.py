"""What comparison is made of: articles, and what resolution knows of them; and what was made of the same before."""
