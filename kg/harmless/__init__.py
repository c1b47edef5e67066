"""Text of others as it goes out: it can do nothing to a terminal, a spreadsheet or a parser of XML that shows it.

What is HTML escapes its text where it is made (kg.html_tables, kg.viewer).
"""
