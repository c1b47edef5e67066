"""What bars joining namesakes of several articles: a gender, an age, a nation."""
