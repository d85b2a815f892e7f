from __future__ import annotations

from tankar.content.composition import Picture, Way, headline, posts_for

TEXTS = {"sv": "God morgon", "fi": "Hyvää huomenta"}
PHOTO = Picture("a" * 64, "image/jpeg", {"sv": "En dörr", "fi": "Ovi"})


def test_both_languages_share_a_post_in_the_order_of_the_channel() -> None:
    (post,) = posts_for(Way(("fi", "sv"), together=True), TEXTS, [PHOTO])
    assert post.text == "Hyvää huomenta\n\nGod morgon"
    assert post.described == [(PHOTO, "Ovi / En dörr")]


def test_two_posts_each_carry_the_picture_and_their_own_description() -> None:
    first, second = posts_for(Way(("sv", "fi"), together=False), TEXTS, [PHOTO])
    assert (first.text, first.described[0][1], second.text, second.described[0][1]) == (
        "God morgon",
        "En dörr",
        "Hyvää huomenta",
        "Ovi",
    )


def test_one_language_leaves_the_other_at_home() -> None:
    (post,) = posts_for(Way(("sv",), together=False), TEXTS)
    assert post.text == "God morgon"


def test_a_language_without_text_gives_no_post_of_its_own() -> None:
    posts = posts_for(Way(("sv", "fi"), together=False), {"sv": "God morgon", "fi": "  \n"}, [PHOTO])
    assert [post.languages for post in posts] == [("sv",)]


def test_nothing_written_and_no_picture_is_no_post() -> None:
    assert posts_for(Way(("sv", "fi"), together=True), {}) == []


def test_a_picture_alone_is_one_post() -> None:
    assert len(posts_for(Way(("sv", "fi"), together=False), {}, [PHOTO])) == 1


def test_a_headline_is_cut_at_a_word_and_says_so() -> None:
    assert headline("\n\n  Snö i natt  \nmer") == "Snö i natt"
    assert headline("Vinterns isar: staden mäter isen vid simstranden", 24) == "Vinterns isar: staden…"
    assert headline("x" * 30, 10) == "x" * 9 + "…"
    assert headline(" \n ") == ""
