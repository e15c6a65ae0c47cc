"""The manual's pages of what reading tells: a sentence, a good and a bad example for each code."""

from nplan.model.finding import Page

PAGES: dict[str, Page] = {
    "yaml-syntax": Page(
        "The file cannot be read: a tab, an open quote, `: ` in a text, or the like.",
        'place: "Rådhuset: stora salen"',
        "place: Rådhuset: stora salen",
    ),
    "not-utf8": Page(
        "The file is saved in another encoding than UTF-8, such as Latin-1 or UTF-16.",
        "place: Rådhuset",
        "place: R\\xe5dhuset (the byte E5 alone)",
    ),
    "duplicate-key": Page(
        "A field stands twice in one mapping.",
        "place: Rådhuset",
        "place: Rådhuset\nplace: Biblioteket",
    ),
    "yaml-feature": Page(
        "Anchors, aliases, tags, merge keys and several documents in a file are not used.",
        "participants: [cafe-torget]\ninvited: [cafe-torget]",
        "participants: &alla [cafe-torget]\ninvited: *alla",
    ),
    "merge-conflict": Page(
        "Two versions of the file have not been merged.",
        "place: Rådhuset",
        "<<<<<<< HEAD\nplace: Rådhuset\n=======\nplace: Biblioteket\n>>>>>>> anna",
    ),
    "not-a-mapping": Page(
        "The file is empty, or holds something else than its fields.",
        "kind: intervju\ntitle: Intervju",
        "- kind: intervju\n- title: Intervju",
    ),
    "unreadable": Page(
        "The file cannot be opened, or is a folder.",
        "data/meetings/2026-03-25-lunch.yaml is a file that you may read",
        "data/meetings/2026-03-25-lunch.yaml is a folder",
    ),
    "too-large": Page(
        "The file is larger than 5 MB.", "a file typed by hand", "a film named .yaml"
    ),
    "too-deep": Page(
        "More than 60 brackets, lists or mappings stand in each other.",
        "invited: [cafe-torget]",
        "invited: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    ),
    "unknown-file": Page(
        "A file in data/ has a name or a folder that no file of a process has.",
        "data/meetings/2026-03-25-lunch.yaml",
        "data/meeting/2026-03-25-lunch.yml",
    ),
    "cut-by-hash": Page(
        "YAML takes what follows a space and # for a comment, and the text is cut there.",
        'inputs: ["Avgiften är #45 per kvadratmeter"]',
        "inputs:\n  - Avgiften är #45 per kvadratmeter",
    ),
    "flow-text": Page(
        "A comma between brackets splits a sentence or a number.",
        'questions: ["Vad är bra, vad är dåligt?"]',
        "questions: [Vad är bra, vad är dåligt?]",
    ),
    "private-in-git": Page(
        "data/private, which holds people's names and addresses, is tracked by git or not ignored.",
        ".gitignore holds the line /data/private/",
        "data/private/contacts.yaml is committed",
    ),
    "unknown-field": Page(
        "There is no such field here.",
        "participants: [cafe-torget]",
        "participant: [cafe-torget]",
    ),
    "missing-field": Page(
        "A field that is required is missing.",
        "groups: [{title: Bord 1}]",
        "groups: [{area: service}]",
    ),
    "wrong-type": Page(
        "The field wants another kind of value: a number, `true` or `false`, a list, a mapping.",
        "attendance: {people: 30}",
        "attendance: {people: ett trettiotal}",
    ),
    "bad-date": Page(
        "There is no such day, month or year.", "date: 2026-02-28", "date: 2026-02-30"
    ),
    "bad-choice": Page(
        "The field takes one of a few words, and this is none of them.",
        "status: draft",
        "status: utkast",
    ),
    "bad-id": Page(
        "An id is made of a-z and 0-9 with hyphens between the words.",
        "groups: [{id: bord-1, title: Bord 1}]",
        "groups: [{id: Bord 1, title: Bord 1}]",
    ),
    "empty-text": Page(
        "A text is empty, or holds only spaces.",
        "inputs: [Svara]",
        'inputs: [""]',
    ),
    "unknown-tag": Page(
        "A word last in a line of notes looks like a tag but names nothing known.",
        'inputs: "[1] Bygglov tar tid #problem"',
        'inputs: "[1] Bygglov tar tid #servis"',
    ),
}
"""By code."""

NOT_OF_ONE_FILE = ("not-utf8", "unreadable", "too-large", "unknown-file", "private-in-git")
"""The codes whose examples are about a file rather than lines in it."""

OF_STYLES: dict[str, Page] = {
    "bad-colour": Page(
        "A colour is `#` and six of 0-9 and a-f.", 'accent: "#0b4f5c"', "accent: petrol"
    ),
    "low-contrast": Page(
        "The colour is so light that a text in it cannot be read on white.",
        'accent: "#0b4f5c"',
        'accent: "#5fb0bd"',
    ),
    "bad-logo": Page(
        "The logo is no PNG, JPEG or SVG, is too large, or does not lie in templates/.",
        "logo: vapen.svg",
        "logo: ../vapen.pdf",
    ),
}
"""What is told of a style alone, by code; the examples are lines of templates/style.yaml."""
