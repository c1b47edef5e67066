"""Words in quotation marks, block quotations, signed posts and headlines: which are utterances, and whose."""
