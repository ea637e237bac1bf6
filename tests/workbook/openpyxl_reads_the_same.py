#!/usr/bin/env python3
"""Reads every report's workbook with openpyxl and compares every cell with the JSON of the same report.

    python3 tests/workbook/openpyxl_reads_the_same.py target/debug/regulars [--quick]

Needs openpyxl, which is why no test of `cargo test` runs it: `tests/workbook.rs` does the same with another reader. For the
example shop of 22 November 2026, in Chinese, in English and with keys as headings: each table of the JSON must stand in
the workbook, under its headings, with as many rows; texts as texts, days as days, money and shares as numbers with a format
that shows them as such. Every link must lead to a sheet that is there. `--quick` looks at the keys only.
"""

import datetime
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import warnings

import openpyxl

TODAY = "2026-11-22"
REPORTS = [
    "spend --by month",
    "tiers --compare --fit-mix --since 2026-01-01",
    "rfm --since 2026-01-01",
    "abc --since 2026-01-01",
    "churn",
    "value",
    "groups",
    "profile",
    "vip",
    "points",
    "benefits",
    "cards",
    "cards check",
    "cards form 00101",
    "member 00520",
    "shortfall 50000",
    "promotion",
    "today",
    "pack",
    "check",
    "callbacks today",
    "callbacks week",
    "callbacks plan",
    "callbacks audit",
    "callbacks effect",
    "callbacks arrivals",
    "callbacks weather cold",
    "complaints",
    "satisfaction",
    "staff",
    "handover --from 王芳",
]
# Lists for calling: a file has the phones in full.
CALLING = ("callbacks today", "callbacks week", "callbacks plan", "callbacks arrivals", "callbacks weather", "shortfall", "promotion", "handover")


def run(program, folder, line):
    environment = {**os.environ, "REGULARS_TODAY": TODAY}
    done = subprocess.run([program, *line.split()], cwd=folder, capture_output=True, env=environment)
    if done.returncode != 0:
        sys.exit(f"{line}: {done.stderr.decode()}")
    return done.stdout


def differs(cell, value, keys):
    """Why a cell is not the value of the JSON; None where it is."""
    shown = cell.value
    if value is None:
        return None if shown is None or shown == "" else "should be blank"
    if isinstance(value, bool):
        words = {"true", "false"} if keys else {"是", "否", "yes", "no"}
        return None if isinstance(shown, bool) and shown == value or shown in words else "no flag"
    if isinstance(value, (int, float)):
        if not isinstance(shown, (int, float)):
            return "no number"
        return None if abs(shown - value) < 1e-9 else "another number"
    if isinstance(value, list):
        return None if isinstance(shown, str) and (not keys or shown == ", ".join(value)) else "other codes"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value) and isinstance(shown, datetime.datetime):
        if shown.date().isoformat() != value:
            return "another day"
        return None if cell.number_format == "yyyy-mm-dd" else f"a day as {cell.number_format}"
    if re.fullmatch(r"-?\d+\.\d\d", value) and isinstance(shown, (int, float)):
        if f"{shown:.2f}" != value:
            return "another amount"
        return None if cell.number_format == "#,##0.00_0" else f"money as {cell.number_format}"
    if not isinstance(shown, str):
        return f"a {type(shown).__name__}, no text"
    # Outside `--lang keys` codes are words.
    return None if shown == value or not keys else "another text"


def headed(book, heads):
    """Every place in the book where these keys stand side by side: the sheet's number, and the row."""
    for number, sheet in enumerate(book.worksheets):
        for row in sheet.iter_rows(max_col=len(heads)):
            if [cell.value for cell in row] == heads:
                yield number, row[0].row


def differences(sheet, top, rows, keys):
    """What differs of a table whose headings stand in the row `top`."""
    for number, row in enumerate(rows, top + 1):
        for column, (key, value) in enumerate(row.items(), 1):
            cell = sheet.cell(number, column)
            if why := differs(cell, value, keys):
                yield f"{sheet.title}!{cell.coordinate} {key}: {why}: {cell.value!r}, {value!r}"


def broken_links(book):
    names = {sheet.title for sheet in book.worksheets}
    for sheet in book.worksheets:
        for link in sheet._hyperlinks:
            target = (link.location or "").rsplit("!", 1)[0].strip("'").replace("''", "'")
            if target not in names:
                yield f"{sheet.title}!{link.ref} leads to {target}"


def main(program, languages):
    program = str(pathlib.Path(program).resolve())
    wrong, compared = [], 0
    with tempfile.TemporaryDirectory() as folder:
        run(program, folder, "demo shop")
        for line in REPORTS:
            full = " --unmask" if line.startswith(CALLING) else ""
            places = {}
            for lang in languages:
                report = json.loads(run(program, folder, f"{line} shop -q --format json --lang {lang}{full}"))
                run(program, folder, f"{line} shop -q -o out.xlsx --lang {lang}")
                book = openpyxl.load_workbook(pathlib.Path(folder) / "out.xlsx")
                found = [f"{line} ({lang}): {link}" for link in broken_links(book)]
                for name, rows in report["tables"].items():
                    if not rows:
                        continue
                    # Tables stand in the same places in every language; where two have the same headings, the one that fits.
                    if lang == "keys":
                        places[name] = list(headed(book, list(rows[0])))
                    tried = [list(differences(book.worksheets[at], top, rows, lang == "keys")) for at, top in places[name]]
                    least = min(tried, key=len, default=[f"{name} stands nowhere"])
                    found += [f"{line} ({lang}): {text}" for text in least]
                    compared += len(rows) * len(rows[0])
                wrong += found
    print("\n".join(wrong[:60]))
    print(f"{len(REPORTS)} reports, {compared:,} cells compared, {len(wrong)} differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    # openpyxl says that it would drop data bars, were it to write the file.
    warnings.simplefilter("ignore")
    sys.exit(main(sys.argv[1], ("keys",) if "--quick" in sys.argv else ("keys", "zh", "en")))
