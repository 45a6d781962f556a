"""The documents tell the truth: what they name exists, and what exists is named."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest
import yaml

from macros import language, model
from macros.blocks import MACROS
from macros.model import Pattern, Prose, Record, Ref
from macros.passages import Passage
from macros.reading import DRAWINGS, Reading
from macros.schema import Hint, closed, hints, is_a, marks, required
from macros.spelling import check_spelling

ROOT = Path(__file__).parent.parent
README, ARCHITECTURE, CONTRIBUTING = "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"
DOCUMENTS = [README, ARCHITECTURE, CONTRIBUTING, "CHANGELOG.md", "SECURITY.md"]
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
PATH = re.compile(r"[\w.*-]+/[\w./*-]*|[\w*-]+\.(md|yml|toml|txt|in|py|css|mjs|svg|png)")
MADE = ("site/",)
"""What appears only when something is built."""
FOREIGN = re.compile(
    r"/(?:work|home|root|tmp|Users)/|\b[A-Z]:\\|--(?:extra-)?index-url|--trusted-host"
    r"|pypi\.org|pythonhosted|npmjs|proxy\.golang|artifactory|nexus"
)
"""Places on one machine, and hosts that serve packages."""
TEXT = {".md", ".yml", ".toml", ".txt", ".in", ""}
SENTENCES = re.compile(r"[a-z)`*][.!?] [A-Z]")
BASES = {"Record", "Genoemd", "Item"}
"""Classes of the model that only others build on."""
PLAIN: dict[Hint, str] = {str: "waarde", int: "heel getal", Decimal: "getal", date: "datum"}


def read(name: str) -> str:
    """Return a document."""
    return (ROOT / name).read_text(encoding="utf-8")


def codes(name: str) -> list[str]:
    """Return what stands between backticks in a document, examples in blocks left out."""
    return CODE.findall(FENCE.sub("", read(name)))


def paths(name: str) -> Iterator[str]:
    """Yield every path that a document names or links to; `*` where it leaves a name open."""
    text = FENCE.sub("", read(name))
    links = [link.partition("#")[0] for link in LINK.findall(CODE.sub("", text))]
    opened = [re.sub(r"<\w+>", "*", code) for code in CODE.findall(text)]
    yield from (path for path in links if path and "://" not in path)
    yield from (path for path in opened if PATH.fullmatch(path))


def exists(path: str) -> bool:
    """Return whether a path, seen from the top of the project, is there or will be built."""
    return path.startswith(MADE) or (".." not in path and any(ROOT.glob(path.rstrip("/"))))


def modules() -> dict[str, str]:
    """Return the text of every module, by its path."""
    found = [path for folder in ("macros", "pdf") for path in (ROOT / folder).glob("*.py")]
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in found}


def importers(package: str) -> set[str]:
    """Return the modules that import from a package."""
    pattern = re.compile(rf"^ *(?:from|import) {package}\b", re.MULTILINE)
    return {name for name, text in modules().items() if pattern.search(text)}


def targets() -> set[str]:
    """Return the commands that the Makefile offers."""
    return set(re.findall(r"^([a-z]+):.*##", read("Makefile"), re.MULTILINE))


def rows(text: str, head: str) -> list[list[str]]:
    """Return the cells of the rows of the table whose first column is named `head`."""
    lines = iter(text.splitlines())
    for line in lines:
        if line.startswith(f"| {head} |"):
            next(lines)
            break
    found = []
    for line in lines:
        if not line.startswith("|"):
            break
        found.append([cell.strip() for cell in line.strip("| ").split(" | ")])
    return found


def records(base: type = Record) -> Iterator[type]:
    """Yield the classes of the model."""
    children: list[type] = base.__subclasses__()
    for child in children:
        if child.__module__ == model.__name__:
            yield child
            yield from records(child)


def written() -> list[type]:
    """Return the classes that an editor fills in."""
    return [record for record in records() if record.__name__ not in {*BASES, "Werkboek"}]


def described(record: type) -> list[list[str]]:
    """Return name, need and type of each field of a class, as the table of fields must say."""
    named_by_file = issubclass(record, model.Item | model.Gemeente)
    return [
        [
            f"`{field.name}`",
            "ja" if field.default is MISSING else "nee",
            in_words(hints(record)[field.name]),
        ]
        for field in fields(record)
        if not (named_by_file and field.name == "id")
    ]


def in_words(hint: Hint) -> str:
    """Return a type of the model as an editor reads it."""
    hint = required(hint)
    if is_a(hint, tuple):
        return f"lijst: {in_words(get_args(hint)[0])}"
    if is_a(hint, Mapping):
        return f"naam met {in_words(get_args(hint)[1])}"
    if closed(hint):
        return f"{', '.join(closed(hint)[:-1])} of {closed(hint)[-1]}"
    told = [mark_in_words(mark) for mark in marks(hint)]
    return told[0] if told else PLAIN.get(hint, f"blok {getattr(hint, '__name__', '')}")


def mark_in_words(mark: object) -> str:
    """Return the rule in a mark of the model as an editor reads it."""
    if isinstance(mark, Prose):
        return f"tekst, {mark.limit} tekens"
    if isinstance(mark, Ref):
        place = DRAWINGS if mark.kind == "tekeningen" else f"data/{mark.kind}"
        return f"naam uit `{place}/`" if (ROOT / place).is_dir() else f"naam uit `{place}.yml`"
    assert isinstance(mark, Pattern)
    return f"zoals `{mark.example}`"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_path_exists(name: str) -> None:
    assert [path for path in paths(name) if not exists(path)] == []


def test_paths_are_found_at_all() -> None:
    assert {"data/gemeenten/*.yml", "LICENSE", "docs/assets/schermen/site.png"} <= set(paths(README))
    assert "macros/model.py" in set(paths(ARCHITECTURE))
    assert "data/regels.yml" in set(paths(CONTRIBUTING))
    assert not exists("data/verzonnen.yml")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_exists(name: str) -> None:
    code = [*CODE.findall(read(name)), *FENCE.findall(read(name))]
    named = {target for text in code for target in re.findall(r"\bmake ([a-z]+)", text)}
    assert named <= targets()


def test_readme_explains_every_command() -> None:
    assert {cells[0] for cells in rows(read(README), "Command")} == {
        f"`make {target}`" for target in targets()
    }


def test_architecture_names_every_module() -> None:
    assert modules().keys() - set(codes(ARCHITECTURE)) == set()


def test_imports_go_in_the_directions_of_the_architecture() -> None:
    assert importers("mkdocs_macros") == {"macros/__init__.py"}
    typesetting = {f"pdf/{name}.py" for name in ("fields", "paint", "tags", "volume", "write")}
    assert importers("weasyprint") == typesetting
    assert {name for name in importers("pdf") if not name.startswith("pdf/")} == set()
    assert "macros/model.py" not in importers("macros")


def test_contributing_lists_exactly_the_macros() -> None:
    named = [re.findall(r"\{\{ (\w+)\(", cells[0]) for cells in rows(read(CONTRIBUTING), "Macro")]
    assert sorted(name for names in named for name in names) == sorted(MACROS)


def test_glossary_has_every_noun_of_the_model_and_no_other_than_in_the_code() -> None:
    terms = {cells[0].strip("`") for cells in rows(read(ARCHITECTURE), "Dutch")}
    assert {record.__name__ for record in records()} - terms == set()
    classes = re.findall(r"^class (\w+)", "\n".join(modules().values()), re.MULTILINE)
    assert terms - set(classes) == set()


@pytest.mark.parametrize("record", written(), ids=lambda record: str(record.__name__))
def test_contributing_describes_every_field_as_the_model_does(record: type) -> None:
    found = rows(read(CONTRIBUTING), f"Veld van {record.__name__}")
    assert [cells[:3] for cells in found] == described(record)
    assert all(cells[3] for cells in found)


def test_contributing_explains_messages_that_are_given() -> None:
    cases = (ROOT / "tests" / "cases").glob("*/verwacht.txt")
    given = "".join(path.read_text(encoding="utf-8") for path in cases)
    reading = Reading(ROOT, {})
    check_spelling(reading, [Passage("docs/a.md", 1, "xqzv", official=False)])
    given += "".join(map(str, reading.faults))
    told = [cells[0] for cells in rows(read(CONTRIBUTING), "De melding begint met")]
    starts = {text: f": {re.escape(text).replace('…', '.+')}" for text in told}
    assert starts
    assert [text for text, start in starts.items() if not re.search(start, given)] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_line_holds_one_sentence(name: str) -> None:
    lines = FENCE.sub("", read(name)).splitlines()
    prose = [CODE.sub("`", line) for line in lines if not line.startswith(("|", "!["))]
    assert [line for line in prose if SENTENCES.search(line)] == []


def test_nothing_at_the_top_names_a_machine_or_an_index() -> None:
    files = [path for path in ROOT.iterdir() if path.is_file() and path.suffix in TEXT]
    assert {README, "Makefile", "requirements.txt"} <= {path.name for path in files}
    found = {path.name: FOREIGN.findall(path.read_text(encoding="utf-8")) for path in files}
    assert {name: places for name, places in found.items() if places} == {}


def test_publiccode_keeps_to_the_standard() -> None:
    told = yaml.safe_load(read("publiccode.yml"))
    required_keys = {"publiccodeYmlVersion", "name", "url", "platforms", "categories"}
    required_keys |= {"developmentStatus", "softwareType", "description", "legal"}
    assert {*required_keys, "maintenance", "localisation"} <= told.keys()
    assert told["maintenance"]["contacts"]
    for text in told["description"].values():
        assert len(text["shortDescription"]) <= 150
        assert 150 <= len(text["longDescription"]) <= 10_000
        assert [path for path in text["screenshots"] if not exists(path)] == []


@pytest.mark.parametrize("name", ["EUPL-1.2", "CC0-1.0"])
def test_licence_has_its_full_text(name: str) -> None:
    assert name in read("LICENSE")
    assert len(read(f"LICENSES/{name}.txt")) > 5_000


def test_contributing_gives_the_limits_of_the_check() -> None:
    told = {cells[0]: cells[1:] for cells in rows(read(CONTRIBUTING), "Wat")}
    limits = {
        "leesbaarheid": language.EASE,
        "lange woorden": language.LONG_SHARE,
        "woorden uit": language.JARGON,
        "een zin": language.SENTENCE,
        "een zin, gemiddeld": language.MEAN,
    }
    for name, limit in limits.items():
        hint, stop = next(cells for told_name, cells in told.items() if told_name.startswith(name))
        assert re.findall(r"[0-9]+", hint)[0 if name != "woorden uit" else -2] == str(limit.hint)
        assert re.findall(r"[0-9]+", stop)[0] == str(limit.stop)
