"""What we change in the libraries that write PDF gives what they gave, only faster."""

import pydyf

from pdf.write import STOCK, page_references


def test_references_to_pages_are_those_of_the_library_also_when_pages_follow() -> None:
    pdf = pydyf.PDF()
    for _ in range(3):
        pdf.add_page(pydyf.Dictionary({"Type": "/Page"}))
        assert page_references(pdf) == STOCK.fget(pdf)
    assert len(page_references(pdf)) == 3
    assert page_references(pdf) is page_references(pdf)
