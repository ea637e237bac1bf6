#!/usr/bin/env python3
"""One job done by another tool: benches/peers.py duckdb|polars|pandas tiers|rfm SHEET OUT

tiers: lines → purchases (member, shop, day; refunds left out) → per member total, largest purchase and tier, gold by one
purchase of 3,000 or 10,000 within any 183 days, silver by one of 1,500 or 5,000 in all. rfm: days since the last
purchase, purchases, money, and their scores by quintile (type 7, equal values with equal scores). As of 2026-11-22. Money
is exact (decimal or whole cents) in each. From PyPI: duckdb, polars, pandas, and for xlsx fastexcel, pyarrow,
python-calamine and xlsxwriter.
"""
import sys

engine, job, sheet, out = sys.argv[1:5]
excel = sheet.endswith(".xlsx")
to_excel = out.endswith(".xlsx")

PURCHASES = """
with lines as ({source}),
purchases as (select member, shop, day, sum(amount) as net from lines where amount >= 0 group by member, shop, day)"""
TIERS = PURCHASES + """,
windows as (select member, net, sum(net) over (partition by member order by day
    range between interval 182 days preceding and current row) as within from purchases)
select member, case when max(net) >= 3000 or max(within) >= 10000 then 'A'
                    when max(net) >= 1500 or sum(net) >= 5000 then 'B' else 'C' end as tier,
       sum(net) as total, max(net) as largest from windows group by member order by member"""
RFM = PURCHASES + """,
members as (select member, date '2026-11-22' - max(day) as recency_days, count(*) as frequency, sum(net) as monetary
            from purchases group by member),
cuts as (select quantile_cont(recency_days, [.2, .4, .6, .8]) as r, quantile_cont(frequency, [.2, .4, .6, .8]) as f,
                quantile_cont(monetary::double, [.2, .4, .6, .8]) as m from members)
select member, recency_days, frequency, monetary,
       5 - len(list_filter(cuts.r, lambda cut: cut < recency_days)) as r,
       1 + len(list_filter(cuts.f, lambda cut: cut < frequency)) as f,
       1 + len(list_filter(cuts.m, lambda cut: cut < monetary)) as m from members, cuts order by member"""


def by_duckdb():
    import duckdb

    duckdb.execute("set threads = 2")
    columns = "会员卡号 as member, 消费日期 as day, 消费金额 as amount, 店铺 as shop"
    if excel:
        import fastexcel

        table = fastexcel.read_excel(sheet).load_sheet(0).to_arrow()  # noqa: F841, named in the query
        source = f"select 会员卡号 as member, 消费日期::date as day, 消费金额::decimal(18, 2) as amount, 店铺 as shop from table"
        source = source.replace("from table", "from \"table\"")
        duckdb.register("table", table)
    else:
        types = "{'会员卡号': 'VARCHAR', '消费日期': 'DATE', '消费金额': 'DECIMAL(18,2)'}"
        source = f"select {columns} from read_csv('{sheet}', header = true, types = {types})"
    query = (TIERS if job == "tiers" else RFM).format(source=source)
    if to_excel:
        duckdb.sql(query).pl().write_excel(out)
    else:
        duckdb.execute(f"copy ({query}) to '{out}' (header)")


def by_polars():
    import polars as pl

    cents = (pl.col("消费金额") * 100).round().cast(pl.Int64)
    if excel:
        lines = pl.read_excel(sheet, schema_overrides={"会员卡号": pl.String}).lazy()
        day = pl.col("消费日期").cast(pl.Date)
    else:
        lines = pl.scan_csv(sheet, schema_overrides={"会员卡号": pl.String}, try_parse_dates=True)
        day = pl.col("消费日期")
    lines = lines.select(member="会员卡号", day=day, amount=cents, shop="店铺").filter(pl.col("amount") >= 0)
    purchases = lines.group_by("member", "shop", "day").agg(net=pl.col("amount").sum())
    money = lambda name: (pl.col(name) / 100).round(2)  # noqa: E731
    if job == "tiers":
        within = purchases.sort("member", "day").rolling("day", period="183d", group_by="member").agg(pl.col("net").sum())
        gold = within.group_by("member").agg(within=pl.col("net").max())
        members = purchases.group_by("member").agg(total=pl.col("net").sum(), largest=pl.col("net").max())
        members = members.join(gold, on="member")
        is_gold = (pl.col("largest") >= 300_000) | (pl.col("within") >= 1_000_000)
        is_silver = (pl.col("largest") >= 150_000) | (pl.col("total") >= 500_000)
        tier = pl.when(is_gold).then(pl.lit("A")).when(is_silver).then(pl.lit("B")).otherwise(pl.lit("C"))
        result = members.select("member", tier=tier, total=money("total"), largest=money("largest"))
    else:
        last = (pl.date(2026, 11, 22) - pl.col("day").max()).dt.total_days()
        members = purchases.group_by("member").agg(recency_days=last, frequency=pl.len(), monetary=pl.col("net").sum())
        cut = lambda name, share: pl.col(name).quantile(share, "linear")  # noqa: E731
        below = lambda name: sum((pl.col(name) > cut(name, n / 5)).cast(pl.Int64) for n in range(1, 5))  # noqa: E731
        scores = {"r": 5 - below("recency_days"), "f": 1 + below("frequency"), "m": 1 + below("monetary")}
        result = members.select("member", "recency_days", "frequency", monetary=money("monetary"), **scores)
    result = result.sort("member").collect()
    result.write_excel(out) if to_excel else result.write_csv(out, float_precision=2)


def by_pandas():
    import pandas as pd

    texts = {"会员卡号": str}
    read = pd.read_excel(sheet, dtype=texts, engine="calamine") if excel else pd.read_csv(sheet, dtype=texts)
    cents = (read["消费金额"] * 100).round().astype("int64")
    days = pd.to_datetime(read["消费日期"])
    lines = pd.DataFrame({"member": read["会员卡号"], "shop": read["店铺"], "day": days, "net": cents})
    purchases = lines[lines.net >= 0].groupby(["member", "shop", "day"], as_index=False).net.sum()
    grouped = purchases.groupby("member")
    if job == "tiers":
        members = grouped.net.agg(total="sum", largest="max")
        by_day = purchases.sort_values(["member", "day"]).set_index("day")
        members["within"] = by_day.groupby("member").net.rolling("183D").sum().groupby("member").max()
        silver = (members.largest >= 150_000) | (members.total >= 500_000)
        gold = (members.largest >= 300_000) | (members.within >= 1_000_000)
        members.insert(0, "tier", "C")
        members.loc[silver, "tier"] = "B"
        members.loc[gold, "tier"] = "A"
        result = members[["tier", "total", "largest"]].assign(total=members.total / 100, largest=members.largest / 100)
    else:
        last = (pd.Timestamp("2026-11-22") - grouped.day.max()).dt.days
        result = pd.DataFrame({"recency_days": last, "frequency": grouped.size(), "monetary": grouped.net.sum()})
        cuts = result.quantile([0.2, 0.4, 0.6, 0.8])
        below = {name: sum((result[name] > cut).astype(int) for cut in cuts[name]) for name in cuts}
        result = result.assign(r=5 - below["recency_days"], f=1 + below["frequency"], m=1 + below["monetary"])
        result["monetary"] /= 100
    result.to_excel(out, engine="xlsxwriter") if to_excel else result.to_csv(out, float_format="%.2f")


{"duckdb": by_duckdb, "polars": by_polars, "pandas": by_pandas}[engine]()
