"""A project written as one text, as the tests of the rules show it."""

import re
from collections.abc import Callable
from textwrap import dedent

from nplan.model.finding import Finding
from nplan.model.records import Records

PROJECT = """
# data/process.yaml
municipality: Lindvik kommun
title: Näringslivsprogram
areas: [{id: service, title: Kommunal service}, {id: kompetens, title: Kompetens}]
units: [{id: ks, title: Kommunstyrelsen, kind: board}]
industries: [{id: bygg, title: Bygg}]
# data/organisations.yaml
cafe-torget: Café Torget
bygg-syd: {name: Bygg Syd AB, aliases: [Byggarna]}
"""

Project = Callable[..., Records]
Found = Callable[..., list[Finding]]


def files_in(text: str) -> dict[str, str]:
    """The files of a project in a text: each below a comment with its path."""
    parts = re.split(r"^# (data/\S+)\n", dedent(text), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))
