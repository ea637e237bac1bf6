#!/usr/bin/env python3
"""Makes the filled-in call lists beside this script, which `tests/round_trip.rs` reads back.

The list of the example shop of 22 November 2026 is filled in, sorted, and has rows taken out and added, as the staff do
it; then LibreOffice opens it and saves it in each format, so that what is read is what a spreadsheet program writes.

    python3 tests/round_trip/make.py target/debug/regulars

Needs LibreOffice (`soffice`) and openpyxl. The tests need neither. Rows are named by card; see `FILLED` in the test for
what each must come to.
"""

import datetime
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
from copy import copy

import openpyxl

HERE = pathlib.Path(__file__).parent
TODAY = "2026-11-22"
SHEET = "应回访"

# Card → what the staff write: result, what the member said, news welcome, next date, done by.
FILLED = {
    "00187": ("已接通", "洗后没有变形", "是", None, "小李"),
    "00357": ("空号", None, None, None, None),
    "00531": ("约定到店", "周六带太太来", None, datetime.date(2026, 11, 28), "小李"),
    "00544": ("已接通", "尺码合适", "否", None, "小李"),
    "00575": ("无人接听", None, None, None, "周婷"),
    "00580": ("不接受", None, None, None, "王芳"),
    "00423": ("已接通", "请不要再发，退订", None, None, "赵敏"),
    "00668": (None, None, None, None, "李娜"),
    "00307": ("已接通", None, None, None, "赵敏"),
    "00165": ("已到店", "买了一件", None, None, "周婷"),
    # By message, since nobody answered: the channel is changed to 短信 below.
    "00366": (None, "谢谢", None, None, "王芳"),
}
BY_MESSAGE = "00366"
DELETED = ["00437", "00635", "00686", "00577"]
# A row without a key: a member who called of her own accord. And one whom the shop does not know.
ADDED = [
    {"姓名": "张小云", "电话": "19900007837", "回访内容": "新品", "方式": "电话", "结果": "已接通", "顾客反馈": "问羊毛衫有没有红色", "回访人": "刘洋"},
    {"姓名": "路过的人", "电话": "19911112222", "方式": "电话", "结果": "已接通", "回访人": "刘洋"},
]

# The lists beside the schedule: command → what the staff write.
BESIDE = {
    "arrivals": {
        "00139": ("已接通", "周末来试", None, None, "刘洋"),
        "00104": (None, None, None, None, "赵敏"),
        "00115": ("不接受", None, None, None, None),
        "00660": ("约定到店", None, None, datetime.date(2026, 11, 25), "赵敏"),
    },
    "weather record": {
        "00101": (None, None, None, None, "李娜"),
        "00102": (None, "谢谢", None, None, None),
    },
}


def fill(path, sheet_of, filled=FILLED):
    """Fills in a list and puts its rows into the order of names; `sheet_of` tells which sheets are lists."""
    book = openpyxl.load_workbook(path)
    for sheet in [sheet for sheet in book if sheet_of(sheet)]:
        heads = [cell.value for cell in sheet[1]]
        column = {head: at for at, head in enumerate(heads)}
        rows = [[(cell.value, copy(cell._style)) for cell in row] for row in sheet.iter_rows(min_row=2)]
        kept = []
        for row in rows:
            card = row[column["会员"]][0]
            if card in DELETED:
                continue
            if card in filled:
                for head, value in zip(["结果", "顾客反馈", "愿意接收", "下次联系", "回访人"], filled[card]):
                    row[column[head]] = (value, row[column[head]][1])
            if card == BY_MESSAGE:
                row[column["方式"]] = ("短信", row[column["方式"]][1])
            kept.append(row)
        kept.sort(key=lambda row: row[column["姓名"]][0])
        if sheet.title == SHEET:
            kept[3:3] = [[(added.get(head), row[1]) for head, row in zip(heads, kept[0])] for added in ADDED]
        sheet.delete_rows(2, len(rows))
        for number, row in enumerate(kept, start=2):
            for at, (value, style) in enumerate(row, start=1):
                cell = sheet.cell(number, at)
                cell.value, cell._style = value, style
                if heads[at - 1] == "下次联系" and value is not None:
                    cell.number_format = "yyyy/m/d"
        for table in sheet.tables.values():
            table.ref = f"A1:{openpyxl.utils.get_column_letter(len(heads))}{len(kept) + 1}"
            table.autoFilter.ref = table.ref
    book.save(path)


def convert(path, folder, kind, name):
    """Lets LibreOffice save a workbook as another."""
    subprocess.run(
        ["soffice", "--headless", "--convert-to", kind, "--outdir", folder, path], check=True, stdout=subprocess.DEVNULL
    )
    ending = kind.split(":")[0]
    made = pathlib.Path(folder) / (pathlib.Path(path).stem + "." + ending)
    if not made.exists():
        # One of several sheets bears its name behind that of the file.
        made = next(pathlib.Path(folder).glob(pathlib.Path(path).stem + f"-*.{ending}"))
    shutil.move(made, HERE / name)


def main(program):
    program = os.path.abspath(program)
    with tempfile.TemporaryDirectory() as folder:
        def run(*arguments):
            subprocess.run([program, *arguments], check=True, cwd=folder, env={**os.environ, "REGULARS_TODAY": TODAY})

        run("demo", "店")
        shop = ["店/会员.xlsx", "店/销售明细.csv", "店/回访记录.xlsx"]
        out = os.path.join(folder, "out")
        os.mkdir(out)

        run("callbacks", "today", *shop, "-q", "-o", "list.xlsx")
        whole = os.path.join(folder, "list.xlsx")
        fill(whole, lambda sheet: sheet.title == SHEET)
        number = openpyxl.load_workbook(whole).sheetnames.index(SHEET) + 1
        for kind, name in [
            ("xlsx", "list.xlsx"),
            ("xls", "list.xls"),
            ("ods", "list.ods"),
            # Commas, quotes, UTF-8, from the first row, as shown, one sheet.
            (f"csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,{number}", "list.csv"),
        ]:
            convert(whole, out, kind, name)

        # A sheet for each of the staff, filled in alike; nothing added. 
        run("callbacks", "today", *shop, "-q", "--split", "staff", "-o", "split.xlsx")
        split = os.path.join(folder, "split.xlsx")
        fill(split, lambda sheet: sheet.title.startswith(SHEET + " "))
        for kind, name in [("xlsx", "split.xlsx"), ("ods", "split.ods")]:
            convert(split, out, kind, name)

        # Of the whole shop: it takes the sheets of items and orders, and who switched messages on.
        for command, filled in BESIDE.items():
            name = command.split()[0] + ".xlsx"
            run("callbacks", *command.split(), "店", "-q", "-o", name)
            path = os.path.join(folder, name)
            fill(path, lambda sheet: "愿意接收" in [cell.value for cell in sheet[1]], filled)
            convert(path, out, "xlsx", name)


if __name__ == "__main__":
    main(sys.argv[1])
