"""dot takes network.dot unchanged; network.svg is well-formed, and no name became markup."""
import shutil
import subprocess
import sys
import xml.etree.ElementTree as xml

from samples import KINDS, expect, skip, write

if not shutil.which("dot"):
    skip("dot is not installed (apt-get install graphviz)")
SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "title", "desc", "g", "polygon", "polyline", "ellipse", "path", "text"}


def count(tree, name):
    return sum(1 for group in tree.iter(SVG + "g") if name in (group.get("class") or "").split())


def check_svg(what, data, nodes):
    tree = xml.fromstring(data)
    expect(what + ": nodes", count(tree, "node"), nodes)
    for element in tree.iter():
        name = element.tag.removeprefix(SVG)
        if name not in ELEMENTS:
            sys.exit(f"{what}: element {name}")
        for attribute in element.attrib:
            if attribute.startswith("on") or attribute.endswith("href"):
                sys.exit(f"{what}: attribute {attribute}")


def check(program, kind, theme):
    what = f"{' '.join(kind)} {theme}"
    svg, nodes, links = write(program, kind, "svg", theme)
    drawn = nodes if links == 0 else count(xml.fromstring(svg), "node")
    check_svg(what + " svg", svg, drawn)
    dot, _, _ = write(program, kind, "dot", theme)
    run = subprocess.run(["dot", "-Tsvg"], input=dot, stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE, check=False)
    expect(what + " dot: what Graphviz complains of", run.stderr, b"")
    tree = xml.fromstring(run.stdout)
    expect(what + " dot: nodes", count(tree, "node"), drawn)
    expect(what + " dot: lines", count(tree, "edge"), count(xml.fromstring(svg), "edge"))
    if theme != "light":
        return
    png, _, _ = write(program, kind, "png", theme)
    expect(what + " png", png[:8], b"\x89PNG\r\n\x1a\n")


for kind in KINDS:
    for theme in ("light", "dark", "print") if kind == ["hostile"] else ("light",):
        check(sys.argv[1], kind, theme)
# What has a link is drawn: all of the hostile network.
expect("hostile: drawn", count(xml.fromstring(write(sys.argv[1], ["hostile"], "svg")[0]), "node"), 16)
print("ok")
