"""How a network is drawn, on the page and in the files for other programs: colours, sizes, and where nodes stand."""
