"""Components and tags, each rendered as a page would."""

from __future__ import annotations

import datetime as dt

import pytest
from bs4 import BeautifulSoup, Tag
from django import forms
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation
from django_cotton.compiler_regex import CottonCompiler

from tankar.interface import places, times
from tankar.interface.icons import ICONS


def drawn(source: str, **context: object) -> BeautifulSoup:
    template = Template(CottonCompiler().process(source))
    return BeautifulSoup(template.render(Context(context)), "html.parser")


def only(soup: BeautifulSoup, selector: str) -> Tag:
    found = soup.select(selector)
    assert len(found) == 1, f"{selector}: {soup}"
    return found[0]


@pytest.mark.parametrize(
    ("language", "words"), [("sv", "Regel: PRIN-1"), ("fi", "Kohta: PRIN-1"), ("en", "Rule: PRIN-1")]
)
def test_a_rule_chip_is_a_plain_link_that_also_opens_the_side_sheet(language: str, words: str) -> None:
    with translation.override(language):
        chip = only(drawn('{% rule_chip "PRIN-1" %}'), "a.rule-chip")
    assert chip["href"] == "/guideline/PRIN-1/"
    assert chip["hx-get"] == "/guideline/PRIN-1/sheet/"
    assert chip["hx-target"] == "#sheet"
    if language == "en":
        assert chip.get_text() == words


def test_an_icon_is_hidden_from_screen_readers_and_an_unknown_one_is_refused() -> None:
    assert only(drawn('{% icon "today" %}'), "svg")["aria-hidden"] == "true"
    with pytest.raises(KeyError):
        drawn('{% icon "unicorn" %}')


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_is_a_path_of_known_commands(name: str) -> None:
    assert set(ICONS[name]) <= set("MmLlHhVvCcSsAaZz0123456789 .-")


class Form(forms.Form):
    title = forms.CharField(help_text="At most ten words", error_messages={"required": "Write a title"})
    source = forms.CharField(required=False)
    sure = forms.BooleanField(required=False)
    people = forms.ChoiceField(choices=[("none", "Nobody"), ("crowd", "A crowd")], widget=forms.RadioSelect)


def test_a_field_ties_its_hint_and_its_error_to_its_input() -> None:
    box = drawn("{% field form.title %}", form=Form(data={}))
    field = only(box, "input")
    assert field["aria-invalid"] == "true"
    described = str(field["aria-describedby"]).split()
    said = " ".join(only(box, f"#{one}").get_text(strip=True) for one in described)
    assert said == "At most ten words Write a title"
    assert only(box, "label")["for"] == field["id"]


def test_a_field_that_may_be_left_empty_says_so() -> None:
    with translation.override("en"):
        assert "(optional)" in drawn("{% field form.source %}", form=Form()).get_text()
        assert "(optional)" not in drawn("{% field form.title %}", form=Form()).get_text()


def test_choices_stand_in_a_fieldset_with_a_legend() -> None:
    box = drawn("{% field form.people %}", form=Form())
    assert "People" in only(box, "fieldset > legend").get_text()
    assert len(box.select("input[type=radio]")) == 2


def test_a_tick_box_has_its_words_after_it() -> None:
    box = drawn("{% field form.sure %}", form=Form())
    assert only(box, "input + label").get_text() == "Sure"


def test_the_field_component_wires_hint_and_error_too() -> None:
    box = drawn(
        '<c-field name="text" label="Text" hint="Short" error="Too long" rows="4" lang="fi" value="Lumi" />'
    )
    area = only(box, "textarea")
    assert str(area["aria-describedby"]).split() == ["text-hint", "text-error"]
    assert area["lang"] == "fi"
    assert area.get_text() == "Lumi"
    assert only(box, "label")["for"] == "text"


