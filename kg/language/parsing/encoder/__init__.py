"""The transformer of the shipped pipeline, run by onnxruntime: words in, tags, trees, sentences and names out."""
