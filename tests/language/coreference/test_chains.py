from kg.language import load_pipeline
from kg.language.coreference.chains import Chain, chains_of
from tests.articles import article


def chains(text: str, outlet: str | None = None) -> list[Chain]:
    return list(chains_of(load_pipeline().analyse(article(text, outlet=outlet))))


def words(text: str, name: str) -> list[str]:
    """The words of all mentions of the thing so named."""
    found = [c for c in chains(text) if c.name == name]
    assert len(found) == 1, [(c.name, c.type) for c in chains(text)]
    return [m.span.of(text) for m in found[0].mentions]


def test_full_name_last_name_and_given_name_are_one_person() -> None:
    text = "Laura Whitfield spoke on Monday. Whitfield thanked the crowd. Then Laura left."
    assert words(text, "Laura Whitfield") == ["Laura Whitfield", "Whitfield", "Laura"]


def test_a_title_is_not_part_of_the_name() -> None:
    text = "Judge Helen Marsh ruled on Friday. Marsh has sat on the court for years."
    assert words(text, "Helen Marsh") == ["Helen Marsh", "Marsh"]


def test_a_pronoun_follows_gender() -> None:
    text = "Laura Whitfield met Peter Coleman on Monday. She thanked him."
    assert words(text, "Laura Whitfield") == ["Laura Whitfield", "She"]
    assert words(text, "Peter Coleman") == ["Peter Coleman", "him"]


def test_the_couple_means_the_two_who_were_named_together() -> None:
    text = "Laura Whitfield and Peter Coleman arrived on Monday. The couple left early. They were tired."
    pair = [c for c in chains(text) if len(c.members) == 2]
    assert [m.span.of(text) for m in pair[0].mentions] == ["Laura Whitfield and Peter Coleman", "The couple", "They"]


def test_the_judge_is_the_judge_who_is_named() -> None:
    text = "Judge Helen Marsh ruled on Friday. The judge cited the law."
    assert words(text, "Helen Marsh") == ["Helen Marsh", "The judge"]


def test_his_family_is_the_family_of_the_one_before() -> None:
    text = "Peter Coleman spoke on Monday. His family was there. Coleman’s family left early."
    assert words(text, "Peter Coleman’s family") == ["His family", "Coleman’s family"]


def test_a_show_is_a_work_with_and_without_quotation_marks() -> None:
    text = "Laura Whitfield starred in the sitcom “Harbor Lights” for years. Harbor Lights ended in 2010."
    assert words(text, "Harbor Lights")[-2:] == ["Harbor Lights", "Harbor Lights"]


def test_the_articles_outlet_is_known_as_an_outlet() -> None:
    text = "The mayor told the Springfield Gazette that the bridge was safe."
    assert [c.type.value for c in chains(text) if c.name == "Springfield Gazette"] == ["Outlet"]


def test_a_name_before_a_noun_does_not_make_the_noun_that_person() -> None:
    text = "Laura Whitfield spoke. One Whitfield organizer was just 16 years old."
    assert words(text, "Laura Whitfield") == ["Laura Whitfield", "Whitfield"]


def test_the_age_alone_means_the_subject_of_the_sentence_before() -> None:
    text = "Laura Whitfield, who studied with Helen Marsh, was elected on Monday. The 47-year-old thanked the town."
    assert words(text, "Laura Whitfield") == ["Laura Whitfield", "The 47-year-old"]
