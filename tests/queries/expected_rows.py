"""Every shipped query answers exactly this about the story, in Oxigraph and in rdflib alike.

Rows are in the order of the query; what is unbound is an empty string. The rows count nothing twice, though two
articles of one outlet say the same and statements stand in a graph per article.
"""

from __future__ import annotations

EXPECTED: dict[str, list[tuple[str, ...]]] = {
    "articles": [
        ("", "", "four.txt", "", "0", "7"),
        ("", "The Sample Post", "No letter", "", "1", "5"),
        ("2021-05", "The Daily Example", "An apology", "", "1", "5"),
        ("2021-05-04", "The Daily Example", "A letter", "Ann Doe; Mary Major", "1", "7"),
    ],
    "claims": [
        ("Jane Roe", "denied", "Jane Roe", "wrote", "the letter", "The Sample Post"),
        ("John Doe", "attributed", "the letter", "requested by", "Ann Doe", "The Sample Post"),
        ("The Sample Post", "negated", "Ann Doe", "member of", "Acme Corp", "The Sample Post"),
        ("four.txt", "alleged", "Ann Doe", "wrote", "the letter", "four.txt"),
    ],
    "corroborated": [
        ("Jane Roe", "wrote", "the letter", "3", "2", "asserted, denied", "The Daily Example; The Sample Post"),
        ("Ann Doe", "spouse of", "John Doe", "2", "1", "asserted", "The Daily Example"),
        ("Jane Roe", "age", "47", "2", "1", "asserted", "The Daily Example"),
    ],
    "differences": [
        ("Jane Roe", "age", "different values", "46", "asserted", "The Sample Post"),
        ("Jane Roe", "age", "different values", "47", "asserted", "The Daily Example"),
        ("Jane Roe", "wrote", "said and denied", "the letter", "asserted", "The Daily Example"),
        ("Jane Roe", "wrote", "said and denied", "the letter", "denied", "The Sample Post"),
    ],
    "documents": [
        ("the letter", "the letter", "addressed to", "Mary Major", "asserted", "The Daily Example"),
        ("the letter", "the letter", "on behalf of", "Ann Doe", "asserted", "The Daily Example"),
        ("the letter", "the letter", "requested by", "Ann Doe", "attributed", "The Sample Post"),
        ("the letter", "Ann Doe", "wrote", "the letter", "alleged", "four.txt"),
        ("the letter", "Jane Roe", "wrote", "the letter", "asserted", "The Daily Example"),
        ("the letter", "Jane Roe", "wrote", "the letter", "denied", "The Sample Post"),
    ],
    "evidence": [
        ("Acme Corp", "praised", "Jane Roe", "asserted", "Acme Corp praised Jane Roe", "178", "204", "A letter"),
        ("Ann Doe", "accused of", "theft", "asserted", "Ann Doe is accused of theft", "67", "94", "A letter"),
        ("Ann Doe", "member of", "Acme Corp", "negated", "Ann Doe was at Acme Corp", "135", "159", "No letter"),
        ("Ann Doe", "sentenced to", "a year", "asserted", "sentenced Ann Doe to a year", "98", "125", "No letter"),
        (
            "Ann Doe",
            "spouse of",
            "John Doe",
            "asserted",
            "John Doe is the husband of Ann Doe",
            "87",
            "121",
            "An apology",
        ),
        (
            "Ann Doe",
            "wrote",
            "the letter",
            "alleged",
            "Ann Doe is said to have written the letter",
            "0",
            "42",
            "four.txt",
        ),
        ("Green Street", "aired from", "1998", "asserted", "began in 1998", "57", "70", "four.txt"),
        ("Green Street", "aired on", "Acme Corp", "asserted", "ran on Acme Corp", "69", "85", "An apology"),
        ("Jane Roe", "age", "46", "asserted", "Jane Roe, 46", "0", "12", "No letter"),
        ("Jane Roe", "age", "47", "asserted", "Jane Roe, 47", "0", "12", "A letter"),
        ("Jane Roe", "age", "47", "asserted", "Jane Roe, 47", "27", "39", "An apology"),
        ("Jane Roe", "starred in", "Green Street", "asserted", "acts in Green Street", "41", "61", "An apology"),
        ("Jane Roe", "wrote", "the letter", "asserted", "Jane Roe, 47, wrote the letter", "0", "30", "A letter"),
        ("Jane Roe", "wrote", "the letter", "asserted", "Jane Roe wrote the letter", "0", "25", "An apology"),
        ("Jane Roe", "wrote", "the letter", "denied", "did not write the letter", "14", "38", "No letter"),
        ("John Doe", "accused", "Ann Doe", "asserted", "accused Ann Doe", "118", "133", "four.txt"),
        ("John Doe", "created", "Green Street", "asserted", "made by John Doe", "79", "95", "four.txt"),
        ("John Doe", "leads", "Acme Corp", "asserted", "leads Acme Corp", "138", "153", "four.txt"),
        ("John Doe", "occupation", "painter", "asserted", "John Doe, a painter", "97", "116", "four.txt"),
        ("John Doe", "spouse of", "Ann Doe", "asserted", "John Doe is married to Ann Doe", "96", "126", "A letter"),
        ("Mary Major", "parent of", "John Doe", "asserted", "his mother Mary Major", "161", "182", "four.txt"),
        ("the letter", "addressed to", "Mary Major", "asserted", "the letter to Mary Major", "20", "44", "A letter"),
        ("the letter", "on behalf of", "Ann Doe", "asserted", "on behalf of Ann Doe", "45", "65", "A letter"),
        ("the letter", "requested by", "Ann Doe", "attributed", "Ann Doe asked for it", "50", "70", "No letter"),
    ],
    "justice": [
        ("Ann Doe", "accused of", "theft", "asserted", "The Daily Example", "", "The Daily Example"),
        ("Ann Doe", "accused by", "John Doe", "asserted", "four.txt", "", "four.txt"),
        ("Ann Doe", "sentenced to", "a year", "asserted", "The Sample Post", "2021", "The Sample Post"),
    ],
    "letters": [
        ("the letter", "Ann Doe", "alleged", "Mary Major", "Ann Doe", "Ann Doe (attributed)", "four.txt"),
        (
            "the letter",
            "Jane Roe",
            "asserted, denied",
            "Mary Major",
            "Ann Doe",
            "Ann Doe (attributed)",
            "The Daily Example; The Sample Post",
        ),
    ],
    "network-centrality": [
        ("Ann Doe", "Person", "6", "3", "6", "3", "0", "4", "3"),
        ("John Doe", "Person", "5", "4", "5", "5", "0", "4", "3"),
        ("the letter", "Document", "5", "3", "5", "3", "0", "4", "3"),
        ("Acme Corp", "Organization", "4", "4", "4", "3", "0", "4", "3"),
        ("Jane Roe", "Person", "4", "3", "3", "3", "1", "3", "2"),
        ("Green Street", "CreativeWork", "3", "3", "3", "3", "0", "2", "2"),
        ("Mary Major", "Person", "2", "2", "2", "2", "0", "3", "3"),
        ("The Sample Post", "NewsMediaOrganization", "1", "1", "0", "0", "1", "1", "1"),
        ("the pair", "Group", "1", "1", "0", "0", "1", "1", "1"),
    ],
    "organizations": [
        ("Acme Corp", "John Doe", "leads", "Acme Corp", "asserted", "four.txt"),
        ("Acme Corp", "Ann Doe", "member of", "Acme Corp", "negated", "The Sample Post"),
    ],
    "people": [
        ("Ann Doe", "", "", "", "spouse of John Doe", "member of Acme Corp (negated)"),
        ("Jane Roe", "", "46; 47", "", "", ""),
        ("John Doe", "painter", "", "", "child of Mary Major; spouse of Ann Doe", "leads Acme Corp"),
        ("Mary Major", "", "", "", "parent of John Doe", ""),
    ],
    "quotations": [
        ("Jane Roe", "she was sorry", "indirect", "said", "", "The Daily Example", "An apology"),
        ("she", "did not write the letter", "indirect", "said", "", "The Sample Post", "No letter"),
        ("the pair", "She asked us to,", "direct", "told", "The Sample Post", "The Daily Example", "A letter"),
    ],
    "reported-by": [
        ("The Daily Example", "2", "2", "2", "12", "0"),
        ("four.txt", "1", "0", "0", "7", "1"),
        ("The Sample Post", "1", "1", "0", "5", "3"),
    ],
    "sources": [
        ("Jane Roe", "1", "1", "2", "2"),
        ("John Doe", "0", "1", "1", "1"),
        ("the pair", "1", "0", "1", "1"),
    ],
    "stances": [
        ("Acme Corp", "praised", "Jane Roe", "asserted", "The Daily Example", "The Daily Example"),
        ("John Doe", "accused", "Ann Doe", "asserted", "four.txt", "four.txt"),
    ],
    "timeline": [
        ("1998", "Green Street", "aired from", "1998", "asserted", "four.txt", "four.txt"),
        ("2021", "Ann Doe", "sentenced to", "a year", "asserted", "The Sample Post", "The Sample Post"),
        ("2021-05-04", "Acme Corp", "praised", "Jane Roe", "asserted", "The Daily Example", "The Daily Example"),
    ],
    "who-said-what": [
        ("Jane Roe", "She asked us to,", "direct", "the pair", "The Daily Example", "A letter"),
        ("Jane Roe", "she was sorry", "indirect", "", "The Daily Example", "An apology"),
        ("John Doe", "She asked us to,", "direct", "the pair", "The Daily Example", "A letter"),
    ],
    "works-and-casts": [
        ("Green Street", "Jane Roe", "starred in", "Acme Corp", "1998", ""),
        ("Green Street", "John Doe", "created", "Acme Corp", "1998", ""),
    ],
}
