"""Whether a text is English, by the small words that every sentence of a language needs."""

from __future__ import annotations

import re

#: Frequent small words, without those that many languages share ("a", "in", "no").
_ENGLISH_WORDS = """
the of and to that was with for said he his her she they from have has had not but by which who were been would this
it its at as be an are is or will on their there what when you we i him them than about after
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
#: The same of languages that news is written in; "Danish, ..." are so near that they share a list.
_OTHERS_WORDS = """
Catalan: el la els les de del i que en amb per als una uns ha és són va han no més com seva aquest aquesta ser
Croatian or Serbian: je i u da se na su za od s će koji kao iz što nije bi sa o ali ili koja bio te samo kako
Czech or Slovak: a je v na se že s do o z i pro to ve k za jsou by podle jako který která po od ale bude jsem sa
Danish, Norwegian or Swedish: og i det er en til på af som den med de et har han ikke der var om fra men eller hun
    att och är av inte för sig ett vi kan blev blir skal efter ved hos
Dutch: de het een van en dat is op te in voor met zijn niet aan er om ook als maar bij door ze hij naar nog werd
    heeft
Finnish: ja on ei että se hän oli ovat mutta joka kun myös sen mukaan tai niin jos ole kuin vuonna sekä hänen
French: le la les de des du et un une à est que qui dans pour pas sur au par il elle plus ne se son sa ce avec a été
    aux
German: der die das und ist von den mit zu ein eine nicht im auf für sich des dem er sie es auch als dass hat wird
    bei wurde worden werden sind war sei habe wegen ihre ihr ihren seine seit gegen nach am vom zum zur oder
    aber wie wenn noch nur kann über unter einem einen einer sagte
Hungarian: a az és hogy nem is egy volt meg ez azt csak már mint de van még szerint után lesz ki el aki pedig
Indonesian or Malay: yang dan di ke dari untuk dengan pada ini itu dalam tidak akan adalah juga oleh telah karena
    sebagai
Irish: an na agus ar is go i le sa ag a bhí tá ní don chuig atá sé sí sin seo bhfuil
Italian: il la di e che un una per in non con sono del della le i gli da si è alla dei nel più ha anche lo al come
Polish: w i na z że się nie do to jest o po jak przez od dla za przed tym ale oraz jego który przy są był była
Portuguese: o a de que e do da em um uma para com não os as se na no por mais foi ao dos das como é à ser sua
Romanian: și în de la a că o un pe cu nu din mai care fost este pentru s-a au fi sunt după prin ca lui al ale
Spanish: el la de que y en los del las un una por con no se para su al lo es más fue como este ha sus pero también
Swahili: ya na wa kwa ni katika za la hiyo huo kuwa cha kama alisema baada yake pia
Tagalog: ang ng sa na mga at ay si ni kay para ito siya hindi nang kanyang isang may naman
Turkish: ve bir bu da de için ile olarak çok olan daha gibi kadar sonra ise ancak değil dedi olduğunu ne var
Vietnamese: và của là có được trong cho với không này các một những đã người khi tại ở đến từ
Welsh: y yn yr a i o ar ei wedi mae gan am bod oedd hefyd fod bydd eu ond nad
"""
_OTHERS = {
    name.strip(): frozenset(words.split())
    for name, _, words in (entry.partition(":") for entry in re.split(r"\n(?=\S)", _OTHERS_WORDS.strip()))
}
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_WORDS_LOOKED_AT = 1500
#: Shorter texts say too little.
_FEWEST_WORDS = 20
_FEWEST_WORDS_UNKNOWN = 80


_DECLARED = re.compile(r"<html\b[^<>]{0,1000}?\s(?:xml:)?lang\s*=\s*[\"']?([A-Za-z]{2,3})\b", re.IGNORECASE)
_DECLARED_NAMES = {"de": "German", "es": "Spanish", "fr": "French", "it": "Italian", "nl": "Dutch", "pt": "Portuguese"}


def declared_language(page: str) -> str | None:
    """The language other than English that a page of HTML says it is in; None where it says English or nothing."""
    found = _DECLARED.search(page)
    return language_of_tag(found[1] if found else None)


def language_of_tag(tag: str | None) -> str | None:
    """The language other than English that a tag ("de-AT", BCP 47) stands for; None for English and for none."""
    found = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", (tag or "").strip())
    code = found[0].lower() if found else "en"
    return None if code in {"en", "eng", "und", "mul"} else _DECLARED_NAMES.get(code, "another language")


def other_language(text: str, declared: str | None = None) -> str | None:
    """The language that a text seems to be in instead of English ("French", "another language"), or None.

    None too where little can be told: of a few words, and of lists of names. `declared` is the language that its page
    names, which counts unless the words are clearly English.
    """
    words = [match[0] for _, match in zip(range(_WORDS_LOOKED_AT), _WORD.finditer(text), strict=False)]
    small = [word.lower() for word in words]
    if declared is not None and sum(word in _ENGLISH for word in small) * 100 < 13 * len(words):
        return declared
    if len(words) < _FEWEST_WORDS:
        return None
    if sum(1 for word in words if not _LATIN.match(word)) * 2 > len(words):
        return "another language"
    english = sum(word in _ENGLISH for word in small)
    if english * 100 >= 13 * len(words):
        return None
    found, name = max((sum(word in listed for word in words), name) for name, listed in _OTHERS.items())
    if found * 100 >= 14 * len(words) and found > 2 * english:
        return name
    written = sum(word.islower() for word in words)
    if len(words) >= _FEWEST_WORDS_UNKNOWN and english * 100 < 3 * len(words) and written * 10 > 7 * len(words):
        return "another language"
    return None
