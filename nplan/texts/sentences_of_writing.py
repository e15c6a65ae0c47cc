"""What is told when files are made and changed, in English.

By code, or by code and the way in which it is meant: the message and the remedy, to be filled in
from the values.
"""

OF_WRITING: dict[str, tuple[str, str]] = {
    "cannot-edit": (
        "{file} is written in a way that cannot be changed safely: nothing was written",
        "see with nplan validate what is wrong in it, or make the change in an editor.",
    ),
    "same-file": (
        "{file} and {other} are one file, and both were to be changed: nothing was written",
        "one is a link to the other: take the link away, or make it a file of its own.",
    ),
    "changed-meanwhile": (
        "{file} was changed by somebody else just now: nothing was written",
        "do the same again; what the other one wrote is kept.",
    ),
    "read-only": (
        "{file} may only be read: nothing was written",
        "take away its write protection if you may change it.",
    ),
    "interrupted": (
        "interrupted",
        "do the same again when you like: each file is whole, the old one or the new one.",
    ),
    "locked": (
        "another nplan is writing in {folder}",
        "wait until it is done, and do the same again.",
    ),
    "schemas-to-a-file": (
        "{file} is one file, and each kind of file has a schema of its own",
        "name a folder with -o, or the kind of file that you want the schema of.",
    ),
    "fmt-stdin": (
        "--stdin reads one file and has to know which one it is",
        "name it: nplan fmt --stdin data/meetings/2026-03-25-lunch.yaml.",
    ),
    "fmt-stdin-new": (
        "--new-organisations writes in the register, and --stdin writes nothing",
        "leave one of them out.",
    ),
    "left-as-it-is": (
        "{file} is written in a way that cannot be changed safely: it is left as it is",
        "see with nplan validate what is wrong in it, or make the change in an editor.",
    ),
    "already-a-project:here": (
        "{folder} holds a process already",
        "to begin another one, name another folder: nplan init DIR. nplan init --templates puts "
        "the templates into this one.",
    ),
    "already-a-project:inside": (
        "{file} lies in a process that there is already, in {folder}",
        "name a folder that lies outside it: nplan init DIR.",
    ),
    "init-example": (
        "the example comes as it is, with its own names",
        "leave --example out, or leave out --from, --municipality and --title.",
    ),
    "stopped": (
        "stopped; nothing was written",
        "type the command again when you want to go on.",
    ),
    "taken:name": (
        '"{name}" is there already: {other}',
        "use that id; if they are two, add what tells them apart to the name.",
    ),
    "taken:id": (
        'the id "{name}" is that of "{other}"',
        "if it is another one, give it an id of its own with --id.",
    ),
    "taken:there": (
        "{file} is there already, and is as it was",
        "open it, or let the title tell the two apart, with the place or a name in it.",
    ),
    "taken:answered": (
        "{file} is there already, and is as it was",
        "open it, and write there what else they answer.",
    ),
    "no-area": (
        "the area is missing",
        "add --area and one of: {known}.",
    ),
    "no-round": (
        'there is no round of consultation called "{name}"',
        "a round is a folder in data/consultation/ that holds round.yaml.",
    ),
    "no-round:none": (
        "no round of consultation has begun",
        "make the folder of one, such as data/consultation/remiss, and in it round.yaml with the "
        "line: sent: 2026-09-01.",
    ),
    "no-editor": (
        "{file} is written, but no editor is chosen to open it in",
        "open it yourself, or let EDITOR name one, such as nano or code --wait.",
    ),
    "editor-failed": (
        "{file} is written, but the editor {name} cannot be started: {reason}",
        "open it yourself, or let EDITOR name another one.",
    ),
    "editor-failed:code": (
        "{file} is written, but the editor {name} ended with an error ({n})",
        "see in the file whether your changes were kept.",
    ),
    "unknown-meeting": (
        'no meeting is called "{name}"',
        "nplan list meetings tells them all, and nplan new meeting makes a new one.",
    ),
    "no-meeting-named": (
        "{file} holds notes, and it is not said of which meeting",
        'write the meeting before it: nplan capture MEETING "{file}".',
    ),
    "ambiguous-meeting": (
        '"{name}" may mean several meetings: {known}',
        "write so much of the id that only one is meant.",
    ),
    "unreadable-character": (
        "line {line} holds a character that no file may hold ({character}): nothing was written",
        "see that it is a plain text file, and delete the character there.",
    ),
    "unreadable-character:typed": (
        '"{name}" holds a character that no file may hold ({character}): nothing was written',
        "type the same without it; on the screen it may be hidden.",
    ),
    "nothing-to-capture": (
        "there is no input and no group in what was to be added: nothing was written",
        "write one input a line; nplan capture --help tells more.",
    ),
    "no-notes": (
        "this is no text file: nothing was written",
        "copy its text into a text file (.txt) and give that; a list is saved as an Excel workbook "
        "(.xlsx) and given to nplan import.",
    ),
    "no-notes:table": (
        "this is a table, not notes: nothing was written",
        "a list of those who came: nplan import {file} --as participants --meeting {meeting}; "
        "what people said: --as inputs.",
    ),
    "no-notes:xlsx": (
        "this is an Excel workbook, not notes: nothing was written",
        "a list of those who came: nplan import {file} --as participants --meeting {meeting}; "
        "what people said: --as inputs.",
    ),
    "no-notes:word": (
        "this is a Word document, not a text file: nothing was written",
        "copy its text into a text file (.txt), and give that.",
    ),
    "no-notes:pdf": (
        "this is a PDF, not a text file: nothing was written",
        "copy its text into a text file (.txt), and give that.",
    ),
    "no-notes:picture": (
        "this is a picture, not a text file: nothing was written",
        "type what stands in it: nplan capture {meeting}.",
    ),
    "captured-before": (
        "everything that was to be added stands in {file} already: nothing was written",
        "change it there, or write only what is new.",
    ),
    "taken-path": (
        "{file} is there already",
        "move it away, or choose another id.",
    ),
    "rename-unknown": (
        'nothing is called "{name}"',
        "see what there is, e.g. with nplan list goals.",
    ),
    "rename-unclear": (
        '"{name}" may be several things',
        "write one of: {other}.",
    ),
    "rename-twice": (
        '"{name}" is given twice, the second time in {file}',
        "give one of them another id by hand first.",
    ),
    "rename-former": (
        '"{name}" is called {other} today',
        "rename {other} instead; what cites the older id goes on leading there.",
    ),
    "rename-default": (
        '"{name}" stands in no file: it is one of those that are there if nothing else is said',
        "write the whole list in {file} first, then rename.",
    ),
    "rename-notes": (
        "{name} stands in notes in {file}, and notes cannot hold its older id",
        "write the notes as a list, - {{id: 12, text: ..., formerly: [7]}}, or keep it.",
    ),
    "rename:moved": (
        "{name} is an id in another place than {within}",
        "an input that is to move is moved by hand: add formerly with its old reference.",
    ),
    "rename:id": (
        '"{name}" is no id',
        "use a–z, 0–9 and single hyphens, e.g. cafe-torget.",
    ),
    "rename:code": (
        '"{name}" is no id',
        "use letters a–z, digits, and single hyphens or dots, e.g. K1.2.",
    ),
    "rename:reserved": (
        '"{name}" means something else already',
        "choose another id.",
    ),
    "rename:no-date": (
        'a meeting\'s id begins with its date, and "{name}" does not',
        "write e.g. 2026-03-25-dialoglunch.",
    ),
    "rename:other-date": (
        '"{name}" begins with another date than the meeting\'s own, {date}',
        "change date in the file first.",
    ),
    "rename:taken": (
        '"{name}" is taken, in {file}',
        "choose another id.",
    ),
    "rename:taken-formerly": (
        '"{name}" is an older id of {other}, in {file}, and is never given again',
        "choose another id.",
    ),
    "rename:taken-name": (
        '"{name}" is a name of {other}',
        "choose another id.",
    ),
}
