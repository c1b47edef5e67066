"""Words in marks, block quotations, turns of transcripts, signed posts, headlines: which are utterances, and whose."""
