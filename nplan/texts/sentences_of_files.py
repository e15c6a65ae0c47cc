"""What is wrong with the world, with files and with fields, in English.

By code, or by code and the way in which it is meant: the message and the remedy, to be filled in
from the finding's values.
"""

OF_FILES: dict[str, tuple[str, str]] = {
    "no-project": (
        "no process is found in {folder} or the folders above it",
        "go to the folder that holds data/process.yaml, or name it with --project.",
    ),
    "not-a-project": (
        "{folder} holds no data/process.yaml",
        "name the folder that holds data/.",
    ),
    "world": (
        "{file}: {reason}",
        "see that it is there, that you may use it and that the disk has room.",
    ),
    "world:missing": (
        "{file} is not there",
        "check the name and the folder.",
    ),
    "world:folder": (
        "{file} is a folder",
        "write the name of a file.",
    ),
    "cannot-write": (
        "{file} cannot be written: {reason}",
        "see that the disk has room, that you may write there and that no other program "
        "holds the file.",
    ),
    "output-among-files": (
        "nothing is written to {file}: it lies in data/ or templates/",
        "name another place.",
    ),
    "bad-template": (
        "{file}:{line}: the template cannot be followed: {detail}",
        "mend it, or delete it: then the built-in one is used.",
    ),
    "bad-template:expected": (
        '{file}:{line}: "{name}" stands where {expected} is wanted',
        "see the brackets, commas and quotation marks before it.",
    ),
    "bad-template:nothing-before": (
        '{file}:{line}: something is missing before "{name}"',
        "write there what is to be printed or asked.",
    ),
    "bad-template:unexpected": (
        '{file}:{line}: "{name}" does not belong there',
        "see the brackets and quotation marks before it: each that is opened is closed.",
    ),
    "bad-template:ends": (
        "{file}:{line}: the template ends in the middle of something",
        "close what is opened: {{{{ with }}}}, {{% with %}}, {{# with #}}.",
    ),
    "bad-template:not-open": (
        "{file}:{line}: {{% {name} %}} belongs to nothing that is open",
        "take it away, or open before it what it belongs to.",
    ),
    "bad-template:zero": (
        "{file}:{line}: the template divides by 0",
        "ask first whether there is anything to divide by.",
    ),
    "bad-template:variable": (
        '{file}:{line}: nothing is called "{name}" here',
        "use one of: {known}.",
    ),
    "bad-template:attribute": (
        '{file}:{line}: "{name}" is not found in {owner}',
        "use one of: {known}.",
    ),
    "bad-template:index": (
        "{file}:{line}: the list has no item {name}",
        "the first is 0; {{% for ... %}} goes through them all.",
    ),
    "bad-template:empty-value": (
        '{file}:{line}: {owner} is empty here, and "{name}" is not found in it',
        "ask for it first: {{% if {owner} %}} ... {{% endif %}}.",
    ),
    "bad-template:single-value": (
        '{file}:{line}: {owner} is a single value, and "{name}" is not found in it',
        "write {owner} alone.",
    ),
    "bad-template:chart": (
        '{file}:{line}: there is no chart "{name}"',
        "use one of: {known}.",
    ),
    "bad-template:filter": (
        '{file}:{line}: there is no filter "{name}"',
        "use one of: {known}.",
    ),
    "bad-template:test": (
        '{file}:{line}: there is no test "{name}"',
        "use one of: {known}.",
    ),
    "bad-template:tag": (
        "{file}:{line}: {{% {name} %}} is nothing that a template can say",
        "use one of: {known}.",
    ),
    "bad-template:macro": (
        '{file}:{line}: {owner} holds no macro "{name}"',
        "use one of: {known}.",
    ),
    "bad-template:not-given": (
        '{file}:{line}: the macro wants "{name}", which it is not given',
        "give it between the brackets where the macro is called.",
    ),
    "bad-template:template": (
        '{file}:{line}: there is no template "{name}"',
        "use one of: {known}.",
    ),
    "bad-template:outside": (
        '{file}:{line}: a template takes in others from templates/ alone, not "{name}"',
        "put the file in templates/ and write its name alone.",
    ),
    "bad-template:unclosed": (
        "{file}:{line}: the template ends before {{% {name} %}} is closed",
        "write {{% end{name} %}} where it is to end.",
    ),
    "bad-template:crossed": (
        "{file}:{line}: {{% {name} %}} stands before {{% {open} %}} is closed",
        "write {{% end{open} %}} before it.",
    ),
    "bad-template:unsafe": (
        '{file}:{line}: "{name}" belongs to the program, which a template cannot reach',
        "use what the view holds: templates/README.md tells what that is.",
    ),
    "bad-template:no-text": (
        "{file}:{line}: a list is no text and cannot be printed",
        'go through it with {{% for ... %}}, or write | join(", ") after it.',
    ),
    "bad-template:no-text-but-fields": (
        "{file}:{line}: {owner} is no text and cannot be printed",
        "write a full stop after it and one of: {known}.",
    ),
    "bad-template:no-text-but-macro": (
        "{file}:{line}: a macro is no text and cannot be printed",
        "write brackets after its name: name(...).",
    ),
    "bad-template:recursion": (
        "{file}:{line}: a template or macro takes in itself, and would never end",
        "take away the place where it names itself, or where another one names it.",
    ),
    "bad-template:nested": (
        "{file}:{line}: loops or brackets stand in each other too deeply",
        "move the inner ones to a macro.",
    ),
    "bad-template:endless": (
        "{file}:{line}: the template goes on after {most} steps, and may never end",
        "see what the loop goes through, and what it does each time.",
    ),
    "bad-template:long": (
        "{file}:{line}: the template prints or joins more than {most} characters",
        "see what the loop goes through, and whether a text grows each time.",
    ),
    "bad-template:no-number": (
        "{file}:{line}: what stands before | number is no number",
        "take | number away there, or put a number before it.",
    ),
    "bad-template:number": (
        "{file}:{line}: the template reckons with a number that is too large",
        "see what is multiplied or raised, and how often.",
    ),
    "bad-template:width": (
        "{file}:{line}: a text is filled up, or a list divided, by more than {most}",
        "write a smaller number.",
    ),
    "bad-template:range": (
        "{file}:{line}: range(...) may hold {most} numbers at most",
        "go through what the view holds instead.",
    ),
    "no-follow-up": (
        "there is no follow-up to draft: {folder} has no file",
        "write {folder}/2026.yaml, named after the year, with title, date and, for each action, "
        "its status, e.g. actions: {{S1.1: {{status: ongoing}}}}.",
    ),
    "not-there-to-draft": (
        'nothing in {folder} is called "{name}"',
        "name one of: {known}.",
    ),
    "not-there-to-draft:empty": (
        'nothing in {folder} is called "{name}": it has no file',
        "write the file, or leave --of out.",
    ),
    "not-printed-once": (
        "{file} does not print {n} of the texts once and letter by letter: {detail}",
        "print each reference once, in a row, a list's item or a paragraph, with the text beside "
        "it in a cell or emphasis of its own, and each sum; or delete the file: then the built-in "
        "one is used.",
    ),
    "no-such-path": (
        "there is no file or folder {file}",
        "write the path from where you stand, e.g. data/meetings.",
    ),
    "unreadable-template": (
        "{file} cannot be read: {detail}",
        "save it as UTF-8 where it can be read, or delete it: then the built-in one is used.",
    ),
    "unreadable-template:encoding": (
        "{file}:{line}: the template is not UTF-8",
        "save it as UTF-8, or delete it: then the built-in one is used.",
    ),
    "unreadable-template:empty-file": (
        "{file}: the template is empty",
        "write what belongs in it, or delete it: then the built-in one is used.",
    ),
    "unreadable-template:too-large-file": (
        "{file}: the template has {size} bytes; {largest} is the most",
        "delete it, or what does not belong in it.",
    ),
    "unreadable-template:outside-file": (
        "{file} leads out of templates/, and is not read",
        "put the file itself in templates/.",
    ),
    "broken-style": (
        "nothing was written: {file} is broken",
        "mend it, or delete it: then nplan's own is used.",
    ),
    "unreadable-logo": (
        "{file}: the logo cannot be drawn",
        "save it anew as PNG or as a plain SVG, in RGB colours.",
    ),
    "bad-reference": (
        "{file} is no Word document, or only a part of one",
        "save it in Word as a Word document (.docx), or delete it: then the built-in one is used.",
    ),
    "bad-reference:unreadable": (
        "{file} cannot be read: {detail}",
        "save a Word document (.docx) there, or delete it: then the built-in one is used.",
    ),
    "no-git": (
        "git is not found, and only git knows how the files were",
        "install it from git-scm.com, or let PATH name the folder in which it is.",
    ),
    "not-in-git": (
        "{folder} is not under version control, so nothing is known of how the files were",
        "git init and git commit begin to keep versions; what was before cannot be had.",
    ),
    "git-refuses": (
        "git cannot tell how the files were: {detail}",
        "mend what git says; git log -1 in the project's folder has to work.",
    ),
    "unknown-revision": (
        'there is no commit "{name}"',
        "git log --oneline names them; a date is written 2026-03-25, 2026-03 or 2026.",
    ),
    "not-in-shallow-copy": (
        '"{name}" is not found: this copy of the repository holds its latest commits alone',
        "git fetch --unshallow --tags gets the others; then try again.",
    ),
    "before-first-commit": (
        "nothing had been committed by the end of {date}: the first commit is of {first}",
        "name a later day.",
    ),
    "no-process-then": (
        "commit {commit} holds no {file} in this folder",
        "name a later commit: git log --oneline -- {file} tells those that touched it.",
    ),
    "record-internal": (
        "an internal letter is sent to nobody, so there is nothing to record",
        "leave --internal or --record out.",
    ),
    "unused-template": (
        "templates/{file} is used by no document",
        "give it the name of one of nplan's own, or include it in one.",
    ),
    "two-formats": (
        "the file is to be {output}, and --to says {name}",
        "leave --to out, or name a folder after -o.",
    ),
    "unknown-format": (
        '{document} cannot be written as "{name}"',
        "the formats are {known}, several with a comma between them.",
    ),
    "nobody-to-reply-to": (
        "it is not said whom the letter is to",
        "name one organisation or write --all, not both.",
    ),
    "one-file-for-all": (
        "{file} is one file, and --all writes one for each organisation",
        "name a folder after --output.",
    ),
    "not-one-of-several": (
        "there is one {name} alone, so --of has nothing to choose from",
        "leave --of out; it goes with {known}.",
    ),
    "not-sorted": (
        "--by does not change {name}",
        "leave --by out; it goes with inputs.",
    ),
    "record-at": (
        "--record and --at do not go together",
        "record in the files as they are now, without --at.",
    ),
    "unknown-recipient": (
        'no organisation is called "{name}"',
        "nplan list organisations tells them all.",
    ),
    "several-recipients": (
        '"{name}" may be several organisations',
        "write one of: {other}.",
    ),
    "nothing-to-reply": (
        '"{name}" has neither taken part nor answered a consultation, so there is nothing to tell',
        "see that the meeting or the response names it.",
    ),
    "unanswered": (
        "nplan asked something, and there was no answer",
        "run it in a window where you can answer, or say with options what you want.",
    ),
    "usage": (
        "{detail}",
        "{help} --help tells how it is used.",
    ),
    "usage:command": (
        'there is no command "{name}"',
        "{help} --help names them all.",
    ),
    "usage:option": (
        'there is no option "{name}"',
        "{help} --help names them all.",
    ),
    "usage:no-value": (
        "{name} wants a value after it",
        "write it after {name}, with a space between.",
    ),
    "usage:value": (
        "{name} takes no value",
        "write {name} alone.",
    ),
    "usage:choice": (
        '{option} cannot be "{typed}"',
        "write one of: {choices}.",
    ),
    "usage:missing": (
        "{name} is missing",
        "{help} --help tells what it is.",
    ),
    "usage:as": (
        "{name} is missing",
        "say what the rows are with --as: organisations, participants, inputs or sorting.",
    ),
    "usage:date": (
        '"{typed}" is no day for {option}',
        "write it as year-month-day: 2026-03-25.",
    ),
    "usage:extra": (
        '"{name}" does not belong here',
        "put a text with spaces between quotation marks; {help} --help tells how it is used.",
    ),
    "yaml-syntax": (
        "this line cannot be read",
        "compare the indentation and the punctuation with the lines above.",
    ),
    "yaml-syntax:after-quote": (
        "nothing may follow a closing quotation mark or bracket here",
        "put the whole text in quotation marks of the other kind, or write it as a line of notes.",
    ),
    "yaml-syntax:no-colon": (
        "a colon and a space are missing after the name in this line",
        'write it as "{better}".',
    ),
    "yaml-syntax:no-name": (
        "this line is no name followed by a colon and a value",
        "write it as name: value; if it belongs to the text above, indent it further than that.",
    ),
    "yaml-syntax:no-space": (
        "a space is missing after the hyphen",
        'write it as "{better}".',
    ),
    "yaml-syntax:no-pipe": (
        'lines of notes begin with "inputs: |"',
        "write | here, after inputs: and a space, and let the lines below stay as they are.",
    ),
    "yaml-syntax:not-indented": (
        'the text below "{name}" does not stand further in than "{name}"',
        'indent its lines with two spaces more than "{name}".',
    ),
    "yaml-syntax:further-in": (
        '"{name}" stands further in than the lines it belongs with',
        'let it begin in the same column as "{other}".',
    ),
    "yaml-syntax:list-beside-name": (
        "a list cannot begin in the same line as its name",
        "let the hyphen begin the line below, or put the text in quotation marks if it is no list.",
    ),
    "yaml-syntax:beside-pipe": (
        "nothing may follow | or > in its line",
        "begin the text in the line below, indented; or put it in quotation marks.",
    ),
    "yaml-syntax:backslash": (
        'a backslash between quotation marks like " means something else than itself',
        "write it twice, or use quotation marks like ' around the text.",
    ),
    "yaml-syntax:dots": (
        "three full stops end the file here, and more follows",
        "delete the line with the full stops.",
    ),
    "yaml-syntax:tab": (
        "a tab stands in the indentation",
        "indent with spaces.",
    ),
    "yaml-syntax:unclosed-quote": (
        "a quotation mark opens here and is never closed",
        "close it, or write the text without quotation marks.",
    ),
    "yaml-syntax:unclosed-bracket": (
        "a bracket opens here and is never closed",
        "close it with ] or }}.",
    ),
    "yaml-syntax:colon-in-brackets": (
        "a colon followed by a space stands inside a text between brackets",
        'put the text in quotation marks: "{better}".',
    ),
    "yaml-syntax:no-comma": (
        "a comma is missing here, between brackets",
        "write a comma between the two, or put the whole text in quotation marks.",
    ),
    "yaml-syntax:no-value": (
        "no value follows this colon",
        "write a space and the value after it, or delete the name and the colon.",
    ),
    "yaml-syntax:comma": (
        "nothing stands before this comma",
        "delete it, or write what is missing.",
    ),
    "yaml-syntax:indentation": (
        "the indentation does not fit the lines above",
        "begin the line exactly below those it belongs with.",
    ),
    "yaml-syntax:colon-in-text": (
        "a colon followed by a space stands inside a text",
        "put the whole text in quotation marks.",
    ),
    "yaml-syntax:colon-in-input": (
        "a colon followed by a space stands inside a text",
        'put the whole text in quotation marks, or write it as notes after "inputs: |".',
    ),
    "yaml-syntax:character": (
        "a text cannot begin with this character",
        "put the text in quotation marks.",
    ),
    "yaml-syntax:control-character": (
        "the control character {character} stands in the file",
        "delete it; it is often left by a copy from another program.",
    ),
    "not-utf8": (
        "the file is not UTF-8: {byte} cannot be read",
        "save it as UTF-8; it may be {encoding} now.",
    ),
    "not-utf8:UTF-16": (
        "the file is UTF-16",
        "save it as UTF-8.",
    ),
    "duplicate-key": (
        '"{name}" stands twice',
        "keep one of them, or give the other its own name.",
    ),
    "duplicate-key:prose": (
        '"{name}" stands twice',
        "keep one of them; a field stands in the .yaml file or in the .md file, not in both.",
    ),
    "yaml-feature": (
        "this part of YAML is not used here",
        "write it without.",
    ),
    "yaml-feature:alias": (
        "a word that begins with * is an alias in YAML, which is not used here",
        "put the text in quotation marks, or write out what is meant.",
    ),
    "yaml-feature:anchor": (
        "a word that begins with & is an anchor in YAML, which is not used here",
        "put the text in quotation marks.",
    ),
    "yaml-feature:tag": (
        "a word that begins with ! is a tag in YAML, which is not used here",
        "put the text in quotation marks.",
    ),
    "yaml-feature:merge-key": (
        "<< is not used here",
        "write out the fields.",
    ),
    "yaml-feature:key": (
        "a list or a mapping stands where a field's name belongs",
        "put the text in quotation marks if it begins with [ or {{.",
    ),
    "yaml-feature:document": (
        "a second document begins here",
        "delete the line with three hyphens, or make two files.",
    ),
    "yaml-feature:directive": (
        "a line that begins with % is not used here",
        "delete it.",
    ),
    "merge-conflict": (
        "two versions of the file have not been merged",
        "choose what is to hold, and delete the lines with <<<<<<<, ======= and >>>>>>>.",
    ),
    "not-a-mapping": (
        'the file must hold fields: lines of "name: value"',
        "see the reference of files for the fields that belong here.",
    ),
    "not-a-mapping:empty": (
        "the file is empty",
        "write what belongs in it, or delete it.",
    ),
    "not-a-mapping:prose": (
        "a text stands before the first heading",
        "put it below a heading that names its field, e.g. # situation.",
    ),
    "unreadable": (
        "the file cannot be read: {reason}",
        "see that it is there and that you may read it.",
    ),
    "unreadable:not-a-file": (
        "this is not a file",
        "give folders names without .yaml and .md.",
    ),
    "unreadable:file-name": (
        "the file's name cannot be read",
        "give it another name, of a-z, 0-9 and hyphens.",
    ),
    "unreadable:outside": (
        "this leads out of templates/",
        "put the file itself in templates/.",
    ),
    "too-large": (
        "the file has {size} bytes; {largest} is the most",
        "divide it, or take it out of data/.",
    ),
    "too-deep": (
        "brackets, lists and fields stand in each other more than {deepest} deep",
        "close the brackets, or make the indentation less.",
    ),
    "unknown-file": (
        "no file of a process is called that",
        "rename it, move it to its folder or out of data/; names end in .yaml.",
    ),
    "cut-by-hash": (
        '"{cut}" is cut away: what follows a space and # is a comment',
        "put the text in quotation marks, or a space after # if it is a comment.",
    ),
    "flow-text": (
        'a comma between brackets splits a text here: "{text}"',
        'put the whole text in quotation marks; a decimal between braces too: "64,5".',
    ),
    "private-in-git": (
        "data/private is not ignored by git",
        "add the line /data/private/ to .gitignore.",
    ),
    "private-in-git:tracked": (
        "data/private is under version control",
        "run git rm -r --cached data/private, and add the line /data/private/ to "
        ".gitignore; the history still holds the files.",
    ),
    "unknown-field": (
        'there is no field "{name}" here',
        "use one of: {known}.",
    ),
    "unknown-field:notes": (
        "a line of notes cannot be confidential: this would be printed",
        "make it a list item of a group of its own: - {{id: 7, text: ..., confidential: true}}.",
    ),
    "missing-field": (
        'the field "{name}" is missing',
        'add "{name}: ...".',
    ),
    "wrong-type": (
        "the value is of the wrong kind",
        "see the reference of files for what belongs here.",
    ),
    "wrong-type:text": (
        "a text is wanted here, not a list or fields",
        "put the text in quotation marks if it holds a colon or begins with [ or {{.",
    ),
    "wrong-type:mapping": (
        'fields are wanted here: "name: value"',
        "see the reference of files for the fields that belong here.",
    ),
    "wrong-type:head-count": (
        "it is not said what the number counts",
        "write e.g. {{organisations: 20}}, or {{people: 20}} if it counts people.",
    ),
    "wrong-type:time": (
        "a time is wanted here",
        "write hours and minutes, e.g. 11:30.",
    ),
    "wrong-type:whole": (
        "a whole number is wanted here",
        "write digits only, e.g. 12.",
    ),
    "wrong-type:kronor": (
        "an amount in whole kronor is wanted here",
        "write digits only, e.g. 250 000 or 1500000.",
    ),
    "wrong-type:number": (
        "a number is wanted here",
        "write e.g. 12 or 3,1.",
    ),
    "wrong-type:truth": (
        "true or false is wanted here",
        "write true or false, or leave the field out.",
    ),
    "bad-date": (
        '"{typed}" is no date',
        "write a day, a month or a year that there is: 2026-03-25, 2026-03 or 2026.",
    ),
    "bad-date:nothing": (
        "a date is wanted here",
        "write a day, a month or a year that there is: 2026-03-25, 2026-03 or 2026.",
    ),
    "bad-choice": (
        '"{typed}" is not one of the choices',
        "use one of: {choices}.",
    ),
    "bad-choice:nothing": (
        "one of the choices is wanted here",
        "use one of: {choices}.",
    ),
    "bad-id": (
        '"{name}" cannot be an id',
        "use words of a-z and 0-9 joined by hyphens, e.g. en-vag-in.",
    ),
    "bad-id:code": (
        '"{name}" cannot be the id of a goal, an action or an indicator',
        "use letters a-z, digits, and single hyphens or dots between them, e.g. K1.2.",
    ),
    "empty-text": (
        "the text is empty",
        "write it, or leave the field out.",
    ),
    "empty-text:section": (
        'the section "{name}" is empty',
        "write its text, or delete the heading.",
    ),
    "bad-colour": (
        '"{name}" is no colour',
        'write # and six of 0-9 and a-f in quotation marks, e.g. "#0b4f5c".',
    ),
    "low-contrast": (
        "{name} is too light: on white its contrast is {ratio}:1, and {needed}:1 is needed",
        'the nearest that can be read is "{darker}".',
    ),
    "bad-logo": (
        "{name} is no PNG, JPEG or SVG, or only a part of one",
        "export the logo anew, and write the file's name.",
    ),
    "bad-logo:missing": (
        "there is no file {name} in templates/",
        "put the logo in templates/, or write its name as it is there.",
    ),
    "bad-logo:outside": (
        "{name} lies outside templates/",
        "put the logo in templates/ and write its name alone.",
    ),
    "bad-logo:large": (
        "the logo has {size} bytes; {largest} is the most",
        "save it smaller: 1000 pixels are enough on paper.",
    ),
    "bad-logo:pixels": (
        "the logo is {width} by {height} pixels, which cannot be drawn",
        "save it smaller: 1000 pixels are enough on paper.",
    ),
}