@pytest.mark.parametrize(("level", "word"), [("danger", "Something went wrong"), ("success", "Done")])
def test_a_notice_says_its_level_in_a_word_and_an_icon(level: str, word: str) -> None:
    with translation.override("en"):
        notice = only(drawn(f'<c-notice level="{level}">It is so.</c-notice>'), ".notice")
    assert word in notice.get_text()
    assert notice.select("svg")
    assert notice["data-color"] == level


def test_a_state_is_a_word_beside_an_icon() -> None:
    state = only(drawn('<c-state icon="delivered" colour="success">ute</c-state>'), ".state")
    assert state.get_text(strip=True) == "ute"
    assert state.select("svg")


def test_a_button_may_be_a_link_and_keeps_further_attributes() -> None:
    assert only(drawn('<c-button name="now">Go</c-button>'), "button")["name"] == "now"
    link = only(drawn('<c-button href="/x/" variant="secondary">Go</c-button>'), "a")
    assert (link["href"], link["data-variant"]) == ("/x/", "secondary")


def test_what_is_shown_is_escaped() -> None:
    box = drawn(
        '<c-notice level="info">{{ words }}</c-notice>{% field form.title %}',
        words="<b>",
        form=Form({"title": '">'}),
    )
    assert not box.select("b")
    assert only(box, "input")["value"] == '">'


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", "måndag 23.11. kl. 8.15"),
        ("fi", "maanantai 23.11. klo 8.15"),
        ("en", "Monday 23 November at 8:15"),
    ],
)
def test_a_moment_is_written_as_the_language_writes_it(language: str, words: str) -> None:
    moment = dt.datetime(2026, 11, 23, 6, 15, tzinfo=dt.UTC)
    with translation.override(language):
        time = only(drawn("{% moment when %}", when=moment), "time")
    assert time.get_text() == words
    assert time["datetime"] == "2026-11-23T08:15+02:00"


@pytest.mark.parametrize(
    ("language", "words"), [("sv", "26.10.2026"), ("fi", "26.10.2026"), ("en", "26 October 2026")]
)
def test_a_day_within_a_sentence_is_the_one_on_the_wall_and_never_a_row_of_figures(
    language: str, words: str
) -> None:
    # half past midnight in Karleby, the evening before by UTC, just after the clocks went back
    moment = dt.datetime(2026, 10, 25, 22, 30, tzinfo=dt.UTC)
    with translation.override(language):
        assert drawn("{{ when|in_words }}", when=moment).get_text() == words
        assert drawn("{{ when|in_words }}", when=dt.date(2026, 10, 26)).get_text() == words


def test_both_hours_of_the_night_the_clocks_go_back_are_shown_as_the_wall_shows_them() -> None:
    summer = dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC)
    winter = dt.datetime(2026, 10, 25, 1, 30, tzinfo=dt.UTC)
    with translation.override("fi"):
        assert times.clock_words(summer) == times.clock_words(winter) == "3.30"
    assert times.local(summer).utcoffset() != times.local(winter).utcoffset()


def test_the_hour_that_does_not_exist_in_spring_is_never_shown() -> None:
    with translation.override("sv"):
        shown = [
            times.clock_words(dt.datetime(2027, 3, 28, 0, 59, tzinfo=dt.UTC) + dt.timedelta(minutes=m))
            for m in (0, 1)
        ]
    assert shown == ["2.59", "4.00"]


def test_a_place_shows_its_fillers_in_order_and_leaves_out_who_stays_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(places, "_fillers", {})
    request = RequestFactory().get("/")
    asked: list[object] = []

    def button(_request: object, thing: object) -> tuple[str, dict[str, object]]:
        asked.append(thing)
        return "cotton/icon.html", {"name": "hand"}

    places.fill_with({"conversation.acts": [button, lambda _request, _thing: None, button]})
    box = drawn(
        '{% place "conversation.acts" thing %}{% place "nobody.fills" %}', request=request, thing="talk"
    )
    assert len(box.select("svg")) == 2
    assert asked == ["talk", "talk"]
