"""The build as a whole: the same bytes twice, and no harm done when it stops."""

import hashlib
from pathlib import Path

import pytest

from tests.editions import ELSEWHERE, build, copy_project, edition


def fingerprints(folder: Path) -> dict[str, str]:
    """Return a hash of every file below `folder`, by name."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_two_builds_give_the_same_bytes(stad: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    again = edition(tmp_path_factory, "voorbeeldstad", ELSEWHERE)
    assert fingerprints(again) == fingerprints(stad)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the project with an earlier site in it."""
    folder = copy_project(tmp_path / "project")
    (folder / "site" / "idee").mkdir(parents=True)
    (folder / "site" / "index.html").write_text("De laatste goede bladzijde.")
    (folder / "site" / "idee" / "foto.bin").write_bytes(bytes(range(256)))
    return folder


def test_fault_in_the_data_leaves_the_earlier_site_as_it_was(project: Path) -> None:
    before = fingerprints(project / "site")
    werkvorm = project / "data" / "werkvormen" / "buurtschouw.yml"
    werkvorm.write_text(werkvorm.read_text().replace("kosten: klein", "kosten: kleim"))
    result = build(project, "")
    assert result.returncode == 1
    assert "data/werkvormen/buurtschouw.yml, regel 11: 'kleim' staat niet" in result.stderr
    assert "Bedoelt u 'klein'?" in result.stderr
    assert fingerprints(project / "site") == before
    assert not (project / ".bouw").exists()


def test_fault_found_while_printing_leaves_the_earlier_site_as_it_was(project: Path) -> None:
    before = fingerprints(project / "site")
    style = project / "pdf" / "css" / "boek.css"
    style.write_text(f"{style.read_text()}\nbody {{ kleur-van-de-zee: blauw; }}\n")
    result = build(project, "")
    assert result.returncode == 1
    assert "kleur-van-de-zee" in result.stderr
    assert fingerprints(project / "site") == before


def test_unknown_municipality_is_told_before_anything_is_built(project: Path) -> None:
    result = build(project, "voorbeeldstat")
    assert result.returncode == 1
    assert "Bedoelt u 'voorbeeldstad'?" in result.stderr
