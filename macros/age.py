"""Tell which facts were looked at too long ago."""

from collections.abc import Iterator
from datetime import date, timedelta

from macros.faults import Fault, Finding
from macros.reading import Reading
from macros.schema import UNREAD, walk_all

CHECKED = "gecontroleerd"
OLD, TOO_OLD = timedelta(days=365), timedelta(days=2 * 365)


def check_age(reading: Reading, today: date) -> Iterator[Finding]:
    """Yield each fact that was checked over 12 months ago; over 24 months stops a release."""
    for path, hint, value in walk_all(reading.items):
        is_day = hint is date and path[-1] == CHECKED and value is not UNREAD
        if is_day and value < today - OLD:
            limit = "24 maanden: zo mag het boek niet uit" if value < today - TOO_OLD else "12 maanden"
            message = f"Dit is nagekeken op {value}, langer geleden dan {limit}."
            advice = f"Kijk het na, en pas dan '{CHECKED}' aan."
            fault = Fault(*reading.place(path), f"{message} {advice}")
            yield Finding(fault, stops=value < today - TOO_OLD)
