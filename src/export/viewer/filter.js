// What is shown: the filters, and what follows from them for every link, pair and node.

function freshFilter(network) {
    return {
        types: new Set(TYPES),
        kinds: new Set(["relation", "cooccurrence"]),
        signs: new Set(["friendly", "neutral", "hostile"]),
        classes: new Set(network.links.map((link) => link.class).filter(Boolean)),
        weight: 1, documents: 1, from: null, to: null,
        strong: true, lone: false, regions: true,
        ego: null, depth: 1,
    };
}

// "2025-08" as the file counts months: year * 12 + month - 1.
function monthNumber(text) {
    const parts = /^(\d{4})-(\d{2})/.exec(text || "");
    return parts ? Number(parts[1]) * 12 + Number(parts[2]) - 1 : null;
}

function inRange(filter, month) {
    return (filter.from === null || (month > 0 && month >= filter.from)) &&
        (filter.to === null || (month > 0 && month <= filter.to));
}

// What a link weighs in the chosen time: [statements, documents].
function amountsOf(filter, link) {
    if (filter.from === null && filter.to === null)
        return [link.weight, link.documents];
    let weight = 0, documents = 0;
    for (const [month, statements, papers] of link.months) {
        if (inRange(filter, month)) {
            weight += statements;
            documents += papers;
        }
    }
    return [weight, documents];
}

function passes(filter, link) {
    const [weight, documents] = amountsOf(filter, link);
    link.shownWeight = weight;
    if (weight < filter.weight || documents < filter.documents || !filter.kinds.has(link.kind))
        return false;
    return link.kind === "cooccurrence" ||
        (filter.classes.has(link.class) && filter.signs.has(signOf(link.polarity)));
}

// Sums up the links of a pair that pass: how its line looks.
function sumUp(filter, pair) {
    let statements = 0, together = 0, balance = 0;
    pair.forward = pair.backward = false;
    pair.shown = pair.links.filter((link) => passes(filter, link));
    for (const link of pair.shown) {
        if (link.kind === "cooccurrence") {
            together += link.shownWeight;
            continue;
        }
        statements += link.shownWeight;
        balance += link.modality === "negated" ? 0 : link.polarity * link.shownWeight;
        if (!link.symmetric && link.source === pair.a)
            pair.forward = true;
        else if (!link.symmetric)
            pair.backward = true;
    }
    pair.relation = statements > 0;
    pair.weight = statements || together;
    pair.strength = together + 2 * statements;
    pair.look = pair.relation ? signOf(balance) : "together";
    pair.passing = pair.shown.length > 0 && filter.types.has(pair.a.type) &&
        filter.types.has(pair.b.type);
}

// The nodes within some steps of one, over all pairs that pass.
function neighbourhood(start, depth) {
    const reached = new Set([start]);
    let edge = [start];
    for (let step = 0; step < depth; step++) {
        const next = [];
        for (const node of edge) {
            for (const pair of node.pairs) {
                const other = otherEnd(pair, node);
                if (pair.passing && !reached.has(other)) {
                    reached.add(other);
                    next.push(other);
                }
            }
        }
        edge = next;
    }
    return reached;
}

const MOST_LINES = 4000; // more make the page slow

// Marks what is visible. kept are the nodes, lit the pairs that are shown whatever is chosen below
// "Show". Returns the number of pairs that pass, and of those left out because they are too many.
function applyFilter(network, filter, kept, lit) {
    for (const pair of network.pairs)
        sumUp(filter, pair);
    const inside = filter.ego ? neighbourhood(filter.ego, filter.depth) : null;
    const passing = network.pairs.filter((pair) => pair.passing &&
        (!inside || (inside.has(pair.a) && inside.has(pair.b))));
    const candidates = passing.filter((pair) => pair.strong || !filter.strong || inside ||
        lit.has(pair));
    candidates.sort((a, b) => b.strength - a.strength || a.index - b.index);
    for (const pair of network.pairs)
        pair.visible = false;
    for (const pair of candidates.slice(0, MOST_LINES))
        pair.visible = true;
    for (const node of network.nodes) {
        const linked = node.pairs.some((pair) => pair.visible);
        node.visible = kept.has(node) || (filter.types.has(node.type) &&
            (linked || (filter.lone && !inside)));
    }
    return { passing: passing.length, cut: Math.max(0, candidates.length - MOST_LINES) };
}

// The strongest path: each step costs the inverse of its weight. Returns its pairs, or null.
function findPath(network, start, end) {
    const cost = new Map([[start, 0]]), via = new Map(), done = new Set();
    const open = new Set([start]);
    while (open.size > 0) {
        let here = null;
        for (const node of open) {
            if (here === null || cost.get(node) < cost.get(here))
                here = node;
        }
        open.delete(here);
        done.add(here);
        if (here === end)
            break;
        for (const pair of here.pairs) {
            const next = otherEnd(pair, here);
            const total = cost.get(here) + 1 / pair.strength;
            if (!pair.passing || done.has(next) || total >= (cost.get(next) ?? Infinity))
                continue;
            cost.set(next, total);
            via.set(next, pair);
            open.add(next);
        }
    }
    if (!via.has(end))
        return null;
    const path = [];
    for (let node = end; node !== start; node = otherEnd(path[0], node))
        path.unshift(via.get(node));
    return path;
}
