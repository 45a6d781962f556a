"""Every known fault in the content is told in exactly the words of its case folder."""

import shutil
from codecs import BOM_UTF8
from datetime import date, timedelta
from pathlib import Path

import pytest

from macros.faults import ContentError
from macros.workbook import open_workbook

CASES = Path(__file__).parent / "cases"
GOOD = CASES / "goed"
EXPECTED, MUNICIPALITY, GONE = "verwacht.txt", "GEMEENTE", ".weg"
FOLDERS = sorted(path for path in CASES.iterdir() if path.is_dir() and path != GOOD)


def changed_files(case: Path) -> list[Path]:
    """Return the files of a case that go over those of the good project."""
    files = [path for path in sorted(case.rglob("*")) if path.is_file()]
    return [path for path in files if path.name not in (EXPECTED, MUNICIPALITY)]


def lay_out(case: Path, root: Path) -> Path:
    """Make the project of a case in `root`: the good one, with the files of the case over it."""
    shutil.copytree(GOOD, root)
    for path in changed_files(case):
        target = root / path.relative_to(case)
        if path.suffix == GONE:
            target.with_suffix("").unlink()
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    return root


def told(root: Path, gemeente: str = "") -> str:
    """Return what an editor is told, without the closing line with the count."""
    try:
        open_workbook(root, gemeente)
    except ContentError as error:
        return str(error).rpartition("\n")[0] + "\n"
    return ""


@pytest.mark.parametrize("case", FOLDERS, ids=lambda case: case.name)
def test_each_fault_is_told_in_these_words(case: Path, tmp_path: Path) -> None:
    gemeente = case / MUNICIPALITY
    name = gemeente.read_text(encoding="utf-8").strip() if gemeente.exists() else ""
    expected = (case / EXPECTED).read_text(encoding="utf-8")
    assert told(lay_out(case, tmp_path / "boek"), name) == expected


@pytest.mark.parametrize("case", FOLDERS, ids=lambda case: case.name)
def test_each_case_has_a_fault_and_its_expected_words(case: Path) -> None:
    assert (case / EXPECTED).read_text(encoding="utf-8").strip()
    assert changed_files(case) or (case / MUNICIPALITY).exists()


def test_the_good_project_has_no_faults_in_either_municipality() -> None:
    assert open_workbook(GOOD).gemeente.naam == "Voorbeeldstad"
    assert open_workbook(GOOD, "voorbeelddorp").gemeente.naam == "Voorbeelddorp"


def test_a_byte_order_mark_that_windows_adds_is_no_fault(tmp_path: Path) -> None:
    root = shutil.copytree(GOOD, tmp_path / "boek")
    for path in (*root.rglob("*.yml"), *root.rglob("*.md")):
        path.write_bytes(BOM_UTF8 + path.read_bytes())
    assert open_workbook(root).initiatieven["straatfeest"].titel == "Straatfeest"


@pytest.mark.parametrize(("days", "right"), [(-1, True), (0, True), (2, False)])
def test_a_day_of_checking_lies_in_the_past_or_is_today(days: int, right: bool, tmp_path: Path) -> None:
    root = shutil.copytree(GOOD, tmp_path / "boek")
    path, day = root / "data" / "voorbeelden" / "plein.yml", date.today() + timedelta(days)
    path.write_text(path.read_text(encoding="utf-8").replace("2026-01-15", f"{day}"), "utf-8")
    assert right == (told(root) == "")


def test_windows_line_endings_are_no_fault(tmp_path: Path) -> None:
    root = shutil.copytree(GOOD, tmp_path / "boek")
    for path in (*root.rglob("*.yml"), *root.rglob("*.md")):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert open_workbook(root).initiatieven["straatfeest"].titel == "Straatfeest"


def test_hidden_files_that_a_mac_leaves_are_no_fault(tmp_path: Path) -> None:
    root = shutil.copytree(GOOD, tmp_path / "boek")
    for folder in ("data", "data/werkvormen"):
        (root / folder / ".DS_Store").write_bytes(b"\x00")
    assert list(open_workbook(root).werkvormen) == ["huis-aan-huis"]


def test_a_mail_address_and_a_block_of_code_are_no_link_or_heading(tmp_path: Path) -> None:
    root = shutil.copytree(GOOD, tmp_path / "boek")
    with (root / "docs" / "index.md").open("a", encoding="utf-8") as chapter:
        chapter.write("\nMail <loket@voorbeeldstad.example>.\n\n```\n# geen kop\n```\n")
    assert open_workbook(root).gemeente.id == "voorbeeldstad"


def test_the_last_line_counts_the_faults(tmp_path: Path) -> None:
    several = lay_out(CASES / "veel-fouten-tegelijk", tmp_path / "veel")
    with pytest.raises(ContentError, match=r"\n[0-9]{2} fouten in de inhoud\.$"):
        open_workbook(several)
    one = lay_out(CASES / "veld-ontbreekt", tmp_path / "een")
    with pytest.raises(ContentError, match=r"\n1 fout in de inhoud\.$"):
        open_workbook(one)
