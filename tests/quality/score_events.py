#!/usr/bin/env python3
"""How many events of a public gold set ergraph finds.

    score_events.py ERGRAPH GOLD.jsonl [-v]

GOLD.jsonl: one sentence a line: {"doc", "text", "entities": [{"start", "end"}],
"relations": [{"head", "tail", "type", "symmetric"}]} with PLOVER's classes. A relation counts as
found where ergraph has one whose ends touch the two spans, and as right where the class agrees too.
"""
import collections
import json
import subprocess
import sys
import tempfile

# PLOVER renamed and joined classes over its versions.
CLASSES = {"demand": "request", "disapprove": "accuse", "investigate": "accuse", "fight": "assault"}
NO_EVENTS = {"statement", "role", "part", "member", "kin", "ally"}


def bytes_before(text, position):
    return len(text[:position].encode("utf-8"))


def extract(program, records):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for n, record in enumerate(records):
            file.write(json.dumps({"id": str(n), "text": record["text"]}) + "\n")
        file.flush()
        run = subprocess.run([program, "extract", file.name], capture_output=True, check=True)
    found = {}
    for line in run.stdout.decode("utf-8").splitlines():
        document = json.loads(line)
        found[int(document["doc"])] = document
    return found


def spans_of(document, entity):
    return [(m["start"], m["end"]) for m in document["mentions"] if m.get("entity") == entity]


def touches(spans, span):
    return any(a < span[1] and span[0] < b for a, b in spans)


def main():
    program, path = sys.argv[1:3]
    verbose = "-v" in sys.argv
    with open(path, encoding="utf-8") as file:
        records = [json.loads(line) for line in file if line.strip()]
    found = extract(program, records)
    total = pairs = right = output = 0
    by_class, right_by_class = collections.Counter(), collections.Counter()
    for n, record in enumerate(records):
        document = found.get(n, {"mentions": [], "relations": []})
        events = [r for r in document["relations"] if r["class"] not in NO_EVENTS]
        output += len(events)
        text = record["text"]
        spans = [(bytes_before(text, e["start"]), bytes_before(text, e["end"])) for e in record["entities"]]
        for gold in record["relations"]:
            head, tail = spans[gold["head"]], spans[gold["tail"]]
            wanted = CLASSES.get(gold["type"].lower(), gold["type"].lower())
            hits = []
            for r in events:
                source, target = spans_of(document, r["source"]), spans_of(document, r["target"])
                if touches(source, head) and touches(target, tail):
                    hits.append(r)
                elif (gold.get("symmetric") or r["symmetric"]) and touches(source, tail) and touches(target, head):
                    hits.append(r)
            total += 1
            by_class[wanted] += 1
            pairs += bool(hits)
            if any(r["class"] == wanted for r in hits):
                right += 1
                right_by_class[wanted] += 1
            elif verbose:
                labels = document.get("entities", [])
                print(wanted, text[record["entities"][gold["head"]]["start"]:record["entities"][gold["head"]]["end"]], "->",
                      text[record["entities"][gold["tail"]]["start"]:record["entities"][gold["tail"]]["end"]], "| output:",
                      [(labels[r["source"]]["label"], r["class"], labels[r["target"]]["label"]) for r in events])
                print("   ", text)
    print("source, class, target all right  %5.1f %%  (%d of %d)" % (100 * right / total, right, total))
    print("pair found                       %5.1f %%" % (100 * pairs / total))
    print("class right given the pair       %5.1f %%" % (100 * right / max(1, pairs)))
    print("events in the output             %5d" % output)
    for name in sorted(by_class):
        print("  %-10s %3d of %3d" % (name, right_by_class[name], by_class[name]))


if __name__ == "__main__":
    main()
