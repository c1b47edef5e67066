"""Office documents and books, which are archives of XML."""
