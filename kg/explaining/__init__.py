"""Why kg found or did not find something in a sentence: for people, and as a value for programs."""

from kg.explaining.asking import explain, explain_file
from kg.explaining.explanation import Explanation

__all__ = ["Explanation", "explain", "explain_file"]
