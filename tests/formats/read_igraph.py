"""igraph reads network.graphml with all nodes and links."""
import os
import subprocess
import sys
import tempfile

from samples import KINDS, expect, write

for kind in KINDS:
    data, nodes, links = write(sys.argv[1], kind, "graphml")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "network.graphml")
        with open(path, "wb") as file:
            file.write(data)
        told = subprocess.run([sys.argv[2], path], check=True, stdout=subprocess.PIPE).stdout
    lines = told.decode().split("\n")
    expect(" ".join(kind), lines[0], f"{nodes} nodes {links} links")
    if kind == ["hostile"]:
        expect("the first name", lines[1], "<script>alert(1)</script>")
print("ok")
