"""What is hard measures hard, what is easy measures easy; sentences and syllables are counted."""

import pytest

from macros.measure import measure, sentences, syllables, words

EASY = (
    "U wilt een bank in de straat. Vraag eerst uw buren. Zij zitten er straks ook. Meet de stoep."
    " Er moet een stoel met wielen langs. Bel dan de gemeente. U hoort snel of het mag."
)
HARD = (
    "De gemeentelijke organisatie faciliteert bewonersinitiatieven binnen vastgestelde beleidskaders."
    " Verantwoordelijkheden worden vastgelegd in samenwerkingsovereenkomsten tussen belanghebbenden."
)


def ease(text: str) -> float:
    """Return the ease of a text of which no word is explained."""
    return measure([text], lambda word: False).ease()


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("bank", 1),
        ("straat", 1),
        ("bankje", 2),
        ("gemeente", 3),
        ("buurtfeest", 2),
        ("eeuwig", 2),
        ("nieuwe", 2),
        ("geveltuin", 3),
        ("ideeën", 3),
        ("vergunning", 3),
        ("verantwoordelijkheid", 6),
        ("zo'n", 1),
        ("pst", 1),
    ],
)
def test_syllables_are_groups_of_vowels(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_sentence_ends_at_a_mark_and_a_fragment_is_none() -> None:
    text = "Begin om 20.00 uur. Komt u ook? 'Ja, graag!' Een losse regel zonder punt"
    assert sentences(text) == ["Begin om 20.00 uur.", "Komt u ook?", "'Ja, graag!'"]
    assert sentences("1. Zij zei: “Kom maar.” Dan ging zij.") == ["Zij zei: “Kom maar.”", "Dan ging zij."]


def test_numbers_are_no_words_and_a_hyphen_keeps_a_word_whole() -> None:
    assert words("Vul 3 idee-formulieren in, zo's morgens.") == [
        "Vul",
        "idee-formulieren",
        "in",
        "zo's",
        "morgens",
    ]


def test_the_formula_of_douma_on_a_counted_text() -> None:
    counts = measure(["De kat zit op de mat. De hond slaapt."], lambda word: False)
    assert (counts.words, counts.sentences, counts.syllables) == (9, 2, 9)
    assert counts.ease() == pytest.approx(206.84 - 77 * 9 / 9 - 0.93 * 9 / 2)


def test_easy_text_measures_easy_and_official_text_hard() -> None:
    assert ease(EASY) > 90
    assert ease(HARD) < 0


def test_a_long_word_that_is_explained_is_not_counted_as_long() -> None:
    text = ["De buurtcoördinator geeft een omgevingsvergunning."]
    assert set(measure(text, lambda word: False).long) == {"buurtcoördinator", "omgevingsvergunning"}
    assert set(measure(text, lambda word: word == "omgevingsvergunning").long) == {"buurtcoördinator"}
