# Counts decisions by year and outcome, from Ratsgraph's table of decisions.
#
#   python3 outcomes.py http://127.0.0.1:8080
import collections
import csv
import io
import sys
import urllib.request

address = sys.argv[1] + "/export/decisions.csv"
decisions = list(csv.DictReader(io.TextIOWrapper(urllib.request.urlopen(address), "utf-8")))

# All rows are of one state of the graph, which every row names.
(revision,) = {row["revision"] for row in decisions}

# An empty cell is not recorded: neither zero nor an empty text.
dated = [row for row in decisions if row["session.date.day"]]
counts = collections.Counter((row["session.date.day"][:4], row["outcome"]) for row in dated)

for (year, outcome), n in sorted(counts.items()):
    print(year, outcome, n)
print(f"revision {revision}, {len(decisions) - len(dated)} without a day")
