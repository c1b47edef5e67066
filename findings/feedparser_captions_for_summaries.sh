#!/usr/bin/env bash
# feedparser: the caption of a picture (Media RSS) becomes the summary of a news item, and its place decides about the text.
#
# Seen with: feedparser 6.0.14.
# Input: an RSS 2.0 item with a picture whose media:description is its caption, with the item's own description before the
#   picture, behind it, and not at all.
# Guess: the caption stays with the picture, among media_content, and summary is the item's own description or nothing.
# Seen: the caption never stands with the picture. Without a description it is the summary; before the picture the
#   description is the summary and the caption is the content, of which readers think as the whole text; behind the
#   picture it is the other way round.
# Why it matters: who reads feeds by summary or by content quotes "Photo: ..." as what an outlet reports, and files what
#   was said in 2019 under an item of today. Which of the two happens hangs on the order in which a feed is written.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir"
"$dir/bin/pip" install -q --disable-pip-version-check feedparser==6.0.14

"$dir/bin/python" - > "$dir/seen" <<'PYTHON'
import feedparser

FEED = """<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Example</title>
<item><title>Roe leaves Acme</title>%s
<media:content url="https://news.example/a.jpg" medium="image"><media:description>Roe in 2019.</media:description>
</media:content>%s</item></channel></rss>"""
OWN = "<description>Roe left on Friday.</description>"

for name, before, behind in (("none", "", ""), ("before", OWN, ""), ("behind", "", OWN)):
    item = feedparser.parse(FEED % (before, behind)).entries[0]
    content = [each.value for each in item.get("content", [])]
    with_picture = any("Roe in 2019." in str(each) for each in item.media_content)
    print(f"{name}: summary {item.get('summary')!r}, content {content}, with the picture {with_picture}")
PYTHON

diff "$dir/seen" - <<'SEEN'
none: summary 'Roe in 2019.', content [], with the picture False
before: summary 'Roe left on Friday.', content ['Roe in 2019.'], with the picture False
behind: summary 'Roe in 2019.', content ['Roe left on Friday.'], with the picture False
SEEN
echo "as described"
