"""The spreadsheets that test_import takes in, each with what is typed."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from tests.tables.workbooks import (
    OLD_OFFICE,
    bomb,
    csv_file,
    far_cell,
    lying_bomb,
    rewritten,
    xlsx_file,
    zip_file,
)

PROJECT = """
# data/process.yaml
municipality: Lindvik kommun
title: Näringslivsprogram
areas: [{id: service, title: Kommunal service}, {id: kompetens, title: Kompetens}]
units: [{id: ks, title: Kommunstyrelsen, kind: board}]
industries: [{id: bygg, title: Bygg och anläggning}, {id: handel, title: Handel}]
localities: [{id: lindvik, title: Lindvik}]
# data/organisations.yaml
# Registret, i bokstavsordning.
bygg-syd: {name: Bygg Syd AB, aliases: [Byggarna], number: 556000-0001}
cafe-torget: Café Torget
krinova: Krinova
# data/meetings/2026-03-25-lunch.yaml
kind: dialoglunch
title: Lunch om service   # i rådhuset
participants: [cafe-torget]
inputs: |
  [1] Bygglov tar 7 månader #service @bygg-syd
  [4] "Ring tillbaka!" *3
# data/meetings/2026-04-01-enkat.yaml
kind: dialoglunch
title: Utvärdering
questions:
  - Vad var bra?
inputs:
  - {id: 7, text: Maten, from: bygg-syd, date: 2026-04-02}
