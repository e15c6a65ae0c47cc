"""What responses are called: nobody who is not to be named is."""

from collections import Counter
from collections.abc import Mapping

from nplan.documents.material import Material
from nplan.model.consultation import PERSON, Response


def response_names(material: Material) -> Mapping[str, str]:
    """What each response is called, by file: those who gave it, with a number from the second on.

    A private person is never named, nor is the file, whose name may be the person's.
    """
    called: dict[str, str] = {}
    given: Counter[tuple[str, str]] = Counter()
    for file, response in material.records.responses.items():
        name = _name(material, response)
        in_round = (file.rpartition("/")[0], name)
        given[in_round] += 1
        nth = given[in_round]
        later = material.wording.text("{who}, response {n}", who=name, n=nth)
        called[file] = name if nth == 1 else later
    return called


def is_named(material: Material, response: Response) -> bool:
    """Whether it may be told who gave a response."""
    id = material.records.participant_ids.get(response.from_)
    return response.from_ != PERSON and id is not None and material.name(id) is not None


def _name(material: Material, response: Response) -> str:
    if response.from_ == PERSON:
        return material.wording.text("Private person")
    id = material.records.participant_ids.get(response.from_)
    return material.wording.missing() if id is None else material.shown_name(id)
