"""Text of editors becomes HTML: rules filled in, Markdown rendered, everything else escaped."""

import pytest

from macros.render import Renderer
from macros.workbook import open_workbook
from tests.editions import ROOT


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    """Return a renderer for the site of voorbeeldstad."""
    return Renderer(open_workbook(ROOT, "voorbeeldstad"), "site", ROOT, {})


def test_rule_is_filled_in_with_its_unit(renderer: Renderer) -> None:
    assert renderer.line("Laat {regels.vrije_rijbreedte} vrij.") == "Laat 3,50 meter vrij."


def test_bold_is_rendered_and_html_is_escaped(renderer: Renderer) -> None:
    assert renderer.line("**Let op:** a < b & <script>x</script>") == (
        "<strong>Let op:</strong> a &lt; b &amp; &lt;script&gt;x&lt;/script&gt;"
    )


def test_rule_of_one_idea_stands_there_and_every_rule_stands_once(renderer: Renderer) -> None:
    found = renderer.views.rules_by_idea()
    by_idea = {idee.id if idee else "": [rule.id for rule in rules] for idee, rules in found}
    assert "bankje_antwoord" in by_idea["bankje"]
    assert {"eerste_antwoord", "vrije_rijbreedte", "verslag_klaar"} <= {*by_idea[""]}
    assert [*by_idea][-1] == ""
    names = [name for group in by_idea.values() for name in group]
    assert sorted(names) == sorted(renderer.views.boek.regels)


def test_plain_text_has_no_marks(renderer: Renderer) -> None:
    assert renderer.plain("**Let op:** a & b") == "Let op: a & b"


def test_unknown_rule_is_never_printed_as_it_stands(renderer: Renderer) -> None:
    with pytest.raises(KeyError):
        renderer.line("{regels.bestaat_niet}")


def test_drawing_takes_the_colours_of_the_municipality() -> None:
    dorp = Renderer(open_workbook(ROOT, "voorbeelddorp"), "site", ROOT, {})
    assert "#1d5c4d" not in dorp.drawing("straat")
    assert dorp.boek.gemeente.kleuren.hoofd in dorp.drawing("straat")


def test_address_is_relative_to_the_page(renderer: Renderer) -> None:
    page = renderer.render("blok/overzicht.html", "idee/kan-dit/", naam="initiatieven")
    assert 'href="../straatfeest/"' in page


def test_one_line_of_prose_never_becomes_a_list_or_a_heading(renderer: Renderer) -> None:
    assert renderer.line("1. Begin") == "1. Begin"
    assert renderer.line("# Kop") == "# Kop"
    assert renderer.line("> 100 mensen") == "&gt; 100 mensen"


def test_prose_may_hold_a_list(renderer: Renderer) -> None:
    assert "<li>een</li>" in renderer.prose("Dit:\n\n- een\n- twee")


def test_what_is_counted_stands_below_the_last_of_its_fields(renderer: Renderer) -> None:
    form = renderer.boek.formats["begroting"]
    found = {sectie.titel: renderer.views.reckoned(form, sectie) for sectie in form.secties}
    titles = {titel: [rule.titel for rule in rules] for titel, rules in found.items() if rules}
    assert titles == {
        "Wat kost het om te maken?": ["Wat alles kost", "Kosten in totaal"],
        "Wie betaalt mee?": ["Wat de gevers geven"],
        "Wat kost het daarna elk jaar?": ["Kosten per jaar"],
        "Hoe zeker zijn uw getallen?": ["Deel met een prijs op papier", "Deel van de gevers dat zeker is"],
    }


def test_a_sum_is_explained_in_words(renderer: Renderer) -> None:
    forms = renderer.boek.formats
    column, total = forms["begroting"].optellingen[:2]
    assert renderer.views.adding(forms["begroting"], column) == (
        "Tel op: de kolom 'Prijs met btw' van 'Wat hebt u nodig'."
        " Het antwoord hoort bij 'Wat kost dat bij elkaar'."
    )
    assert renderer.views.adding(forms["begroting"], total) == (
        "Tel op: 'Wat kost dat bij elkaar' en 'Hoeveel houdt u achter de hand'."
        " Het antwoord hoort bij 'Wat kost het in totaal'."
    )
