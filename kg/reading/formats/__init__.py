"""What kg reads, one file a format; `table` lists them all, `protocol` says what a format has to give."""
