"""Which meaning and type go with those who take part in an event: kinds of things, and what asks for which."""
