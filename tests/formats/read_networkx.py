"""networkx loads every format that it knows, with all nodes, all links and the names as they are."""
import io
import json
import sys

from samples import KINDS, expect, skip, write

try:
    import networkx
    from networkx.readwrite import json_graph
except ImportError:
    skip("python3-networkx is not installed")


def read_json(data):
    data = json.loads(data)
    try:
        return json_graph.node_link_graph(data, edges="links")
    except TypeError:  # before 3.4: "links" is the only name
        return json_graph.node_link_graph(data)


READERS = {
    "json": read_json,
    "adjacency": lambda data: json_graph.adjacency_graph(json.loads(data)),
    "graphml": lambda data: networkx.read_graphml(io.BytesIO(data), force_multigraph=True),
    "gexf": lambda data: networkx.read_gexf(io.BytesIO(data)),
}

# Names without controls and without invalid UTF-8 come back byte for byte.
EXACT = ["<script>alert(1)</script>", "\"quoted\" & 'single' &amp; &lt;b&gt;",
         "back\\slash\\n\\N\\G\\E \\\"", "]]> --> <!-- <?php ?> </svg>",
         "two\nlines\r\nand\ttab", "\u5357\u5317 \U0001F600 O\u0308", "__proto__", "x" * 20000]


def check(program, format, kind):
    data, nodes, links = write(program, kind, format)
    graph = READERS[format](data)
    what = f"{format} of {' '.join(kind)}"
    expect(what + ": nodes", graph.number_of_nodes(), nodes)
    expect(what + ": links", len({key for key in edge_ids(graph, format)}), links)
    labels = {data.get("label") for _, data in graph.nodes(data=True)}
    for name in EXACT if kind == ["hostile"] else []:
        if name not in labels:
            sys.exit(f"{what}: {name[:60]!r} did not come back from {labels!r:.2000}")


def edge_ids(graph, format):
    edges = graph.edges(data=True, keys=True) if graph.is_multigraph() else (
        (a, b, data.get("id", (a, b)), data) for a, b, data in graph.edges(data=True))
    for a, b, key, data in edges:
        # In adjacency data "id" is the neighbour, and the link's own id the key.
        yield key if format == "adjacency" else data.get("id", (a, b, key))


for format in READERS:
    for kind in KINDS:
        check(sys.argv[1], format, kind)
    print(format, "ok")
