#!/usr/bin/env python3
"""compare.py PROGRAM SOURCE_DIRECTORY [--renew]

graphs/ holds what `ergraph build input -o graphs` makes of the sample articles. This builds them
anew and compares. What was counted and found must be equal to the letter; places of nodes and other
computed fractions may differ a little, because layout and sine differ between machines: in data they
are left out or compared to six digits, in diagrams and pages all numbers are left out.
--renew writes graphs/ anew instead; look at the difference before it is kept.
"""
import filecmp
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

PLACES = {"x", "y", "size", "position", "viz:position"}
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")


def same_data(a, b, where):
    if isinstance(a, dict) and isinstance(b, dict):
        keys = (set(a) | set(b)) - PLACES
        return [d for k in sorted(keys) for d in same_data(a.get(k), b.get(k), f"{where}.{k}")]
    if isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        return [d for i, (x, y) in enumerate(zip(a, b)) for d in same_data(x, y, f"{where}[{i}]")]
    if isinstance(a, float) or isinstance(b, float):
        if a is not None and b is not None and abs(a - b) <= 1e-6 * max(1, abs(a), abs(b)):
            return []
    return [] if a == b else [f"{where}: {a!r} is now {b!r}"]


def same_json(old, new):
    with open(old, encoding="utf-8") as f, open(new, encoding="utf-8") as g:
        return same_data(json.load(f), json.load(g), os.path.basename(old))


def same_text(old, new, strip):
    with open(old, encoding="utf-8") as f, open(new, encoding="utf-8") as g:
        a, b = f.read(), g.read()
    if strip:
        a, b = NUMBER.sub("#", a), NUMBER.sub("#", b)
    return [] if a == b else [f"{os.path.basename(old)} differs"]


def same_table(old, new):
    """CSV: fields with a fraction to six digits."""
    def rounded(match):
        return f"{float(match.group()):.6f}"
    with open(old, encoding="utf-8") as f, open(new, encoding="utf-8") as g:
        a, b = (re.sub(r"(?<=,)-?\d+\.\d+(?=,|$)", rounded, t.read(), flags=re.M) for t in (f, g))
    return [] if a == b else [f"{os.path.basename(old)} differs"]


def compare(old, new):
    name = os.path.basename(old)
    if name.endswith(".json"):
        return same_json(old, new)
    if name == "mentions.jsonl":
        return [] if filecmp.cmp(old, new, shallow=False) else [f"{name} differs"]
    if name.endswith(".csv"):
        return same_table(old, new)
    if name.endswith(".png"):
        with open(new, "rb") as f:
            return [] if f.read(8) == b"\x89PNG\r\n\x1a\n" else [f"{name} is no PNG"]
    return same_text(old, new, strip=True)


def main():
    program, source = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    graphs = os.path.join(source, "graphs")
    with tempfile.TemporaryDirectory() as folder:
        new = os.path.join(folder, "graphs")
        subprocess.run([program, "build", "-q", "input", "-o", new], cwd=source, check=True)
        if "--renew" in sys.argv:
            shutil.rmtree(graphs, ignore_errors=True)
            shutil.copytree(new, graphs)
            return 0
        names = sorted(set(os.listdir(graphs)) | set(os.listdir(new)))
        wrong = []
        for name in names:
            paths = os.path.join(graphs, name), os.path.join(new, name)
            missing = [p for p in paths if not os.path.exists(p)]
            wrong += [f"{p} is not there" for p in missing] or compare(*paths)
    for line in wrong[:20]:
        print(line)
    print(f"{len(names)} files compared, {len(wrong)} differences")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
