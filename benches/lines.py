"""Writes a seeded purchases sheet: python3 benches/lines.py 1000000 lines.csv

Columns: member, date, amount (2 % refunds), shop, staff, item. About eight lines a member over three years.
"""
import datetime
import random
import sys


def main(count, path):
    dice = random.Random(1)
    members = max(1, count // 8)
    first = datetime.date(2023, 11, 23)
    days = [(first + datetime.timedelta(days=n)).isoformat() for n in range(1095)]
    shops = ["中山路店", "江南店", "滨江店", "天河店"]
    staff = ["王芳", "李娜", "张伟", "刘洋", "陈静", "杨帆", "赵磊", "黄敏"]
    items = [f"{kind}{number}" for kind in ("衬衫", "西裤", "夹克", "风衣", "毛衣") for number in range(40)]
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write("会员卡号,消费日期,消费金额,店铺,导购,商品\n")
        for _ in range(count):
            cents = int(dice.lognormvariate(10.2, 0.9))
            sign = "-" if dice.random() < 0.02 else ""
            member = min(int(dice.expovariate(3.0) * members), members - 1)
            out.write(
                f"{member:08d},{dice.choice(days)},{sign}{cents // 100}.{cents % 100:02d},"
                f"{dice.choice(shops)},{dice.choice(staff)},{dice.choice(items)}\n"
            )


main(int(sys.argv[1]), sys.argv[2])
