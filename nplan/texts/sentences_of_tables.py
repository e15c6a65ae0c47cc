"""What is told about tables that come in and go out, in English.

By code, or by code and the way in which it is meant: the message and the remedy, to be filled in
from the values.
"""

OF_TABLES: dict[str, tuple[str, str]] = {
    "no-workbook": (
        "export writes no file like {name}",
        "name a file that ends in .xlsx, or a folder: CSV and Parquet are a file a table.",
    ),
    "workbook-as": (
        "the file is to be {output}, and -f says {name}",
        "leave -f out, or name a folder.",
    ),
    "sort-is-a-workbook": (
        "with --sort the inputs go out in an Excel file, and {name} is none",
        "name a file that ends in .xlsx, and leave -f out.",
    ),
    "sort-is-of-now": (
        "with --sort the inputs go out as they are now, and --at asks for older ones",
        "leave --at or --sort out.",
    ),
    "not-ours": (
        "{file} was not written by nplan export, or was changed since: it is left as it is",
        "name another place, or move the file away first.",
    ),
    "among-others": (
        'nothing was written: {folder} holds other files too, such as "{name}"',
        "name a new folder, or an empty one.",
    ),
    "no-folder": (
        "{file} is a file, and the tables need a folder",
        "name a folder, or a file that ends in .xlsx.",
    ),
    "no-pyarrow": (
        "Parquet cannot be written: pyarrow is not installed",
        "install nplan with its extra parquet (nplan[parquet]), or choose csv or xlsx.",
    ),
    "too-many-rows": (
        "the table {name} has more than {known} rows, which is all that Excel can hold",
        "name a folder instead: as CSV or Parquet a table may be of any length.",
    ),
    "too-long-cell": (
        "{name} has a longer text ({other}) than a cell in Excel can hold",
        "shorten it in its file, or name a folder instead: CSV and Parquet have no such limit.",
    ),
    "sheet-empty:nothing": (
        "the file holds no rows",
        "save the list in it once more, with a row of column names on top.",
    ),
    "sheet-empty:header": (
        "the file has one row alone, so it holds names of columns but no list below them",
        "add the rows, or choose another sheet with --sheet.",
    ),
    "sheet-too-large:file": (
        "the file is larger than {largest} MB",
        "save the rows that are to be imported in a file of their own.",
    ),
    "sheet-too-large:unpacked": (
        "the file unpacks to more than {largest} MB, which no list of an office does",
        "see where it comes from; a list that was copied into a new file can be read.",
    ),
    "sheet-too-large:cells": (
        "the sheet reaches over more than {largest} million cells",
        "delete what stands far below or far to the right of the list, and save it again.",
    ),
    "sheet-broken": (
        "the file is damaged and cannot be read",
        "open it in Excel, save it as an Excel workbook (.xlsx), and import that.",
    ),
    "sheet-password": (
        "the file is protected with a password",
        "open it in Excel, save a copy without the password, and import that.",
    ),
    "sheet-other": (
        "this is no spreadsheet",
        "save the list as an Excel workbook (.xlsx) or as CSV, and import that.",
    ),
    "sheet-other:pdf": (
        "this is a PDF, whose columns cannot be read",
        "ask for the list as an Excel workbook (.xlsx) or as CSV.",
    ),
    "sheet-other:word": (
        "this is a Word document",
        "copy its table into Excel, save it as an Excel workbook (.xlsx), and import that.",
    ),
    "sheet-other:web-page": (
        "this is a web page, whatever its name says",
        "open it in Excel, save it as an Excel workbook (.xlsx), and import that.",
    ),
    "sheet-other:xls": (
        "this is a file of the old kind of Excel (.xls)",
        "open it in Excel, save it as an Excel workbook (.xlsx), and import that.",
    ),
    "sheet-other:xlsb": (
        "this is a binary workbook (.xlsb)",
        "open it in Excel, save it as an Excel workbook (.xlsx), and import that.",
    ),
    "sheet-other:ods": (
        "this is a file of LibreOffice (.ods)",
        "open it there, save it as Excel (.xlsx), and import that.",
    ),
    "sheet-which": (
        "several sheets hold something: {known}",
        "say which is meant with --sheet and its name.",
    ),
    "sheet-which:unknown": (
        'there is no sheet "{name}"',
        "use one of these after --sheet: {known}.",
    ),
    "sheet-notes": (
        "these are notes, not a list: no row names the columns",
        "take them in with nplan capture MEETING FILE.",
    ),
    "sheet-open-quote": (
        "a quotation mark in row {row} is never closed, and would swallow all that follows",
        "put the closing mark there, or save the list as an Excel workbook (.xlsx).",
    ),
    "import-meeting:missing": (
        "it is not said which meeting the {name} belong to",
        "add --meeting and its id, e.g. --meeting 2026-03-25-dialoglunch.",
    ),
    "import-meeting:extra": (
        "--meeting has no meaning with --as {name}",
        "leave --meeting out.",
    ),
    "import-cannot-read": (
        "{file} cannot be read: {reason}",
        "see that it is there, and that it is closed in Excel.",
    ),
    "import-no-column:text": (
        "no column seems to hold what was said",
        'say which one with --map, e.g. --map "{name}=text". The columns are: {known}.',
    ),
    "import-no-column:organisation": (
        "no column seems to name the organisations",
        'say which one with --map, e.g. --map "{name}=organisation". The columns are: {known}.',
    ),
    "import-map:form": (
        '"{name}" after --map is not a column, = and a field',
        'write it as --map "Arbetsgivare=organisation".',
    ),
    "import-map:column": (
        'the sheet has no column "{name}"',
        "use one of these before the = of --map, or a column's letter: {known}.",
    ),
    "import-map:field": (
        'a column cannot be read as "{name}"',
        "use one of these after the = of --map: {known}.",
    ),
    "broken-imports": (
        "{file} cannot be read, row {line}",
        "mend it, or delete it: it only remembers how columns were read.",
    ),
    "bad-decisions": (
        "the decisions in {file} cannot be read",
        "write a line for each name: the name, a colon, and an id, new or skip; or delete the"
        " file, and it is written again.",
    ),
    "bad-decision": (
        'in {file}, "{detail}" after "{name}" is no organisation',
        "write an id of the register, new or skip.",
    ),
    "contacts-in-git:tracked": (
        "git keeps {file}, where people's names and addresses would go: nothing was written",
        "run git rm --cached on it, and write its path into .gitignore.",
    ),
    "contacts-in-git:not-ignored": (
        "git would keep {file}, where people's names and addresses go: nothing was written",
        "write the line /data/private/ into .gitignore, or the file's own path if it lies "
        "elsewhere.",
    ),
    "import-personal-number": (
        "a sole trader's number is a personal number, and was left out",
        "nothing has to be done; the organisation is imported without it.",
    ),
    "import-bad-number": (
        '"{name}" is no whole number',
        "write digits alone.",
    ),
    "import-unknown-organisation-kind": (
        '"{name}" is no kind of organisation',
        "write company, association, trade-body, education, public-body, other-municipality, party "
        "or other, or the same in Swedish.",
    ),
    "import-differs": (
        'the sheet has "{name}" and the register "{other}", which is kept',
        "change data/organisations.yaml if the sheet is right.",
    ),
    "import-unknown-area": (
        'the programme has no area "{name}"',
        "use an id or a title of areas in data/process.yaml, or empty the cell.",
    ),
    "import-unknown-kind": (
        '"{name}" is no kind of input',
        "write problem, proposal, strength, question or other, or the same in Swedish.",
    ),
    "import-bad-date": (
        '"{name}" does not say for sure which day it is',
        "write it as 2026-03-25.",
    ),
    "import-unknown-question": (
        '"{name}" is none of the meeting\'s questions',
        "write a question's number or its words as in the meeting's file, or empty the cell.",
    ),
    "import-broken-cell": (
        "the cell holds an error of the spreadsheet's, such as #REF!, and no value",
        "mend its formula, or empty the cell.",
    ),
    "sheet-not-sorting": (
        "this is not the sheet of inputs to sort: it lacks {known}",
        "make one with nplan export sort.xlsx --sort, fill it in, and import that.",
    ),
    "import-unknown-outcome": (
        '"{name}" is no outcome that an input can have',
        "write Referred to others, Declined or Noted; what is adopted, a key point says.",
    ),
    "import-unknown-key-point": (
        'there is no key point "{name}"',
        "write a title as in data/keypoints/, or an id where two have the same title; or make it "
        "first.",
    ),
    "import-without-reason": (
        '"{name}" needs a reason, and none is given',
        "write it in this column and import the sheet again, or as reason in the meeting's file.",
    ),
    "import-outcome-twice": (
        'an input that a key point takes up has its outcome there, not "{name}" of its own',
        "empty the cell of the outcome or that of the key point.",
    ),
}
