"""The CSV tables: as RFC 4180 has it, with the columns that Gephi imports by, and no cell that a
spreadsheet would take for a formula."""
import csv
import io
import sys

from samples import KINDS, expect, write

FORMULA = ("=", "+", "-", "@", "\t", "\r")
NUMBERS = {"Mentions", "Documents", "Community", "Degree", "Strength", "PageRank", "Betweenness", "X", "Y",
           "Weight", "Polarity", "Score", "Npmi", "G2"}


def read(format, kind):
    data, nodes, links = write(sys.argv[1], kind, format)
    text = data.decode("utf-8")  # strict: invalid bytes would end the test
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    for row in rows:
        if None in row or None in row.values():
            sys.exit(f"{format} of {kind}: a row with too many or too few cells: {row!r:.300}")
        for name, cell in row.items():
            if name in NUMBERS:
                float(cell or 0)
            elif cell.startswith(FORMULA):
                sys.exit(f"{format} of {kind}: {name} would be a formula: {cell!r:.100}")
    return rows, nodes, links


for kind in KINDS:
    rows, nodes, links = read("csv-nodes", kind)
    expect(f"nodes of {kind}", len(rows), nodes)
    expect("first columns", list(rows[0])[:2], ["Id", "Label"])
    ids = {row["Id"] for row in rows}
    expect("ids", len(ids), nodes)
    if kind == ["hostile"]:
        labels = {row["Label"] for row in rows}
        for name in ["\"quoted\" & 'single' &amp; &lt;b&gt;", "two\nlines\r\nand\ttab", "x" * 20000,
                     "'=1+1;@SUM(A1),\"x\""]:
            if name not in labels:
                sys.exit(f"{name[:60]!r} did not come back from {labels!r:.2000}")
    rows, nodes, links = read("csv", kind)
    expect(f"links of {kind}", len(rows), links)
    for row in rows:
        expect("first columns", list(row)[:4], ["Source", "Target", "Type", "Weight"])
        expect("ends are nodes", {row["Source"], row["Target"]} <= ids, True)
        expect("type", row["Type"] in ("Directed", "Undirected"), True)
        expect("weight", int(row["Weight"]) > 0, True)
print("ok")
