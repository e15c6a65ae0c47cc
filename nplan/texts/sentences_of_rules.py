"""What is wrong with references and with sense, in English.

By code, or by code and the way in which it is meant: the message and the remedy, to be filled in
from the finding's values.
"""

OF_RULES: dict[str, tuple[str, str]] = {
    "unknown-area": (
        'no area is called "{name}"',
        "add it to areas in data/process.yaml.",
    ),
    "unknown-area:comment": (
        'no area, goal or action is called "{name}"',
        "write the id of one, or programme for the whole.",
    ),
    "unknown-meeting-kind": (
        'no kind of meeting is called "{name}"',
        "add it to meeting_kinds in data/process.yaml.",
    ),
    "unknown-organisation": (
        'no organisation is called "{name}"',
        "add it to data/organisations.yaml, or to units in data/process.yaml if it is the "
        "municipality's own.",
    ),
    "unknown-unit": (
        'none of the municipality\'s own bodies is called "{name}"',
        "add it to units in data/process.yaml.",
    ),
    "unknown-unit:organisation": (
        '"{name}" is an organisation, not one of the municipality\'s own bodies',
        "name one of the units in data/process.yaml; an organisation can be among an "
        "action's partners.",
    ),
    "unknown-input": (
        'no input is called "{name}"',
        "write the meeting's id, a slash and the input's id, as in 2026-03-25-dialoglunch/7.",
    ),
    "unknown-input:several": (
        '"{name}" is not one reference',
        "write several between brackets, with commas between them: [a/1, a/3].",
    ),
    "unknown-input:form": (
        '"{name}" is no reference to an input',
        "write the meeting's id, a slash and the input's id, as in 2026-03-25-dialoglunch/7.",
    ),
    "unknown-input:input": (
        'the meeting {meeting} has no input "{id}"',
        "look up the input's id in the meeting's file; an input without one has to get it first.",
    ),
    "unknown-input:meeting": (
        'no meeting is called "{name}"',
        "write the name of the meeting's file without .yaml.",
    ),
    "unknown-key-point": (
        'no key point is called "{name}"',
        "add it to a file in data/keypoints/.",
    ),
    "unknown-goal": (
        'no goal is called "{name}"',
        "add it to goals in a file in data/programme/.",
    ),
    "unknown-action": (
        'no action is called "{name}"',
        "add it to actions in a file in data/programme/.",
    ),
    "unknown-indicator": (
        'no indicator is called "{name}"',
        "add it to a goal's indicators in data/programme/.",
    ),
    "unknown-value": (
        'nothing is called "{name}"',
        "add it to data/process.yaml.",
    ),
    "unknown-value:industry": (
        'no industry is called "{name}"',
        "add it to industries in data/process.yaml.",
    ),
    "unknown-value:size": (
        'no size is called "{name}"',
        "use one of: {known}.",
    ),
    "unknown-value:locality": (
        'no locality is called "{name}"',
        "add it to localities in data/process.yaml.",
    ),
    "unknown-value:question": (
        "the meeting has no question {name}; it has {questions}",
        "write the question's number, or add it to the meeting's questions.",
    ),
    "unresolved-citation": (
        "[@{name}] leads to nothing",
        "cite an input as [@2026-03-25-dialoglunch/7], a key point or a decision as [@id].",
    ),
    "unresolved-citation:input": (
        '[@{name}] leads to nothing: the meeting {meeting} has no input "{id}"',
        "look up the input's id in the meeting's file.",
    ),
    "unresolved-citation:clause": (
        "[@{name}] leads to nothing: the decision {decision} has {clauses} clauses",
        "write the number of one of them.",
    ),
    "unresolved-citation:clause:one": (
        "[@{name}] leads to nothing: the decision {decision} has {clauses} clause",
        "write [@{decision}/1].",
    ),
    "unresolved-figure": (
        '"{name}" is no figure',
        "write e.g. {{{{ tally.inputs area=service }}}} or {{{{ indicator.nki.target }}}}.",
    ),
    "unresolved-figure:measure": (
        '"{name}" cannot be counted',
        "use one of: {known}.",
    ),
    "unresolved-figure:dimension": (
        '"{name}" is nothing to count by',
        "use one of: {known}.",
    ),
    "unresolved-figure:value": (
        "nothing is called {dimension}={name}",
        "write an id that there is.",
    ),
    "unresolved-figure:month": (
        '"{name}" is no month',
        "write it as in month=2026-03.",
    ),
    "unresolved-figure:not-counted": (
        "{measure} cannot be counted by {dimension}",
        "leave {dimension} out, or count something else.",
    ),
    "unresolved-figure:indicator": (
        'no indicator is called "{name}"',
        "add it to a goal's indicators in data/programme/.",
    ),
    "unresolved-figure:indicator-part": (
        '"{name}" asks for nothing that an indicator has',
        "end it in one of: {known}.",
    ),
    "unresolved-figure:left-out": (
        'the indicator "{indicator}" has no {field}',
        "fill in {field} where the indicator stands, or leave the figure out.",
    ),
    "duplicate-id": (
        'the id "{name}" is already in use, in {other}',
        "give this one another id.",
    ),
    "duplicate-id:line": (
        'the id "{name}" is already in use, in line {line}',
        "give this one another id.",
    ),
    "duplicate-id:former": (
        'the id "{name}" has belonged to something else, in {other}',
        "give this one a new id: an older one goes on meaning what it meant.",
    ),
    "duplicate-id:both-former": (
        '"{name}" is the older id of two things, here and in {other}',
        "keep it in formerly of the one that it is today.",
    ),
    "duplicate-id:reserved": (
        '"{name}" cannot be an id here: the word has its own meaning',
        "choose another id.",
    ),
    "file-name": (
        "the file's name \"{name}\" does not begin with the meeting's date",
        "rename it, e.g. to 2026-03-25-dialoglunch.yaml.",
    ),
    "file-name:letters": (
        "the file's name \"{name}\" cannot be the meeting's id",
        "use words of a-z and 0-9 joined by hyphens, e.g. 2026-03-25-dialoglunch.yaml.",
    ),
    "file-name:date": (
        "the date {name} is not that of the file's name, {named}",
        "correct the one that is wrong.",
    ),
    "bad-organisation-number": (
        '"{name}" is no organisation number',
        "write ten digits, as in 556000-0001.",
    ),
    "bad-organisation-number:check-digit": (
        '"{name}" is no organisation number: the check digit is wrong',
        "a digit is mistyped; compare with the business register.",
    ),
    "bad-organisation-number:personal": (
        "this is a personal number, not a company's: the third digit is below 2",
        "leave the number out; a sole trader's is personal data.",
    ),
    "outcome-twice": (
        'the input {reference} has an outcome of its own, "{name}", and is taken up by '
        'the key point "{key_point}"',
        "leave the outcome out here; the key point's holds.",
    ),
    "duplicate-organisation": (
        '"{name}" has the same name as "{other}"',
        "keep one of them, with the other's id in formerly; if they are two, write accepted: "
        "duplicate-organisation at one.",
    ),
    "duplicate-organisation:alike": (
        '"{name}" is nearly the same name as "{other}" has',
        "keep one of them, with the other's id in formerly; if they are two, write accepted: "
        "duplicate-organisation at one.",
    ),
    "duplicate-organisation:number": (
        '"{name}" has the same number as "{other}"',
        "keep one of them, with the other's id in formerly.",
    ),
    "period-backwards": (
        "{last} comes before {first}",
        "swap them, or mend the one that is wrong.",
    ),
    "missing-input-id": (
        "inputs without an id in {meeting}: {count}",
        "write [{next}] first in the line of notes, or id: {next} in a list, and go on from there.",
    ),
    "duplicate-input": (
        'this text stands twice in the meeting: "{name}"',
        "delete one of them, or write accepted: duplicate-input in the meeting if it was said "
        "twice.",
    ),
    "unknown-tag": (
        '"{tag}" names nothing known, so it stays in the text',
        "write @ and an organisation's id, # and an area or a kind of input, or * and a "
        "number of votes.",
    ),
    "unknown-tag:[": (
        '"{tag}" is no id without a space after it, so it stays in the text',
        "put a space after it.",
    ),
    "unknown-tag:again": (
        '"{tag}" says again what another tag of the line says, so it stays in the text',
        "delete one of them: an input has one kind and one number of votes.",
    ),
    "more-than-attended": (
        "more are listed ({listed}) than attended ({stated})",
        "correct the head count, which includes those who are listed, or the list.",
    ),
    "more-than-attended:organisations": (
        "{listed} organisations are listed, but only {stated} attended",
        "correct the head count, which includes those who are listed, or the list.",
    ),
    "more-than-attended:organisations:one": (
        "{listed} organisation is listed, but none attended",
        "correct the head count, which includes those who are listed, or the list.",
    ),
    "more-than-attended:people": (
        "{listed} people are listed, but only {stated} attended",
        "correct the head count, which includes those who are listed, or the list.",
    ),
    "more-than-attended:people:one": (
        "{listed} person is listed, but nobody attended",
        "correct the head count, which includes those who are listed, or the list.",
    ),
    "more-than-attended:own_people": (
        "{listed} people of the municipality's own bodies are listed, but only {stated} attended",
        "correct the head count, which includes those who are listed, or the list.",
    ),
    "more-than-attended:own_people:one": (
        "{listed} person of the municipality's own bodies is listed, but nobody attended",
        "correct the head count, which includes those who are listed, or the list.",
    ),
    "declined-without-reason": (
        'the key point "{name}" is {outcome}, but no reason is given',
        "write it in reason.",
    ),
    "declined-without-reason:input": (
        'the input "{name}" is {outcome}, but no reason is given',
        "write it in reason.",
    ),
    "declined-without-reason:comment": (
        'the comment "{name}" is {outcome}, but has no answer',
        "write the reason in answer.",
    ),
    "adopted-without-citation": (
        'the key point "{name}" is {outcome}, but no goal or action cites it',
        "add it to key_points of a goal or an action.",
    ),
    "adopted-without-citation:comment": (
        'the comment "{name}" is {outcome}, but no change is given',
        "write in change what was changed.",
    ),
    "cited-but-declined": (
        'the action "{id}" rests on the key point "{name}", which is declined',
        "leave it out here, or give the key point another outcome.",
    ),
    "cited-but-declined:goal": (
        'the goal "{id}" rests on the key point "{name}", which is declined',
        "leave it out here, or give the key point another outcome.",
    ),
    "goal-without-indicator": (
        'the goal "{name}" has no indicator',
        "add indicators with a baseline and a target, or the goal cannot be followed up.",
    ),
    "goal-without-action": (
        'no action serves the goal "{name}"',
        'write "goal: {name}" in an action.',
    ),
    "action-without-responsible": (
        'nobody answers for the action "{name}"',
        "add responsible, with one or more of the municipality's own bodies.",
    ),
    "figure-changed": (
        'the indicator "{name}" is {value} for {year} here, but {before} in {other}',
        "correct the one that is wrong, or say in comment why it has changed and accept it.",
    ),
    "personal-data": (
        'this looks like personal data: "{name}"',
        "take it out; names and addresses of people belong in contacts.yaml.",
    ),
    "personal-data:personal-number": (
        "this looks like a personal number",
        "take it out; it does not belong in version control.",
    ),
    "personal-data:email": (
        'an e-mail address stands in the text: "{name}"',
        "take it out; people's addresses belong in contacts.yaml.",
    ),
    "personal-data:telephone": (
        'this looks like a telephone number: "{name}"',
        "take it out; people's numbers belong in contacts.yaml.",
    ),
    "personal-data:person": (
        'this looks like a person\'s name: "{name}"',
        "write what the person is instead, e.g. an officer; names of people belong in "
        "contacts.yaml; write accepted: personal-data if it has to stand.",
    ),
    "names-anonymous": (
        '"{name}" wishes to be anonymous, but is named here',
        "write it so that nobody can tell who it is.",
    ),
    "names-anonymous:id": (
        '"{name}" wishes to be anonymous, but is named in the file\'s name',
        "rename the file, e.g. by its date and kind alone, and do not put the old name in "
        "formerly.",
    ),
    "prints-confidential": (
        "a confidential input stands here, and would be printed: {name}",
        "write it in other words, or take confidential away from {reference}.",
    ),
    "quote-not-verbatim": (
        'the passage "{name}" does not stand in the input {reference}',
        "quote letter by letter, or leave the quotation marks out.",
    ),
    "quote-not-verbatim:withdrawn": (
        'the input {reference}, from which "{name}" is quoted, has been taken back',
        "take the quotation out.",
    ),
    "open-input": (
        "the input {name} has no outcome yet",
        "take it up in a key point, or give it an outcome of its own.",
    ),
    "open-key-point": (
        'the key point "{name}" has no outcome yet',
        "add outcome: adopted, partly, referred, declined or noted.",
    ),
    "missing-section": (
        'the section "{name}" is not written',
        "write it in the .yaml file or the .md file.",
    ),
    "missing-section:direction": (
        'the direction of the area "{name}" is not written',
        "write it in data/programme/{name}.md, below # direction.",
    ),
    "unanswered-comment": (
        'the comment "{name}" has no answer yet',
        "write it in answer, and give the comment an outcome.",
    ),
    "link-scheme": (
        'the link to "{name}" leads neither to the web nor to a mail address: its words are left',
        "write an address that begins with https:// or mailto:, or take the link away.",
    ),
    "empty-link": (
        'the link to "{name}" has no words: it is left out',
        "write between the brackets what it leads to.",
    ),
    "picture": (
        'the picture "{name}" is left out: prose has no pictures',
        "write what it shows.",
    ),
    "no-alternative-text": (
        'the picture "{name}" has no words for those who do not see it',
        "write between the brackets what it shows: ![...]({name}).",
    ),
    "no-picture": (
        'the picture "{name}" is none of the document\'s charts: its words stand in its place',
        "write what it shows; a logo is named in templates/style.yaml.",
    ),
    "empty-table-header": (
        "a column of the table has no heading: {name}",
        "write in its first row what the column holds.",
    ),
    "heading-order": (
        'the heading "{name}" leaves a level out',
        "take away a # before it, or put a heading of the level between above it.",
    ),
    "no-font": (
        "no font has {name}: a mark stands for it in the PDF ({n} in all)",
        "write it in other words if it matters.",
    ),
    "not-carried": (
        "{format} cannot carry {name}: a mark stands for it there ({n} in all)",
        "take the invisible character away.",
    ),
}
