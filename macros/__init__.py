"""Content of the workbook to HTML; the only module that touches mkdocs-macros."""

from functools import partial

from mkdocs_macros.plugin import MacrosPlugin

from macros.blocks import MACROS


def define_env(env: MacrosPlugin) -> None:
    """Hand the macros to mkdocs-macros; `macros.pages` has opened the book before this."""
    block = env.conf.extra["renderer"].block
    env.macros.update({name: partial(block, name) for name in MACROS})
