"""How long reading takes, and which edition a page is of."""

from pathlib import Path

from macros.edition import mark
from macros.pace import PACE, minutes


def test_minutes_follow_the_number_of_words() -> None:
    assert minutes(f"<p>{'woord ' * PACE * 4}</p>") == 4
    assert minutes(f"<p>{'woord ' * (PACE * 4 + PACE * 2 // 3)}</p>") == 5


def test_no_page_takes_no_time() -> None:
    assert minutes("<p>Kort.</p>") == 1
    assert minutes("") == 1


def test_only_what_is_read_counts() -> None:
    long = "woord " * PACE * 9
    unread = f"<svg><title>{long}</title></svg><template>{long}</template><script>{long}</script>"
    assert minutes(f'<p>Kort.</p>{unread}<ul class="x alleen-scherm">{long}</ul>') == 1
    assert minutes(f"<p>Kort.</p><!-- c --> {long}") == 9


def project(root: Path) -> Path:
    """Return a small project."""
    (root / "docs" / "__pycache__").mkdir(parents=True)
    (root / "docs" / "een.md").write_text("een")
    (root / "docs" / "twee.md").write_text("twee")
    return root


def test_mark_is_of_the_content_and_not_of_the_place(tmp_path: Path) -> None:
    one, other = project(tmp_path / "a"), project(tmp_path / "b")
    (other / "docs" / "__pycache__" / "x.pyc").write_bytes(b"1")
    assert mark(one) == mark(other)
    (other / "docs" / "een.md").rename(other / "docs" / "drie.md")
    assert mark(one) != mark(other)
    renamed = mark(other)
    (other / "docs" / "drie.md").write_text("Een")
    assert mark(other) != renamed
