#!/usr/bin/env python3
"""Writes a seeded purchases sheet: benches/sheets.py ROWS FILE.csv|FILE.xlsx [--inline]

Columns: card number, date, amount (2 % refunds), shop, staff, item; about eight lines a member over three years. A
workbook has the cells as Excel writes them: shared texts, dates as numbers with a format; --inline writes the texts into
the cells, as exporters do. Needs nothing but Python.
"""
import datetime
import random
import sys
import zipfile

HEADER = ["会员卡号", "消费日期", "消费金额", "店铺", "导购", "商品"]
SHOPS = ["中山路店", "江南店", "滨江店", "天河店"]
STAFF = ["王芳", "李娜", "张伟", "刘洋", "陈静", "杨帆", "赵磊", "黄敏"]
ITEMS = [f"{kind}{number}" for kind in ("衬衫", "西裤", "夹克", "风衣", "毛衣") for number in range(40)]
FIRST = datetime.date(2023, 11, 23)
ZERO = datetime.date(1899, 12, 30)


def rows(count):
    dice = random.Random(1)
    members = max(1, count // 8)
    days = [FIRST + datetime.timedelta(days=n) for n in range(1095)]
    for _ in range(count):
        cents = int(dice.lognormvariate(10.2, 0.9))
        sign = "-" if dice.random() < 0.02 else ""
        member = min(int(dice.expovariate(3.0) * members), members - 1)
        amount = f"{sign}{cents // 100}.{cents % 100:02d}"
        yield f"{member + 1:08d}", dice.choice(days), amount, dice.choice(SHOPS), dice.choice(STAFF), dice.choice(ITEMS)


def csv(count, path):
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write(",".join(HEADER) + "\n")
        for card, day, amount, *texts in rows(count):
            out.write(f"{card},{day},{amount},{','.join(texts)}\n")


PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/'
    f'vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{CONTENT}.sheet.'
    f'main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{CONTENT}.worksheet+xml"/><Override '
    f'PartName="/xl/styles.xml" ContentType="{CONTENT}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" '
    f'ContentType="{CONTENT}.sharedStrings+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument"'
    ' Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/'
    f'worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId3" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="销售明细" sheetId="1" '
    'r:id="rId1"/></sheets></workbook>',
    "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders '
    'count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="14" '
    'applyNumberFormat="1"/></cellXfs></styleSheet>',
}


def xlsx(count, path, inline):
    shared = {}

    def text(cell, value):
        if inline:
            return f'<c r="{cell}" t="inlineStr"><is><t>{value}</t></is></c>'
        return f'<c r="{cell}" t="s"><v>{shared.setdefault(value, len(shared))}</v></c>'

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, body in PARTS.items():
            book.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + body)
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            head = "".join(text(f"{letter}1", name) for letter, name in zip("ABCDEF", HEADER))
            sheet.write(f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">{head}</row>'.encode())
            for at, (card, day, amount, *texts) in enumerate(rows(count), 2):
                cells = "".join(text(f"{letter}{at}", value) for letter, value in zip("DEF", texts))
                sheet.write(
                    f'<row r="{at}" spans="1:6">{text(f"A{at}", card)}<c r="B{at}" s="1"><v>{(day - ZERO).days}</v></c>'
                    f'<c r="C{at}"><v>{amount}</v></c>{cells}</row>'.encode()
                )
            sheet.write(b"</sheetData></worksheet>")
        items = "".join(f"<si><t>{value}</t></si>" for value in shared)
        book.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}" uniqueCount="{len(shared)}">{items}</sst>')


def write(count, path, inline=False):
    xlsx(count, path, inline) if path.endswith(".xlsx") else csv(count, path)


if __name__ == "__main__":
    write(int(sys.argv[1]), sys.argv[2], "--inline" in sys.argv)
