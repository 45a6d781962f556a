"""The nouns of the workbook: what an editor may write in `data/`, typed and frozen.

The model knows nothing of files or HTML. A YAML key is the name of a field here, the file
name is the `id`, and every field without a default must be filled in. The marks in
`Annotated[...]` are the rules that `builder` and `checks` enforce.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, NamedTuple, dataclass_transform


class Prose(NamedTuple):
    """Text for readers: inline Markdown and `{regels.naam}`; `limit` in characters.

    `official` text quotes names and terms of others: it need not be plain, only well spelled.
    """

    limit: int
    official: bool = False


class Ref(NamedTuple):
    """The id of an item of this kind (a field of `Werkboek`), or the name of a drawing."""

    kind: str


class Pattern(NamedTuple):
    """Text that must match `regex` as a whole; `example` shows an editor a good value."""

    regex: str
    example: str


Naam = Annotated[str, Prose(80)]
Kort = Annotated[str, Prose(120)]
Zin = Annotated[str, Prose(240)]
Tekst = Annotated[str, Prose(900)]
Vaknaam = Annotated[str, Prose(80, official=True)]
Url = Annotated[str, Pattern(r"https://[^\s]+", "https://www.voorbeeld.nl/bladzijde")]
Adres = Annotated[str, Pattern(r"https://[^\s]+/", "https://www.voorbeeld.nl/")]
Kleur = Annotated[str, Pattern(r"#[0-9A-Fa-f]{6}", '"#1d5c4d"')]
Mail = Annotated[str, Pattern(r"[^@\s]+@[^@\s]+\.[a-z]+", "buurt@gemeente.nl")]
Telefoon = Annotated[str, Pattern(r"\+?[0-9][0-9 ]+", "14 0000")]
Id = Annotated[str, Pattern(r"[a-z0-9]+([-_][a-z0-9]+)*", "wat-u-wilt")]
Week = Annotated[int, Pattern(r"-?[0-9]{1,3}", "-3")]
Tekening = Annotated[str, Ref("tekeningen")]
Rollen = tuple[Annotated[str, Ref("rollen")], ...]
Werkvormen = tuple[Annotated[str, Ref("werkvormen")], ...]
Formats = tuple[Annotated[str, Ref("formats")], ...]
Zinnen = tuple[Zin, ...]
Kant = Literal["inwoner", "gemeente"]
Schatbaar = Literal["groep", "duur", "voorbereiding", "kosten", "begeleiders", "moeilijkheid"]
Moeite = Literal["makkelijk", "gemiddeld", "moeilijk"]
Vergelijking = Literal["is", "meer_dan", "minder_dan", "minstens", "hoogstens", "later_dan"]
Veldsoort = Literal[
    "regel", "alinea", "getal", "bedrag", "datum", "keuze", "meerkeuze", "vinkje", "tabel", "handtekening"
]


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Record:
    """Base of all that is read from `data/`: each subclass is a frozen dataclass."""

    def __init_subclass__(cls) -> None:
        """Make the subclass a dataclass."""
        dataclass(frozen=True, kw_only=True)(cls)


class Genoemd(Record):
    """What has a name of its own; the `id` of an item with its own file is the file name."""

    id: Id
    titel: Naam


class Bron(Record):
    """Where a fact or an idea comes from, and when an editor last looked."""

    naam: Zin
    auteur: Naam | None = None
    jaar: int | None = None
    url: Url | None = None
    licentie: Naam | None = None
    gecontroleerd: date


class Keuze(Genoemd):
    """A choice with its meaning: a phase, a cost or a desk."""

    uitleg: Zin


class Kenmerk(Keuze):
    """What a reader finds items by, with a picture: a theme, a goal or a place."""

    tekening: Tekening


class Deel(Genoemd):
    """One of the five parts of the book; two colours, for a light and a dark screen."""

    voor_wie: Naam
    kort: Zin
    kleur: Kleur
    kleur_donker: Kleur
    tekening: Tekening


class Participatietrap(Genoemd):
    """One step of the ladder: the promise, and what each side does."""

    vakterm: Vaknaam
    belofte: Zin
    u_doet: Tekst
    gemeente_doet: Tekst
    wanneer: Tekst
    wanneer_niet: Tekst
    voorbeeld: Tekst
    tekening: Tekening


class Rol(Genoemd):
    """Who does what: a role on the side of the residents or of the municipality."""

    kant: Kant
    kort: Zin
    taken: Zinnen
    niet: Zin


class Taak(Genoemd):
    """One task in the process: which role does it, which ones help, and which ones hear of it."""

    doet: Annotated[str, Ref("rollen")]
    helpt: Rollen = ()
    hoort: Rollen = ()


class Begrip(Keuze):
    """A word that is explained; `vormen` are other forms of it that stand in the text."""

    vormen: tuple[Naam, ...] = ()


class Jargon(Genoemd):
    """An official word that readers stumble over (`titel`), and what to say instead."""

    titel: Vaknaam
    vormen: tuple[Vaknaam, ...] = ()
    zeg: Kort


class VreemdWoord(Genoemd):
    """Words in another language (`titel`), marked so that a screen reader says them right."""

    titel: Vaknaam
    taal: Literal["en", "fr", "de"]


class Wet(Genoemd):
    """What holds in the whole country, in plain words, with its sources."""

    tekst: Tekst
    bronnen: tuple[Bron, ...]


class Nieuws(Genoemd):
    """What changed in the book, for readers who come back; the newest stands first."""

    datum: date
    tekst: Tekst


class Uitgangspunt(Genoemd):
    """A principle, with what a reader may expect because of it."""

    tekst: Tekst
    dit_merkt_u: Tekst


class Antwoord(Keuze):
    """An outcome of "Kan dit?": a word and a shape, so that colour is never needed."""

    teken: Literal["rond", "half", "ruit", "vierkant"]


class Eenheid(Record):
    """How a value is read and printed; `aantal` whole, `maat` with a comma.

    A unit of time says how many `minuten` it takes, so that durations can be compared.
    """

    id: Id
    soort: Literal["aantal", "maat", "tijd", "ja-nee"]
    enkelvoud: Naam
    meervoud: Naam
    minuten: int | None = None


class Regel(Keuze):
    """What a municipality must decide; each municipality gives the value in its own file."""

    eenheid: Annotated[str, Ref("eenheden")]


class Item(Genoemd):
    """What has a page of its own; `gecontroleerd` is the day an editor last checked it."""

    kort: Kort
    gecontroleerd: date
    ook_bekend_als: tuple[Vaknaam, ...] = ()


class Contactpunt(Record):
    """How to reach a desk of this municipality."""

    telefoon: Telefoon
    mail: Mail
    wanneer: Naam


class Kleuren(Record):
    """The two colours of the municipality, for a light and for a dark screen."""

    hoofd: Kleur
    accent: Kleur
    hoofd_donker: Kleur
    accent_donker: Kleur


class Gemeente(Record):
    """All that differs between municipalities; the only file that an adopter must write."""

    id: Id
    naam: Naam
    website: Adres
    werkplaats: Adres
    postadres: Zin
    kleuren: Kleuren
    contact: Mapping[str, Contactpunt]
    verordening: Bron
    regels: Mapping[str, str]


class Groep(Record):
    """How many people take part; no `tot` means: no upper limit."""

    van: int
    tot: int | None = None
    toelichting: Zin | None = None


class Duur(Record):
    """How long the doing takes, without the preparation."""

    van: Decimal
    tot: Decimal
    eenheid: Annotated[str, Ref("eenheden")]
    toelichting: Zin | None = None


class Oordeel(Record):
    """A judgement with its reason."""

    antwoord: Literal["ja", "deels", "nee"]
    waarom: Zin


class Geschikt(Record):
    """Whom or what a werkvorm suits."""

    zonder_smartphone: Oordeel
    laaggeletterd: Oordeel
    bij_conflict: Oordeel


class Moeilijkheid(Record):
    """How hard a werkvorm is, for each side."""

    begeleider: Moeite
    deelnemer: Moeite


class Stap(Record):
    """One step of a werkvorm."""

    wat: Tekst
    wie: Rollen
    hoe_lang: Naam


class Werkvorm(Item):
    """A way to talk, choose or make something together; `schatting` names its guesses."""

    waarom: Tekst
    doel: tuple[Annotated[str, Ref("doelen")], ...]
    niveau: tuple[Annotated[str, Ref("participatietrap")], ...]
    fase: tuple[Annotated[str, Ref("fasen")], ...]
    groep: Groep
    duur: Duur
    voorbereiding: Zin
    kosten: Annotated[str, Ref("kosten")]
    kosten_toelichting: Zin
    begeleiders: Zin
    moeilijkheid: Moeilijkheid
    plek: tuple[Annotated[str, Ref("plekken")], ...]
    geschikt: Geschikt
    materialen: tuple[Naam, ...]
    stappen: tuple[Stap, ...]
    tips: Zinnen
    valkuilen: Zinnen
    niet_als: Zinnen
    zo_doet_iedereen_mee: Zinnen
    privacy: Zin
    daarvoor: Werkvormen = ()
    daarna: Werkvormen = ()
    formats: Formats = ()
    bron: Bron
    schatting: tuple[Schatbaar, ...] = ()


class Veld(Record):
    """One thing to fill in.

    `rijen` is the number of lines or rows left open on paper; of rows that are too wide for a
    line, one sheet holds fewer, and says that it may be copied.
    """

    id: Id
    label: Zin
    soort: Veldsoort
    hulp: Zin | None = None
    opties: tuple[Naam, ...] = ()
    kolommen: tuple[Naam, ...] = ()
    rijen: int | None = None
    verplicht: Literal["ja", "nee"] = "nee"


class Sectie(Record):
    """A group of fields under one heading."""

    titel: Naam
    uitleg: Tekst | None = None
    velden: tuple[Veld, ...]


class Telregel(Record):
    """How to count honestly: `deel` out of `geheel`, both ids of fields of this format."""

    titel: Naam
    deel: Id
    geheel: Id
    uitleg: Zin


class Optelling(Record):
    """What must add up: the fields `delen` together are `totaal`, all ids of this format.

    Where a table is one of `delen`, its amounts stand in the column `kolom`.
    """

    titel: Naam
    delen: tuple[Id, ...]
    kolom: Naam | None = None
    totaal: Id
    uitleg: Zin


class Format(Item):
    """A form or letter to fill in; `kant` says which sides write in it.

    It is sent to `contact`, or stays with its writer; `opsturen` says when it goes elsewhere, so
    it takes a `contact`.
    """

    voor_wie: Zin
    wanneer: Zin
    kant: tuple[Kant, ...]
    fase: tuple[Annotated[str, Ref("fasen")], ...]
    contact: Annotated[str, Ref("contactsoorten")] | None = None
    opsturen: Zin | None = None
    secties: tuple[Sectie, ...]
    telregels: tuple[Telregel, ...] = ()
    optellingen: tuple[Optelling, ...] = ()
    privacy: Zin | None = None
    bron: Bron


class Optie(Genoemd):
    """One of the choices of a question."""


class Vraag(Record):
    """A question of "Kan dit?"; `naam` is its short form in the decision table.

    A `getal` lies between `van` and `tot`, in whole units unless its eenheid is a `maat`.
    A `tijd` runs from `van` to `tot`, past midnight where `tot` is earlier than `van`.
    """

    id: Id
    naam: Naam
    vraag: Zin
    hulp: Zin | None = None
    soort: Literal["ja-nee", "getal", "keuze", "tijd"]
    eenheid: Annotated[str, Ref("eenheden")] | None = None
    van: str | None = None
    tot: str | None = None
    opties: tuple[Optie, ...] = ()


class Beslisregel(Record):
    """A row of the decision table: every condition under `als` must hold.

    The key of `als` is the id of a question or `regels.<id>`; the value compared with is
    an answer or again `regels.<id>`. A row without `als` fits always.
    """

    als: Mapping[str, Mapping[Vergelijking, str]] | None = None
    antwoord: Annotated[str, Ref("antwoorden")]
    reden: Zin
    nu_doen: Zinnen
    uiterlijk: Annotated[str, Ref("regels")] | None = None
    format: Annotated[str, Ref("formats")] | None = None


class Randvoorwaarde(Record):
    """A condition, marked as national law, rule of the municipality, or advice."""

    tekst: Zin
    soort: Literal["wet", "gemeente", "advies"]
    waarom: Zin
    bron: Bron | None = None


class Processtap(Record):
    """A step of an initiative, that shows both sides.

    It begins `week` weeks after the `telt_vanaf`, later by the time that the rule `week_plus` takes.
    """

    titel: Naam
    termijn: Naam
    week: Week
    week_plus: Annotated[str, Ref("regels")] | None = None
    wie: Rollen
    u_doet: Tekst
    gemeente_doet: Tekst
    formats: Formats = ()
    werkvormen: Werkvormen = ()


class Receptstap(Record):
    """A step of a recept, and why it comes at this moment; its weeks as in a `Processtap`."""

    titel: Naam
    termijn: Naam
    week: Week
    week_plus: Annotated[str, Ref("regels")] | None = None
    waarom: Tekst
    u_doet: Tekst
    gemeente_doet: Tekst
    formats: Formats = ()
    werkvormen: Werkvormen = ()


class Initiatief(Item):
    """A kind of idea of residents: is it possible, and how does it go.

    `telt_vanaf` is the day from which the weeks of the steps count, before it or after it.
    """

    thema: Annotated[str, Ref("themas")]
    vragen: tuple[Vraag, ...]
    antwoorden: tuple[Beslisregel, ...]
    randvoorwaarden: tuple[Randvoorwaarde, ...]
    telt_vanaf: Naam
    processtappen: tuple[Processtap, ...]
    kosten: Tekst
    als_buren_bezwaar_hebben: Tekst
    stoppen: Tekst
    contact: Annotated[str, Ref("contactsoorten")]
    bron: Bron


class Recept(Item):
    """A sequence of werkvormen and formats for one situation, and why in that order."""

    situatie: Tekst
    niveau: Annotated[str, Ref("participatietrap")]
    duur: Naam
    telt_vanaf: Naam
    stappen: tuple[Receptstap, ...]
    let_op: Zinnen


class Voorbeeld(Item):
    """A practice example: what was done, what worked, what hurt; only what the source says."""

    gemeente: Naam
    wat: Tekst
    wat_werkte: Zinnen
    wat_lastig_was: Zinnen
    wat_wij_ervan_leren: Zinnen
    bron: Bron


class Werkboek(Record):
    """The whole book for one municipality.

    Each `Mapping` field is a kind: `data/<field>.yml` or the folder `data/<field>/`, from id
    to item, in reading order. A new kind is a new field.
    """

    gemeente: Gemeente
    delen: Mapping[str, Deel]
    participatietrap: Mapping[str, Participatietrap]
    rollen: Mapping[str, Rol]
    taken: Mapping[str, Taak]
    begrippen: Mapping[str, Begrip]
    jargon: Mapping[str, Jargon]
    vreemde_woorden: Mapping[str, VreemdWoord]
    wetten: Mapping[str, Wet]
    uitgangspunten: Mapping[str, Uitgangspunt]
    doelen: Mapping[str, Kenmerk]
    fasen: Mapping[str, Keuze]
    plekken: Mapping[str, Kenmerk]
    kosten: Mapping[str, Keuze]
    themas: Mapping[str, Kenmerk]
    antwoorden: Mapping[str, Antwoord]
    eenheden: Mapping[str, Eenheid]
    regels: Mapping[str, Regel]
    contactsoorten: Mapping[str, Keuze]
    gemeenten: Mapping[str, Gemeente]
    initiatieven: Mapping[str, Initiatief]
    werkvormen: Mapping[str, Werkvorm]
    formats: Mapping[str, Format]
    recepten: Mapping[str, Recept]
    voorbeelden: Mapping[str, Voorbeeld]
    nieuws: Mapping[str, Nieuws]