"""

ORGANISATIONS = ("--as", "organisations")
PARTICIPANTS = ("--as", "participants", "--meeting", "2026-03-25-lunch")
INPUTS = ("--as", "inputs", "--meeting", "2026-04-01-enkat")
NOTES = ("--as", "inputs", "--meeting", "2026-03-25-lunch")


class Case(NamedTuple):
    """A spreadsheet and what is typed after its name."""

    content: bytes
    arguments: tuple[str, ...] = ORGANISATIONS
    file: str = "lista.xlsx"
    files: dict[str, str] = {}
    """Files of the project that are there besides."""


LIST = "Företag;Bransch\nRöda Båten;Handel\nÅkes Ägg & Ost AB;\n"
FORMS = [
    "ID",
    "Starttid",
    "Slutförandetid",
    "E-post",
    "Namn",
    "Företag",
    "För- och efternamn",
    "Din e-postadress",
    "Mobil",
    "Specialkost?",
]
SIGNED_UP = [
    ("Bygg Syd", "Anna Ek", "anna@bygg.example", 701234567, ""),
    ("BYGG  SYD AB", "Bo Al", "bo@bygg.example", "070-123 45 68", "Vegan"),
    ("Cafe Torget", "Cia Dal", "cia@torget.example", "", ""),
    ("Nya Bolaget i Lindvik AB", "Eva", "eva@nya.example", "", "Gluten"),
    ("Nya bolaget", "Fia", "fia@nya.example", "", ""),
    ("", "Gun Ask", "", "", ""),
    ("Kommunstyrelsen", "Hans Ull", "", "", ""),
    ("Bygg Syd", "Anna Ek", "Anna@bygg.example", "", ""),
]


def _forms(rows: Sequence[Sequence[str | int]]) -> list[list[str | int | datetime]]:
    day = datetime(2026, 4, 2, 10, 15)
    return [[number, day, day, "anonymous", "", *row] for number, row in enumerate(rows, 1)]


SURVEY_HEADER = [
    "ID",
    "Starttid",
    "Slutförandetid",
    "E-post",
    "Namn",
    "Vilket företag?",
    "Vad var bra?",
    "Vad ska bli bättre till nästa gång?",
    "Område",
]
SURVEY = [
    ("Bygg Syd", "Maten", 'Bygglov: "tar" för lång\ntid # 7', "Kommunal service;"),
    ("", "=1+1", "Sänk taxan", "Kompetens;Kommunal service;"),
    ("Café Torget", "", " - Parkeringen\n", ""),
]
QUESTIONS = [
    *SURVEY_HEADER[:5],
    "Vilket företag eller vilken organisation företräder du?",
    "Vad fungerar bra i Lindvik?",
    "Inom vilket område är frågan viktigast för er?",
]
ASKED = [
    ("Röda Båten", "Maten", "Kommunal service"),
    ("Åkes Ägg & Ost AB", "-", "Kompetens;Kommunal service;"),
    ("", "Kommunal service", ""),
]
GUESSED = (
    "--map",
    "Vilket företag?=organisation",
    "--map",
    "Vad ska bli bättre till nästa gång?=text",
)
DECIDED = {"beslut.yaml": "Byg Syd: bygg-syd\nKrinova Park: new\nBagarn: skip\n"}
UNSURE = "Företag;Synpunkt\nByg Syd;Ett\nKrinova Park;Två\nBagarn;Tre\nNyast;Fyra\n"

CASES: dict[str, Case] = {
    # Text files, however they were saved.
    "csv-semicolon": Case(csv_file(LIST), file="lista.csv"),
    "csv-bom": Case(csv_file(LIST, "utf-8-sig"), file="lista.csv"),
    "csv-comma": Case(csv_file(LIST.replace(";", ",")), file="lista.csv"),
    "csv-tab-utf-16": Case(csv_file(LIST.replace(";", "\t"), "utf-16"), file="lista.txt"),
    "csv-pipe": Case(csv_file(LIST.replace(";", "|")), file="lista.csv"),
    "csv-utf-16-big-end-first": Case(b"\xfe\xff" + csv_file(LIST, "utf-16-be"), file="lista.csv"),
    "csv-latin-1": Case(csv_file(LIST, "latin-1"), file="lista.csv"),
    "csv-windows-1252": Case(
        csv_file("Företag;Ort\r\nÅkes – ”Ägget” €;Lindvik\r\n", "cp1252"), file="lista.csv"
    ),
    "csv-macintosh": Case(csv_file(LIST.replace("\n", "\r"), "mac_roman"), file="lista.csv"),
    "csv-sep-line": Case(csv_file("sep=|\r\n" + LIST.replace(";", "|")), file="lista.csv"),
    "csv-quotes-across-lines": Case(
        csv_file('Företag;Synpunkt\nBygg Syd;"Rad ett;\n\n""rad"" tre"\n'), INPUTS, "svar.csv"
    ),
    "csv-ragged-rows": Case(
        csv_file("Företag;Bransch;Ort\nRöda Båten\nÅkes Ägg;Handel;Lindvik;extra;;\n"),
        file="lista.csv",
    ),
    "csv-duplicate-headers": Case(
        csv_file("Företag;Synpunkt;Synpunkt;E-post\nBygg Syd;Ett;Två;a@b.example\n"),
        INPUTS,
        "svar.csv",
    ),
    "csv-empty-headers": Case(csv_file("Företag;;Ort\nRöda Båten;?;Lindvik\n"), file="lista.csv"),
    "csv-empty-file": Case(b"", file="lista.csv"),
    "csv-blank-file": Case(b"\xef\xbb\xbf\r\n\r\n", file="lista.csv"),
    "csv-header-alone": Case(csv_file("Företag;Ort\n"), file="lista.csv"),
    "csv-formulas": Case(
        csv_file('Företag;Synpunkt\nBygg Syd;=1+1\n;"+46 är ett nummer"\n;@alla\n;-5\n'),
        INPUTS,
        "svar.csv",
    ),
    "csv-title-rows": Case(
        csv_file("Deltagare dialoglunch;;\n2026-03-25;;\n;;\nFöretag;Ort;Antal\nRöda Båten;;2\n"),
        PARTICIPANTS,
        "lista.csv",
    ),
    "csv-open-quote": Case(csv_file('Företag;Ort\nRöda Båten;"Lind\nÅkes;\n'), file="lista.csv"),
    "csv-quote-within-a-text": Case(
        csv_file('Företag;Ort\nKafé "Båten" AB;\n"Åkes" Ägg;\n'), file="lista.csv"
    ),
    "csv-one-column": Case(csv_file("Företag\nRöda Båten\nÅkes, Ägg och Ost\n"), file="lista.csv"),
    "csv-commas-in-texts": Case(
        csv_file("Synpunkt;Antal\nHej, du, vi;1\nJa, tack;2\nNej, nej, nej;3\n"), INPUTS, "svar.csv"
    ),
    "csv-blank-lines": Case(csv_file("\n\nFöretag;Ort\n\nRöda Båten;\n\n"), file="lista.csv"),
    "csv-named-xlsx": Case(csv_file(LIST)),
    # Workbooks.
    "xlsx-list": Case(
        xlsx_file(
            [
                ["Namn", "Org.nr", "Bransch", "Antal anställda", "Ort", "E-post"],
                ["Röda Båten AB", "559900-1525", "handel", "1-9", "Lindvik", "info@rod.example"],
                ["Åkes Ägg", 5560000001, "Bygg och anläggning", "10–49 anställda", "", ""],
            ]
        )
    ),
    "xlsx-merged-cells": Case(
        xlsx_file(
            [["Företag", "Namn"], ["", "Anna"], ["", "Bo"], ["Krinova", "Cia"]],
            merged=[(1, 0, 2, 0, "Bygg Syd AB")],
        ),
        PARTICIPANTS,
    ),
    "xlsx-merged-answer": Case(
        xlsx_file(
            [["Företag", "Synpunkt"], ["Krinova", ""], ["Bygg Syd", ""]],
            merged=[(1, 1, 2, 1, "Vi tycker det båda")],
        ),
        INPUTS,
    ),
    "xlsx-dates": Case(
        xlsx_file(
            [
                ["Datum", "Synpunkt"],
                [date(2026, 4, 3), "En dag"],
                [datetime(2026, 4, 3, 13, 30), "En tid"],
                [46115, "Ett tal"],
                ["3 april 2026", "I ord"],
                ["2026-04", "En månad"],
            ]
        ),
        INPUTS,
    ),
    "xlsx-several-sheets": Case(
        xlsx_file({"Svar": [["Företag"], ["Krinova"]], "Övrigt": [["Anteckning"]], "Tomt": []})
    ),
    "xlsx-the-sheet-that-is-named": Case(
        xlsx_file({"Svar": [["Företag"], ["Röda Båten"]], "Övrigt": [["Anteckning"]]}),
        (*ORGANISATIONS, "--sheet", "svar"),
    ),
    "xlsx-no-such-sheet": Case(
        xlsx_file({"Svar": [["Företag"], ["Krinova"]]}), (*ORGANISATIONS, "--sheet", "Blad1")
    ),
    "xlsx-one-sheet-holds-something": Case(
        xlsx_file({"Blad1": [], "Svar & annat": [["Företag"], ["Röda Båten"]]})
    ),
    "xlsx-hidden-rows": Case(
        xlsx_file([["Företag"], ["Röda Båten"], ["Gömda Gården"], ["Krinova"]], hidden=[2])
    ),
    "xlsx-errors": Case(
        xlsx_file(
            [["Företag", "Synpunkt", "Kost"], ["Krinova", "Bra", ""]],
            formulas=[
                (2, 0, "=A99+#REF!", "#REF!"),
                (2, 2, "=1/0", "#DIV/0!"),
                (2, 1, '="Ja"', "Ja"),
            ],
        ),
        INPUTS,
    ),
    "xlsx-whole-numbers-and-times": Case(
        xlsx_file(
            [
                ["Synpunkt", "Röster", "Företag"],
                [7.0, 3.0, "Bygg Syd"],
                [0.5, 0, ""],
                [True, None, ""],
                [datetime(2026, 4, 3, 9, 0, 5), None, ""],
            ]
        ),
        INPUTS,
    ),
    "xlsx-one-cell": Case(xlsx_file([["Företag"]])),
    "xlsx-empty": Case(xlsx_file([])),
    # What is no list.
    "password": Case(OLD_OFFICE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)),
    "old-excel": Case(OLD_OFFICE + bytes(600) + "Workbook".encode("utf-16-le") + bytes(600)),
    "web-page": Case(b"<html><table><tr><td>Krinova</td></tr></table></html>", file="lista.xls"),
    "xml-of-excel-2003": Case(b'<?xml version="1.0"?>\n<Workbook></Workbook>', file="lista.xls"),
    "pdf": Case(b"%PDF-1.7\n%\xe2\xe3\n", file="lista.pdf"),
    "picture": Case(b"\x89PNG\r\n\x1a\n\x00\x00", file="lista.csv"),
    "word": Case(zip_file({"word/document.xml": b"<w/>", "[Content_Types].xml": b""})),
    "libreoffice": Case(zip_file({"content.xml": b"<o/>", "mimetype": b""}), file="lista.ods"),
    "binary-workbook": Case(zip_file({"xl/workbook.bin": b"\x00"}), file="lista.xlsb"),
    "packed-pictures": Case(zip_file({"a.png": b"\x00"})),
    "damaged": Case(xlsx_file([["Företag"], ["Krinova"]])[:-900]),
    "damaged-inside": Case(
        zip_file({"xl/workbook.xml": b"<workbook><sheets>", "xl/worksheets/sheet1.xml": b"<"})
    ),
    "zip-bomb": Case(bomb(201)),
    "zip-bomb-that-lies": Case(lying_bomb()),
    "cell-far-away": Case(far_cell()),
    "cell-beyond-every-sheet": Case(
        rewritten("xl/worksheets/sheet1.xml", b'r="A2"', b"r='A99999999999'")
    ),
    "more-texts-than-there-is-room-for": Case(
        rewritten("xl/sharedStrings.xml", b'uniqueCount="2"', b'uniqueCount="7999999999"')
    ),
    "damaged-packing": Case(xlsx_file([["Företag"]]).replace(b"\x00\x00\x00", b"\x00\x01\x00")),
    # Sign-up lists and surveys.
    "forms-sign-up": Case(
        xlsx_file({"Form1": [FORMS, *_forms(SIGNED_UP)]}), (*PARTICIPANTS, "--new")
    ),
    "forms-unknown-organisations": Case(
        xlsx_file({"Form1": [FORMS, *_forms(SIGNED_UP)]}), PARTICIPANTS
    ),
    "rows-that-are-no-organisation": Case(
        csv_file(
            "Företag;Antal\nRöda Båten;2\nPrivatperson;1\nEgen företagare;1\n–;1\n;4\nN/A;1\n"
            "Totalt:;9\nSumma;9\n"
        ),
        (*PARTICIPANTS, "--new"),
        "lista.csv",
    ),
    "participants-who-declined": Case(
        xlsx_file(
            [
                ["Företag", "Namn", "E-post", "Kommer"],
                ["Bygg Syd", "Anna Ek", "anna@bygg.example", "Ja"],
                ["Bygg Syd", "Bo Al", "bo@bygg.example", "Nej, sjuk"],
                ["Krinova", "Cia Dal", "cia@krinova.example", False],
                ["Café Torget", "Dag Ask", "dag@torget.example", ""],
                ["Nya Bolaget", "Eva", "eva@nya.example", "Avanmäld"],
                ["Kommunstyrelsen", "Fia", "", 0],
                ["Bygg Syd", "Gun", "", "Kanske, nejden är fin"],
            ]
        ),
        PARTICIPANTS,
    ),
    "participants-whose-status-says-that-they-come": Case(
        csv_file("Företag;Status\nKrinova;Bekräftad\nBygg Syd;Avbokad\n"), PARTICIPANTS, "lista.csv"
    ),
    "participants-with-another-status": Case(
        csv_file("Företag;Status;Vem kommer?\nKrinova;Medlem;Bo\nBygg Syd;Blivande;Eva\n"),
        PARTICIPANTS,
        "lista.csv",
    ),
    "participants-whose-status-said-nothing-before": Case(
        csv_file("Företag;Status\nKrinova;Bekräftad\nBygg Syd;Avbokad\n"),
        PARTICIPANTS,
        "lista.csv",
        {
            "data/imports.yaml": "- as: participants\n"
            "  columns: {Företag: organisation, Status: -}\n"
        },
    ),
    "participants-asked-whether-they-come": Case(
        csv_file("Företag;Kommer du på lunchen?\nKrinova;Ja\nBygg Syd;Nej\n"),
        PARTICIPANTS,
        "lista.csv",
    ),
    "organisations-with-numbers-of-employees": Case(
        csv_file(
            "Företag;Antal anställda;Ort;Bransch\nRöda Båten;25 st;Sandby;Handel\nÅkes;4;Granvik;\n"
            "Bo;0;Sandby;\nCia;1 200;;Kolbrytning\nDag;ett par;Lindvik;\n"
        ),
        file="lista.csv",
        files={
            "data/process.yaml": "municipality: Lindvik kommun\ntitle: Näringslivsprogram\n"
            "areas: [{id: service, title: Kommunal service}]\n"
            "units: [{id: ks, title: Kommunstyrelsen, kind: board}]\n"
            "industries: [{id: bygg, title: Bygg}, {id: handel, title: Handel}]\n"
            "localities: [{id: lindvik, title: Lindvik}]\n"
            'sizes: [{id: "0", title: Inga anställda}, {id: 1-9, title: 1–9 anställda}, '
            "{id: mellan, title: 10–49 anställda}, {id: stora, title: 50 anställda eller fler}]\n"
        },
    ),
    "organisations-told-in-several-rows": Case(
        csv_file(
            "Företag;Bransch;Alias;Orgnr\nRöda Båten;;Båten;\nRöda Båten AB;Handel;RB;559900-1525\n"
            "röda båten;Bygg och anläggning;;\n"
        ),
        file="lista.csv",
    ),
    "people-told-in-several-rows": Case(
        csv_file(
            "Företag;Namn;E-post;Mobil\nKrinova;Eva Ask;;\nKrinova;Eva Ask;eva@a.example;\n"
            "Krinova;;eva@a.example;\nKrinova;Eva Ask;;070-123 45 67\n"
            "Krinova;Bo Ek;bo@a.example;\nKrinova;Bo Ek;bo.ek@b.example;\n"
        ),
        file="lista.csv",
    ),
    "organisations-completed": Case(
        csv_file(
            "Företag;Org.nr;Bransch;Ort;Typ;Alias\nBygg Syd AB;556000-0001;Handel;Lindvik;;Byggis\n"
            "Krinova;;Handel;;förening;\nKrinova;;Bygg och anläggning;;;\n"
            "Café Torget;559900-1525;;;;\nHjo;;bygg;;förening;\nKommunstyrelsen;;Handel;;;\n"
        ),
        file="lista.csv",
        files={
            "data/organisations.yaml": "# Registret.\n"
            "bygg-syd: {name: Bygg Syd AB, industry: bygg, number: 556000-0001}\n"
            "cafe-torget: Café Torget\nhjo:\n  name: Hjo\n  kind: company # ja\n"
            "krinova:\n  name: Krinova\n  consent: anonymous\n"
        },
    ),
    "all-hindrances-at-once": Case(
        csv_file("Vilket företag?;Synpunkt;Röster\nByg Syd;Ett;många\n"), INPUTS, "svar.csv"
    ),
    "organisations-with-a-sum": Case(
        csv_file("Företag;Antal anställda\nRöda Båten;\nprivat;\nTotalt;9\n"), file="lista.csv"
    ),
    "survey-without-words": Case(
        csv_file("Företag;Synpunkt\nKrinova;-\nBygg Syd;...\nPrivatperson;Nej tack\n;x\nSumma;3\n"),
        INPUTS,
        "svar.csv",
    ),
    "forms-questions": Case(
        xlsx_file({"Form1": [QUESTIONS, *_forms(ASKED)]}), (*INPUTS, "--new"), "Enkät (1-3).xlsx"
    ),
    "survey-with-boxes-to-tick": Case(
        csv_file(
            "Vad tycker ni?;Får vi kontakta dig?;Jag samtycker till att svaren sparas;"
            "Har företaget anställda?;Är det bra?\n"
            "Ring tillbaka;Ja;Jag samtycker;Sant;Ja\nMer mark;Nej tack;;Falskt;Ja, mest\n"
        ),
        INPUTS,
        "enkat.csv",
    ),
    "sign-up-asks-for-a-name-too": Case(
        csv_file(
            "Vad heter du?;Vilket företag kommer du från?;Antal\nAnna Ek;Krinova;2\n"
            "Bo Al;Café Torget;1\n"
        ),
        PARTICIPANTS,
        "lista.csv",
    ),
    "survey-asks-for-more-than-names": Case(
        csv_file(
            "Vad heter den viktigaste frågan för dig?;Vilken verksamhet borde växa?;"
            "Vilket bolag representerar du?;Vem?\n"
            "Vatten;Skolan;Krinova;Krinova\nEl;Vården;Ny;Byggarna\n"
        ),
        (*INPUTS, "--new"),
        "enkat.csv",
    ),
    "survey-of-those-in-the-register": Case(
        csv_file("Vem svarar?;Vad tycker ni?\nByggarna;Bra\nCafé  torget;\nJag;Café Torget\n"),
        (*INPUTS, "--new"),
        "enkat.csv",
    ),
    "forms-survey": Case(
        xlsx_file({"Form1": [SURVEY_HEADER, *_forms(SURVEY)]}),
        (*INPUTS, *GUESSED),
    ),
    "forms-survey-guessed": Case(
        xlsx_file({"Form1": [SURVEY_HEADER[5:], *SURVEY]}),
        INPUTS,
    ),
    "survey-a-column-an-area": Case(
        csv_file("Företag;Kommunal service;kompetens;Förslag\nKrinova;Svara!;;Fler bänkar\n"),
        INPUTS,
        "svar.csv",
    ),
    "survey-question-and-answer": Case(
        csv_file("Fråga;Svar\nVad var bra?;Talaren\n1;Kaffet\n9;Soppan\n"), INPUTS, "svar.csv"
    ),
    "survey-said-twice": Case(
        csv_file("Synpunkt;Datum\nParkering;2026-04-02\nParkering;2026-04-02\nMaten;2026-04-02\n"),
        INPUTS,
        "svar.csv",
    ),
    "survey-there-already": Case(
        csv_file("Företag;Synpunkt;Datum\nbyggarna;Maten;2026-04-02\n"), INPUTS, "svar.csv"
    ),
    "participants-noted-before": Case(
        csv_file("Företag;Antal\nCafé Torget;2\nKrinova;3\nBygg Syd;1\n"),
        PARTICIPANTS,
        "lista.csv",
        {
            "data/meetings/2026-03-25-lunch.yaml": "kind: dialoglunch\ntitle: Lunch\n"
            "participants:\n"
            "  - cafe-torget   # kom sent\n"
            "  - {organisation: krinova}\n"
            "  - {organisation: Byggarna, people: 4}\n"
        },
    ),
    "participants-more-than-noted": Case(
        csv_file("Företag;Antal\nCafé Torget;3\nKrinova;2\n"),
        PARTICIPANTS,
        "lista.csv",
        {
            "data/meetings/2026-03-25-lunch.yaml": "kind: dialoglunch\ntitle: Lunch\n"
            "participants:\n"
            "  - {organisation: cafe-torget, people: 1}\n"
            "  - {organisation: krinova, people: 1}\n"
        },
    ),
    "participant-noted-alone": Case(
        csv_file("Företag;Antal\nCafé Torget;2\nKrinova;3\n"),
        PARTICIPANTS,
        "lista.csv",
        {
            "data/meetings/2026-03-25-lunch.yaml": "kind: dialoglunch\ntitle: Lunch\n"
            "participants: cafe-torget\n"
        },
    ),
    "inputs-to-notes": Case(
        csv_file("Företag;Synpunkt;Typ\nKrinova;Svara i telefon;Förslag\n"), NOTES, "svar.csv"
    ),
    "inputs-that-notes-cannot-hold": Case(
        csv_file('Synpunkt;Datum\nMed datum;2026-03-25\n"Två\nrader";\n'), NOTES, "svar.csv"
    ),
    "inputs-that-look-like-tags": Case(
        csv_file("Synpunkt\n! Inte ett förslag\n"), NOTES, "svar.csv"
    ),
    "inputs-with-mistakes": Case(
        csv_file(
            "Synpunkt;Område;Röster;Datum;Typ\n"
            "Ett;Vägar;många;3/4/26;klagomål\nTvå;service;2;25/3/2026;problem\n"
        ),
        INPUTS,
        "svar.csv",
    ),
    "inputs-with-areas-misspelt": Case(
        csv_file(
            "Synpunkt;Område\nEtt;Komunal servise\nTvå;kompetns;\nTre;Kommunal service;kompetns\n"
        ),
        INPUTS,
        "svar.csv",
    ),
    "inputs-with-mistakes-left-out": Case(
        csv_file("Synpunkt;Område;Röster\nEtt;Vägar;många\nTvå;service;2\n"),
        (*INPUTS, "--skip-invalid"),
        "svar.csv",
    ),
    # Organisations.
    "organisations-names": Case(
        csv_file(
            "Företag\nCAFE TORGET\nBygg  Syd Aktiebolag\nbyggarna\nKrinova i Lindvik AB\n"
            "Åkeri & Söner\nÅkeri och Söner AB\nAkeri Soner HB\n"
        ),
        file="lista.csv",
    ),
    "organisations-ids-that-collide": Case(
        csv_file("Företag;Org.nr\nBygg-Syd Ö;\nKs;\nPerson;\nPersön AB;\nÅÄ;\n株式会社;\n"),
        file="lista.csv",
    ),
    "organisations-numbers": Case(
        csv_file(
            "Företag;Organisationsnummer\nFel Siffra AB;556000-0002\nEnskild Firma;811218-9876\n"
            "Kort AB;5560\nHelt Annat Namn;556000-0001\nCafé Torget;559900-1525\n"
        ),
        file="lista.csv",
    ),
    "organisations-number-of-another": Case(
        csv_file("Företag;Org nr\nKrinova;556000-0001\nBygg Syd AB;559900-1525\n"), file="lista.csv"
    ),
    "organisations-unknown-values": Case(
        csv_file("Företag;Bransch;Storlek;Typ\nRöda Båten;Handelsn;stort;förening\n"),
        file="lista.csv",
    ),
    "organisations-doubtful": Case(csv_file(UNSURE), INPUTS, "svar.csv"),
    "organisations-decided": Case(
        csv_file(UNSURE), (*INPUTS, "--new", "--decisions", "beslut.yaml"), "svar.csv", DECIDED
    ),
    "organisations-to-decide-in-a-file": Case(
        csv_file(UNSURE), (*INPUTS, "--decisions", "att-avgora.yaml"), "svar.csv"
    ),
    "organisations-decided-in-swedish": Case(
        csv_file(UNSURE),
        (*INPUTS, "--new", "--decisions", "beslut.yaml"),
        "svar.csv",
        {"beslut.yaml": "Byg Syd: bygg-syd\nKrinova Park: Ny\nBagarn: hoppa  över\n"},
    ),
    "organisations-decided-in-part": Case(
        csv_file(UNSURE),
        (*INPUTS, "--decisions", "beslut.yaml"),
        "svar.csv",
        {"beslut.yaml": "Byg  Syd:\nBagarn: ny\n"},
    ),
    "organisations-decided-wrong": Case(
        csv_file(UNSURE),
        (*INPUTS, "--decisions", "beslut.yaml"),
        "svar.csv",
        {"beslut.yaml": "Byg Syd: byg-syd\n"},
    ),
    "organisations-decisions-broken": Case(
        csv_file(UNSURE),
        (*INPUTS, "--decisions", "beslut.yaml"),
        "svar.csv",
        {"beslut.yaml": "Byg Syd: [\n"},
    ),
    # Columns.
    "columns-no-organisation": Case(csv_file("Vem;Ort\nAnna;Lindvik\n"), file="lista.csv"),
    "columns-mapped": Case(
        csv_file("Vem;Ort;Antal\nRöda Båten;Lindvik;3\n"),
        (*PARTICIPANTS, "--new", "--map", "A=organisation", "--map", "ort=-"),
        "lista.csv",
    ),
    "columns-mapped-unknown-column": Case(
        csv_file("Vem;Ort\nAnna;Lindvik\n"),
        (*ORGANISATIONS, "--map", "Orten=locality"),
        "lista.csv",
    ),
    "columns-mapped-unknown-field": Case(
        csv_file("Vem;Ort\nAnna;Lindvik\n"), (*ORGANISATIONS, "--map", "Ort=localty"), "lista.csv"
    ),
    "columns-mapped-wrong": Case(
        csv_file("Vem;Ort\nAnna;Lindvik\n"), (*ORGANISATIONS, "--map", "Ort"), "lista.csv"
    ),
    "columns-remembered": Case(
        csv_file("Vem;Ort\nRöda Båten;Lindvik\n"),
        file="lista.csv",
        files={
            "data/imports.yaml": "- as: organisations\n"
            "  columns: {Ort: locality, Vem: organisation}\n"
        },
    ),
    "columns-remembered-broken": Case(
        csv_file(LIST), file="lista.csv", files={"data/imports.yaml": "- as: x\n  columns: [\n"}
    ),
    # What is asked for.
    "no-such-file": Case(b"", (*ORGANISATIONS,), "finns-inte.xlsx"),
    "no-word-about-the-rows": Case(csv_file(LIST), (), "lista.csv"),
    "a-folder": Case(b"", ORGANISATIONS, "data"),
    "notes-of-a-meeting": Case(
        csv_file("## Förslag\n- Ring tillbaka, alltid\n! Fler bänkar, och träd\n"),
        INPUTS,
        "anteckningar.txt",
    ),
    "no-meeting-named": Case(csv_file(LIST), ("--as", "participants"), "lista.csv"),
    "a-meeting-too-much": Case(
        csv_file(LIST), (*ORGANISATIONS, "--meeting", "2026-03-25-lunch"), "lista.csv"
    ),
    "no-such-meeting": Case(
        csv_file(LIST), ("--as", "participants", "--meeting", "2026-03-25-lnch"), "lista.csv"
    ),
    "broken-meeting": Case(
        csv_file(LIST),
        PARTICIPANTS,
        "lista.csv",
        {"data/meetings/2026-03-25-lunch.yaml": "kind: dialoglunch\ntitel: Lunch\n"},
    ),
    "contacts-broken": Case(
        csv_file("Företag;E-post\nKrinova;a@b.example\n"),
        PARTICIPANTS,
        "lista.csv",
        {"data/private/contacts.yaml": "krinova: [\n"},
    ),
    "contacts-there-already": Case(
        csv_file("Företag;Namn;E-post\nKrinova;Bo;bo@k.example\nKrinova;Anna;\n"),
        PARTICIPANTS,
        "lista.csv",
        {"data/private/contacts.yaml": "# Kontakter\nkrinova: {name: Bo, email: BO@k.example}\n"},
    ),
    "contacts-filled-in": Case(
        csv_file(
            "Företag;Namn;E-post;Telefon\nKrinova;Bo;bo@ny.example;070-1\nKrinova;Cia;;070-2\n"
            "Café Torget;Dag;dag@c.example;\nCafé Torget;Eva;;\nBygg Syd;Fia;f@b.example;070-3\n"
        ),
        PARTICIPANTS,
        "lista.csv",
        {
            "data/private/contacts.yaml": "# Kontakter\nkrinova:\n"
            "  - {name: Bo, email: b@k.example}\n"
            "  - Cia\ncafe-torget: {name: Dag}\nbygg-syd: Fia\n"
        },
    ),
    "contacts-with-the-same-telephone-number": Case(
        xlsx_file(
            [
                ["Företag", "Namn", "Telefon"],
                ["Krinova", "Bo", 701740605],
                ["Krinova", "Cia", "+46 (0)46-70 12 34"],
                ["Krinova", "Dag", "0046 70 174 06 07"],
                ["Krinova", "Eva", "070-174 06 09"],
                ["Krinova", "", "070 174 06 10"],
            ]
        ),
        PARTICIPANTS,
        files={
            "data/private/contacts.yaml": "krinova:\n  - {name: Bo, phone: 070-174 06 05}\n"
            "  - {name: Cia, phone: 046-70 12 34}\n  - {name: Dag, phone: +46701740607}\n"
            "  - {name: Eva, phone: 070-174 06 08}\n  - {phone: 0701740610}\n"
        },
    ),
    "not-a-sheet-to-sort": Case(csv_file(LIST), ("--as", "sorting"), "lista.csv"),
}
