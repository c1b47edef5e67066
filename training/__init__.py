"""How the shipped English pipeline is made and measured. Not part of the installed package."""
