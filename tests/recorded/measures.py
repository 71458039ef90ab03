#!/usr/bin/env python3
"""Records what networkx computes on small graphs, as the C header that test_measures.c compares with.

    measures.py > measures.h            record
    measures.py --check measures.h      compute again and compare with what was recorded

Weights are powers of two, so that lengths (1 / weight) and their sums are exact and equally short
paths are equal in every program. Needs networkx, numpy and scipy.
"""
import math
import random
import re
import sys

try:
    import networkx as nx
    import numpy as np
    import scipy  # networkx uses it
except ImportError as missing:
    print("SKIPPED:", missing)
    sys.exit(77)  # ctest is told that this means: not run

MEASURES = ["degree", "in_degree", "out_degree", "strength", "in_strength", "out_strength", "betweenness",
            "closeness", "harmonic", "eigenvector", "pagerank", "hub", "authority", "katz", "constraint",
            "coreness", "clustering", "articulation"]


def weigh(graph, seed):
    numbers = random.Random(seed)
    for source, target in sorted(graph.edges):
        graph.edges[source, target]["weight"] = numbers.choice([1, 2, 4, 8])
    return graph


def graphs():
    """Weighted, with ties, tree, disconnected with isolated nodes, bipartite, dense; directed, acyclic."""
    yield "weighted", weigh(nx.gnm_random_graph(24, 50, seed=1), 1)
    yield "grid", nx.convert_node_labels_to_integers(nx.grid_2d_graph(4, 5), ordering="sorted")
    yield "tree", weigh(nx.balanced_tree(2, 3), 3)
    apart = nx.disjoint_union(nx.gnm_random_graph(9, 16, seed=4), nx.cycle_graph(5))
    apart.add_nodes_from([14, 15])
    yield "disconnected", weigh(apart, 4)
    yield "bipartite", weigh(nx.complete_bipartite_graph(3, 5), 5)
    yield "dense", weigh(nx.gnm_random_graph(12, 55, seed=6), 6)
    yield "directed", weigh(nx.gnm_random_graph(20, 70, seed=7, directed=True), 7)
    acyclic = nx.DiGraph((a, b) for a, b in nx.gnm_random_graph(14, 30, seed=8).edges if a < b)
    acyclic.add_nodes_from(range(15))
    yield "acyclic", weigh(acyclic, 8)


def unit(values):
    norm = math.sqrt(sum(v * v for v in values))
    return [v / norm for v in values] if norm else values


def leading(matrix):
    """What power iteration with A + I from equal values comes to; networkx's own is not as exact."""
    shifted = np.eye(len(matrix)) + matrix
    values = np.ones(len(matrix))
    for _ in range(200000):
        before = values
        values = shifted @ values
        values /= np.linalg.norm(values)
        if np.abs(values - before).max() < 1e-15:
            break
    return [float(v) for v in values]


def hits(graph, matrix, nodes):
    if not graph.is_directed():
        vector = leading(matrix.T)
        return [v / sum(vector) for v in vector], [v / sum(vector) for v in vector]
    hubs, authorities = nx.hits(graph, tol=1e-15)
    return [hubs[n] for n in nodes], [authorities[n] for n in nodes]


def katz(graph, matrix, nodes):
    radius = max(abs(np.linalg.eigvals(matrix)))
    mean = matrix.sum() / len(nodes)
    alpha = 0.85 / max(float(radius), float(mean))
    values = nx.katz_centrality_numpy(graph, alpha=alpha, beta=1.0, weight="weight")
    return [values[n] for n in nodes]


def constraint(graph, node):
    """nx.constraint, which leaves out nodes that only have incoming links."""
    around = set(nx.all_neighbors(graph, node))
    return sum(nx.local_constraint(graph, node, n, weight="weight") for n in around) if around else math.nan


