"""Tier drill of regulars beside DuckDB: python3 benches/compare.py REGULARS LINES.csv [PAIRS]

Both read the same sheet, merge lines to purchases by member, shop and day, and write per member total and largest
purchase as CSV; regulars takes refunds from the purchases they belong to and judges the tiers beside. Runs alternate; medians and peak memory are printed. DuckDB comes from PyPI.
"""
import os
import resource
import statistics
import subprocess
import sys
import time

DUCKDB = """
import duckdb, sys
duckdb.execute('set threads = 2')
duckdb.execute('''copy (
  with lines as (select 会员卡号 as member, 消费日期 as day, 店铺 as shop, 消费金额 as amount
                 from read_csv(?, header = true, types = {'会员卡号': 'VARCHAR', '消费金额': 'DECIMAL(18,2)'})),
  purchases as (select member, shop, day, sum(amount) as amount from lines group by member, shop, day)
  select member, count(*) as purchases, sum(amount) as total, max(amount) as largest, max(day) as last
  from purchases group by member order by member) to ? (header)''', [sys.argv[1], sys.argv[2]])
"""


def run(command):
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"{command[0]} failed")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main(regulars, lines, pairs):
    ours = [regulars, "tiers", lines, "--today", "2026-11-22", "--table", "members",
            "--columns", "member,tier,since,total,largest", "-q", "-o", "/tmp/ours.csv"]
    theirs = [sys.executable, "-c", DUCKDB, lines, "/tmp/theirs.csv"]
    results = [(run(ours), run(theirs)) for _ in range(pairs)]
    for name, side in (("regulars", 0), ("duckdb", 1)):
        seconds = statistics.median(pair[side][0] for pair in results)
        print(f"{name}: {seconds:.2f} s, {max(pair[side][1] for pair in results):.0f} MiB")
    ratio = statistics.median(pair[1][0] / pair[0][0] for pair in results)
    print(f"regulars is {ratio:.2f} times as fast (median of {pairs} pairs)")


main(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 5)
