from training.encoder.meant import Mention, wanted


def test_a_mention_means_earlier_ones_of_its_chain_and_a_pronoun_later_names_too() -> None:
    mentions = [Mention(0, "a", True), Mention(3, "b", False), Mention(5, "a", False), Mention(8, "a", True)]
    assert list(wanted(mentions)) == [(0, [5], None), (3, [], None), (5, [0], None), (8, [0, 5], None)]


def test_where_only_some_chains_were_looked_at_only_their_words_compete() -> None:
    names = [Mention(0, "p 0", False, ("",)), Mention(4, "p 1", False, ("",))]
    asked = Mention(7, "p 1", True, ("p 0",))
    assert list(wanted([*names, asked])) == [(7, [4], [4, 0])]
    neither = Mention(7, "p other", True, ("p 0", "p 1"))
    assert list(wanted([*names, neither])) == [(7, [], [0, 4])]