def compute(graph):
    nodes = sorted(graph)
    for _, _, data in graph.edges(data=True):
        data.setdefault("weight", 1)
        data["length"] = 1 / data["weight"]
    directed = graph.is_directed()
    plain = nx.Graph(graph)
    matrix = nx.to_numpy_array(graph, nodelist=nodes, weight="weight")
    values = {
        "degree": dict(graph.degree),
        "in_degree": dict(graph.in_degree if directed else graph.degree),
        "out_degree": dict(graph.out_degree if directed else graph.degree),
        "strength": dict(graph.degree(weight="weight")),
        "in_strength": dict((graph.in_degree if directed else graph.degree)(weight="weight")),
        "out_strength": dict((graph.out_degree if directed else graph.degree)(weight="weight")),
        "betweenness": nx.betweenness_centrality(graph, weight="length"),
        "closeness": nx.closeness_centrality(graph, distance="length"),
        "harmonic": nx.harmonic_centrality(graph, distance="length"),
        "pagerank": nx.pagerank(graph, alpha=0.85, tol=1e-15, max_iter=10000),
        "constraint": {n: constraint(graph, n) for n in nodes},
        "coreness": nx.core_number(plain),
        "clustering": nx.clustering(plain),
    }
    result = {name: [float(of[n]) for n in nodes] for name, of in values.items()}
    result["eigenvector"] = leading(matrix.T)
    result["hub"], result["authority"] = hits(graph, matrix, nodes)
    result["katz"] = unit(katz(graph, matrix, nodes))
    points = set(nx.articulation_points(plain))
    result["articulation"] = [float(n in points) for n in nodes]
    return result


def as_c(value):
    return "NAN" if math.isnan(value) else repr(value)


def wrapped(items):
    lines, line = [], "       "
    for item in items:
        if len(line) + len(item) > 96:
            lines.append(line)
            line = "       "
        line += " " + item + ","
    return "\n".join(lines + [line])


def record():
    print("/* Made by measures.py with networkx %s: do not edit. */" % nx.__version__)
    print("/* clang-format off */")
    rows = []
    for name, graph in graphs():
        values = compute(graph)
        edges = ["{%d, %d, %d}" % (s, t, d.get("weight", 1)) for s, t, d in sorted(graph.edges(data=True), key=lambda e: e[:2])]
        print("static const recorded_edge %s_edges[] = {\n%s\n};" % (name, wrapped(edges)))
        print("static const double %s_values[ER_MEASURE_COUNT][%d] = {" % (name, len(graph)))
        for measure in MEASURES:
            print("    [ER_MEASURE_%s] = {\n%s\n    }," % (measure.upper(), wrapped(map(as_c, values[measure]))))
        print("};")
        rows.append('    {"%s", %d, %d, %s, %s_edges, &%s_values[0][0]},' %
                    (name, len(graph), len(edges), str(graph.is_directed()).lower(), name, name))
    print("static const recorded_graph RECORDED[] = {\n%s\n};" % "\n".join(rows))
    print("/* clang-format on */")


def check(path):
    """Compares the numbers of the header with fresh ones."""
    text = open(path).read()
    wrong = 0
    for name, graph in graphs():
        body = re.search(r"%s_values\[.*?\] = \{\n(.*?)\n\};" % name, text, re.S).group(1)
        values = compute(graph)
        for measure in MEASURES:
            old = re.search(r"MEASURE_%s\] = \{\n(.*?)\n    \}," % measure.upper(), body, re.S).group(1)
            old = [float(v) for v in old.replace("NAN", "nan").replace("\n", " ").split(",") if v.strip()]
            for node, (before, now) in enumerate(zip(old, values[measure], strict=True)):
                same = math.isclose(before, now, rel_tol=1e-6, abs_tol=1e-9) or (math.isnan(before) and math.isnan(now))
                if not same:
                    wrong += 1
                    print("%s: %s of node %d was %r, is %r" % (name, measure, node, before, now))
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "--check":
        sys.exit(check(sys.argv[2]))
    record()
