#!/usr/bin/env python3
"""How many events of a public gold set ergraph finds.

    score_events.py ERGRAPH GOLD.jsonl [-v] [--as NAME=STATE,...]

GOLD.jsonl: one text a line: {"doc", "text", "entities": [{"start", "end"}], "relations": [{"head",
"tail", "type", "symmetric"}]}. A relation counts as found where ergraph has one whose ends touch the
two spans, and as right where the class agrees too. The types may be PLOVER's classes, or those of
RE3D (what is no relation here, CoLocated, IsSynonymOf, HasAttrOf and Apart, is left out; direction
counts for nothing). Records without entities that have "cameo": [{"sourcecode", "targetcode",
"eventcode"}] are compared by name: the letters of the code's first three stand in the label in this
order; --as puts states that there are in the place of states that the texts invent.
"""
import collections
import json
import re
import subprocess
import sys
import tempfile

# PLOVER renamed and joined classes over its versions.
CLASSES = {"demand": "request", "disapprove": "accuse", "investigate": "accuse", "fight": "assault"}
NO_EVENTS = {"statement", "role", "part", "member", "kin", "ally"}

# RE3D's types are broader than ours: any of these will do.
RE3D = {
    "FightingAgainst": {"assault", "coerce", "mobilize", "threaten", "protest"},
    "BelongsTo": {"member", "part", "role"},
    "InChargeOf": {"role", "part"},
    "CommWith": {"consult", "agree", "request"},
    "Likes": {"support", "agree", "aid", "ally", "cooperate"},
    "AlliesOf": {"ally", "cooperate", "support", "agree", "aid", "member"},
    "Dislikes": {"accuse", "reject", "protest", "sanction", "threaten"},
}
RE3D_LEFT_OUT = {"CoLocated", "IsSynonymOf", "HasAttrOf", "Apart"}

# The root of a CAMEO code, or the code where PLOVER put it elsewhere.
CAMEO = {
    "01": "statement", "02": "request", "03": "agree", "04": "consult", "05": "support",
    "06": "cooperate", "07": "aid", "08": "concede", "084": "retreat", "087": "retreat",
    "09": "accuse", "10": "request", "11": "accuse", "12": "reject", "13": "threaten",
    "14": "protest", "15": "mobilize", "16": "sanction", "17": "coerce", "18": "assault",
    "19": "assault", "20": "assault", "057": "agree",
}


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


def print_totals(total, pairs, right):
    print("source, class, target all right  %5.1f %%  (%d of %d)" % (100 * right / max(1, total), right, total))
    print("pair found                       %5.1f %%" % (100 * pairs / max(1, total)))
    print("class right given the pair       %5.1f %%" % (100 * right / max(1, pairs)))


def wanted_classes(kind):
    if kind in RE3D:
        return RE3D[kind]
    return {CLASSES.get(kind.lower(), kind.lower())}


def bears_code(label, code):
    """Whether the letters of a code like ARN stand in the label in this order, the first first."""
    position, name = 0, label.upper()
    if not code or not any(word.startswith(code[0]) for word in name.split()):
        return False
    for letter in code[:3]:
        position = name.find(letter, position) + 1
        if not position:
            return False
    return True


def put_states(records, names):
    for record in records:
        for name, state in names.items():
            record["text"] = re.sub(r"\b%s\b" % re.escape(name), state, record["text"])


def score_codes(records, found, names):
    invented = {state: name for name, state in names.items()}
    total = pairs = right = 0
    for n, record in enumerate(records):
        document = found.get(n, {"entities": [], "relations": []})
        labels = [invented.get(e["label"], e["label"]) for e in document["entities"]]
        for gold in record["cameo"]:
            code = gold.get("eventcode") or ""
            wanted = CAMEO.get(code[:3], CAMEO.get(code[:2]))
            if wanted is None or wanted == "statement":
                continue
            ends = gold.get("sourcecode") or "", gold.get("targetcode") or ""
            hits = [r for r in document["relations"]
                    if (bears_code(labels[r["source"]], ends[0]) and bears_code(labels[r["target"]], ends[1])) or
                    (r["symmetric"] and bears_code(labels[r["source"]], ends[1]) and bears_code(labels[r["target"]], ends[0]))]
            total += 1
            pairs += bool(hits)
            right += any(r["class"] == wanted for r in hits)
    return total, pairs, right


def main():
    program, path = sys.argv[1:3]
    verbose = "-v" in sys.argv
    with open(path, encoding="utf-8") as file:
        records = [json.loads(line) for line in file if line.strip()]
    names = {}
    if "--as" in sys.argv:
        names = dict(pair.split("=") for pair in sys.argv[sys.argv.index("--as") + 1].split(","))
        put_states(records, names)
    found = extract(program, records)
    if records and not any(record["entities"] for record in records):
        print_totals(*score_codes(records, found, names))
        return
    total = pairs = right = output = 0
    by_class, right_by_class = collections.Counter(), collections.Counter()
    for n, record in enumerate(records):
        document = found.get(n, {"mentions": [], "relations": []})
        broad = any(r["type"] in RE3D for r in record["relations"])
        events = [r for r in document["relations"] if broad or r["class"] not in NO_EVENTS]
        output += len(events)
        text = record["text"]
        spans = [(bytes_before(text, e["start"]), bytes_before(text, e["end"])) for e in record["entities"]]
        for gold in record["relations"]:
            if gold["type"] in RE3D_LEFT_OUT:
                continue
            head, tail = spans[gold["head"]], spans[gold["tail"]]
            wanted = wanted_classes(gold["type"])
            name = gold["type"] if gold["type"] in RE3D else min(wanted)
            hits = []
            for r in events:
                source, target = spans_of(document, r["source"]), spans_of(document, r["target"])
                if touches(source, head) and touches(target, tail):
                    hits.append(r)
                elif (gold.get("symmetric") or r["symmetric"] or gold["type"] in RE3D) and touches(source, tail) and touches(target, head):
                    hits.append(r)
            total += 1
            by_class[name] += 1
            pairs += bool(hits)
            if any(r["class"] in wanted for r in hits):
                right += 1
                right_by_class[name] += 1
            elif verbose:
                labels = document.get("entities", [])
                print(name, text[record["entities"][gold["head"]]["start"]:record["entities"][gold["head"]]["end"]], "->",
                      text[record["entities"][gold["tail"]]["start"]:record["entities"][gold["tail"]]["end"]], "| output:",
                      [(labels[r["source"]]["label"], r["class"], labels[r["target"]]["label"]) for r in events])
                print("   ", text)
    print_totals(total, pairs, right)
    print("events in the output             %5d" % output)
    for name in sorted(by_class):
        print("  %-10s %3d of %3d" % (name, right_by_class[name], by_class[name]))


if __name__ == "__main__":
    main()
