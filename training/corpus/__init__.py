"""A labelled news corpus that may be published: articles of Wikinews with everything that kg is to find in them.

README.md tells what is in it, GUIDE.md how it is labelled. articles.py reads the packed files; marks.py, placing.py and
written.py read labels as they are written, mending.py and rulings.py bring them into shape, pack.py packs them.
check.py finds what cannot hold, agreement.py compares labellings, counts.py counts.
"""
