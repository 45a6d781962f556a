"""Fifty questions in the words of residents, and the pages that answer them.

They were written before the index was made, so that the search is judged and not the questions.
"""

from typing import Literal, NamedTuple

Kind = Literal["plain", "synonym", "compound", "typo"]


class Question(NamedTuple):
    """What someone types, the pages that would help, and what makes it hard."""

    typed: str
    pages: tuple[str, ...]
    kind: Kind = "plain"


QUESTIONS = (
    Question("bankje in de straat", ("idee/bankje/",)),
    Question("mag ik een feest geven op straat", ("idee/straatfeest/",)),
    Question("geveltuin", ("idee/geveltuin/",)),
    Question("boekenkastje aan de stoep", ("idee/minibieb/",)),
    Question("afval opruimen met de buurt", ("idee/zwerfafval/",)),
    Question("auto's rijden te hard in onze straat", ("idee/veilig-verkeer/",)),
    Question("plantenbak voor de deur", ("idee/plantenbak/",)),
    Question("de straat een middag dicht zodat kinderen kunnen spelen", ("idee/speelstraat/",)),
    Question("ik ben het niet eens met een plan van de gemeente", ("idee/uw-rechten/",)),
    Question(
        "hoeveel geld kan ik krijgen voor mijn idee", ("idee/geld-en-hulp/", "formulieren/budgetaanvraag/")
    ),
    Question("wat gebeurt er met mijn gegevens", ("waarden/privacy/",)),
    Question("brief voor buren", ("formulieren/uitnodigingsbrief/", "werkvormen/bewonersbrief/")),
    Question("tellen wie voor en tegen is", ("formulieren/draagvlakmeting/",)),
    Question("enquête", ("werkvormen/enquete/",)),
    Question("wat betekent draagvlak", ("waarden/woorden/", "formulieren/draagvlakmeting/")),
    Question("stemmen per huis", ("werkvormen/stemming-per-adres/",)),
    Question("avond met bewoners die boos zijn", ("recepten/er-is-al-ruzie/", "werkvormen/bemiddeling/")),
    Question("mensen bereiken zonder internet", ("ontwerpen/zonder-internet/",)),
    Question("stoppen met mijn tuintje in het plantsoen", ("idee/stoppen/", "idee/plantsoen/")),
    Question("het boek op papier", ("waarden/afdrukken/",)),
    Question("welke treden heeft de ladder", ("ontwerpen/trap/",)),
    Question("telefoon van de buurtcoördinator", ("gemeente/rollen-en-taken/", "idee/eerste-stap/")),
    Question("voorbeelden van andere gemeenten", ("waarden/voorbeelden/",)),
    Question("door de buurt lopen en kijken wat beter kan", ("werkvormen/buurtschouw/",)),
    Question("klacht indienen", ("formulieren/zorg-of-klacht/", "idee/uw-rechten/")),
    Question("barbecue met de hele straat", ("idee/straatfeest/",), "synonym"),
    Question("defibrillator ophangen", ("idee/aed/",), "synonym"),
    Question("graffiti op een muur", ("idee/muurschildering/",), "synonym"),
    Question("zitmeubel op de stoep", ("idee/bankje/",), "synonym"),
    Question("stenen eruit en planten tegen mijn huis", ("idee/geveltuin/",), "synonym"),
    Question("subsidie aanvragen", ("formulieren/budgetaanvraag/", "idee/geld-en-hulp/"), "synonym"),
    Question("groente kweken met elkaar", ("idee/buurtmoestuin/",), "synonym"),
    Question(
        "taak overnemen van de gemeente",
        ("werkvormen/uitdaagrecht/", "formulieren/uitdaagverzoek/", "idee/uw-rechten/"),
        "synonym",
    ),
    Question("mediator bij ruzie met de buren", ("werkvormen/bemiddeling/",), "synonym"),
    Question("world café", ("werkvormen/wereldcafe/",), "synonym"),
    Question("bomen in de straat water geven en beplanten", ("idee/boomspiegel/",), "synonym"),
    Question("straatmeubilair", ("idee/bankje/",), "compound"),
    Question("buurtbarbecuevergunning", ("idee/straatfeest/",), "compound"),
    Question("zwerfvuilactie", ("idee/zwerfafval/",), "compound"),
    Question("parkeerplaats vergroenen", ("idee/parkeervak-groen/",), "compound"),
    Question("ruilboekenkast", ("idee/minibieb/",), "compound"),
    Question("speeltoestellen", ("idee/speelplek/",), "compound"),
    Question("ondergrondse vuilcontainer", ("idee/container-adopteren/",), "compound"),
    Question("bewonersavond draaiboek", ("formulieren/draaiboek/",), "compound"),
    Question("straatfeets", ("idee/straatfeest/",), "typo"),
    Question("gevel tuintje", ("idee/geveltuin/",), "typo"),
    Question("vergunnig aanvragen", ("formulieren/vergunningcheck/", "idee/kan-dit/"), "typo"),
    Question("buurtschauw", ("werkvormen/buurtschouw/",), "typo"),
    Question("moestuintje begine", ("idee/buurtmoestuin/",), "typo"),
    Question("enqete onder bewoners", ("werkvormen/enquete/",), "typo"),
)

HELD_BACK = (
    Question("picknicktafel in het park", ("idee/bankje/",)),
    Question("mijn buurman is tegen mijn idee", ("idee/uw-rechten/", "recepten/er-is-al-ruzie/")),
    Question("drempel tegen hardrijders", ("idee/veilig-verkeer/",)),
    Question("kinderen veilig buiten laten spelen", ("idee/speelstraat/", "idee/speelplek/")),
    Question(
        "ik ga verhuizen en wie zorgt dan voor de tuin", ("idee/stoppen/", "formulieren/overdrachtsblad/")
    ),
    Question("bewijs van wat wij hebben uitgegeven", ("formulieren/budgetverantwoording/",)),
    Question(
        "bewoners kiezen door loting",
        (
            "werkvormen/burgerforum/",
            "werkvormen/burgerberaad/",
            "werkvormen/burgerjury/",
            "werkvormen/burgerraad/",
        ),
    ),
    Question("mensen die slecht kunnen lezen", ("ontwerpen/iedereen/",)),
    Question("boek in grote letters per post", ("waarden/afdrukken/",)),
    Question("afspraken maken over samenwerken in onze groep", ("formulieren/spelregels/",)),
    Question(
        "de gemeente doet niet wat zij heeft beloofd",
        ("formulieren/toezeggingenlijst/", "idee/uw-rechten/", "formulieren/zorg-of-klacht/"),
    ),
    Question("online vergadering", ("werkvormen/online-bijeenkomst/",), "synonym"),
    Question("apparaat voor hartmassage", ("idee/aed/",), "synonym"),
    Question("vuilnis ligt naast de bak", ("idee/container-adopteren/", "idee/zwerfafval/"), "synonym"),
    Question("kruidentuintje", ("idee/buurtmoestuin/",), "compound"),
    Question("bloembakken", ("idee/plantenbak/",), "compound"),
    Question("plantsoentje onderhouden", ("idee/plantsoen/",), "compound"),
    Question("boomspigel", ("idee/boomspiegel/",), "typo"),
    Question("speelstaat aanvragen", ("idee/speelstraat/",), "typo"),
    Question("burgerbegrotting", ("werkvormen/burgerbegroting/", "recepten/buurt-verdeelt-geld/"), "typo"),
)
"""Written when the search was done, before it was asked any of them; no rule was changed for them after."""
