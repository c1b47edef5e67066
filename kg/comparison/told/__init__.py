"""What articles tell, as values to hold against each other: numbers, times, offences, penalties, names, denials."""
