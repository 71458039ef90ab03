// The panel on the right: an overview, the profile of a node, the sentences of a link, a path.

function count(number, one, many) {
    return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

function span(first, last) {
    return !first ? "" : first === last || !last ? first : `${first} to ${last}`;
}

function nodeButton(node, what, click) {
    return make("button", { class: "row", type: "button", click },
        make("span", { class: `dot ${node.type}` }), make("span", { class: "name" }, node.label),
        make("span", { class: "what" }, what));
}

function list(items) {
    return make("ul", { class: "plain" }, ...items.map((item) => make("li", {}, item)));
}

// What a pair's line stands for, in a few words.
function wordsOf(pair) {
    const relations = pair.shown.filter((link) => link.kind === "relation");
    if (relations.length === 0)
        return `together \u00d7${pair.weight}`;
    const words = relations.sort((a, b) => b.shownWeight - a.shownWeight).slice(0, 2)
        .map((link) => link.class);
    return `${words.join(", ")} \u00d7${pair.weight}`;
}

// Bars by month; nothing where there is one month alone.
function monthBars(links) {
    const sums = new Map();
    for (const link of links) {
        for (const [month, weight] of link.months) {
            if (month > 0)
                sums.set(month, (sums.get(month) || 0) + weight);
        }
    }
    const months = [...sums.keys()].sort((a, b) => a - b);
    if (months.length < 2)
        return [];
    const first = months[0], range = months[months.length - 1] - first + 1;
    const most = Math.max(...sums.values()), step = 300 / range;
    const name = (month) => `${Math.floor(month / 12)}-${String(month % 12 + 1).padStart(2, "0")}`;
    const picture = draw("svg", { class: "months", viewBox: "0 0 300 46", role: "img",
        "aria-label": `by month, ${name(first)} to ${name(first + range - 1)}` });
    for (const [month, weight] of sums) {
        const height = 32 * weight / most;
        const title = draw("title");
        title.textContent = `${name(month)}: ${weight}`;
        picture.append(draw("rect", { x: (month - first) * step, y: 34 - height, height,
            width: Math.max(1, step - 1) }, title));
    }
    const start = draw("text", { x: 0, y: 45 }), end = draw("text", { x: 300, y: 45, "text-anchor": "end" });
    start.textContent = name(first);
    end.textContent = name(first + range - 1);
    picture.append(start, end);
    return [picture];
}

// A sentence with its two ends and the words that say it marked. The marks count bytes of UTF-8.
function markedSentence(text, marks) {
    const bytes = new TextEncoder().encode(text), decoder = new TextDecoder();
    const parts = [];
    let at = 0;
    for (const [start, end, kind] of marks.sort((a, b) => a[0] - b[0])) {
        if (start < at || end <= start || end > bytes.length)
            continue;
        parts.push(decoder.decode(bytes.slice(at, start)),
            make("mark", { class: kind }, decoder.decode(bytes.slice(start, end))));
        at = end;
    }
    parts.push(decoder.decode(bytes.slice(at)));
    return parts;
}

function sourceOf(network, sentence) {
    const document = network.documents_list[sentence.document];
    const words = [document.id, document.date].filter(Boolean).join(", ");
    if (!/^https?:\/\//i.test(document.url || ""))
        return words;
    return make("a", { href: document.url, target: "_blank", rel: "noopener noreferrer" }, words);
}

function quote(network, statement) {
    const sentence = network.sentences[statement.sentence];
    const note = [statement.predicate, statement.modality === "actual" ? null : statement.modality]
        .filter(Boolean).join(", ");
    return make("blockquote", {}, ...markedSentence(sentence.text, statement.marks.slice()),
        make("footer", {}, sourceOf(network, sentence), note ? ` \u2013 ${note}` : ""));
}

function statementOf(network, link) {
    const arrow = link.kind === "cooccurrence" || link.symmetric ? "\u2013" : "\u2192";
    const look = link.kind === "cooccurrence" ? "together" : signOf(link.polarity);
    const facts = [link.kind === "cooccurrence" ? count(link.weight, "sentence", "sentences")
        : count(link.weight, "statement", "statements"),
    `in ${count(link.documents, "document", "documents")}`, span(link.first, link.last)];
    if (link.modality && link.modality !== "actual")
        facts.push(link.modality);
    const words = [...(link.roles || []), ...(link.predicates || [])].slice(0, 6).join(", ");
    const what = link.kind === "cooccurrence" ? "mentioned together" : link.class;
    const section = make("section", { class: `statement ${look}` },
        make("h4", {}, `${link.source.label} ${arrow} ${link.target.label}: ${what}`),
        make("p", { class: "facts" }, facts.filter(Boolean).join(", ")));
    if (words)
        section.append(make("p", {}, words));
    section.append(...link.evidence.map((statement) => quote(network, statement)));
    const more = link.weight - link.evidence.length;
    if (link.evidence.length > 0 && more > 0)
        section.append(make("p", { class: "facts" }, `and ${more} more`));
    return section;
}

// What they do comes before that they are named together; what is said most comes first.
function linksInOrder(pair) {
    const together = (link) => (link.kind === "cooccurrence" ? 1 : 0);
    return pair.links.slice().sort((a, b) => together(a) - together(b) || b.weight - a.weight);
}

function pairPanel(page, pair) {
    const { network } = page;
    return [
        make("h2", {}, `${pair.a.label} \u2013 ${pair.b.label}`),
        make("div", { class: "actions" },
            make("button", { type: "button", click: () => page.choose(pair.a) }, pair.a.label),
            make("button", { type: "button", click: () => page.choose(pair.b) }, pair.b.label)),
        ...monthBars(pair.links),
        ...linksInOrder(pair).map((link) => statementOf(network, link)),
    ];
}

function rankOf(network, node) {
    return 1 + network.nodes.filter((other) => (other.pagerank || 0) > (node.pagerank || 0)).length;
}

function nodePanel(page, node) {
    const { network, filter } = page;
    const others = node.aliases.filter((alias) => alias !== node.label);
    const pairs = node.pairs.filter((pair) => pair.passing).sort((a, b) => b.strength - a.strength);
    const ego = filter.ego === node;
    const parts = [
        make("h2", {}, node.label),
        make("p", { class: "facts" }, [node.type, count(node.mentions, "mention", "mentions"),
            count(node.documents, "document", "documents"), span(node.first, node.last),
            node.pagerank ? `number ${rankOf(network, node)} of ${network.nodes.length} by PageRank` : ""]
            .filter(Boolean).join(", ")),
    ];
    if (others.length > 0)
        parts.push(make("p", { class: "aliases" }, `Also: ${others.join("; ")}`));
    parts.push(make("div", { class: "actions" },
        make("button", { type: "button", id: "ego", "aria-pressed": String(ego),
            click: () => page.setEgo(ego ? null : node, 1) }, "Neighbourhood"),
        make("button", { type: "button", "aria-pressed": String(ego && filter.depth === 2),
            click: () => page.setEgo(node, ego && filter.depth === 2 ? 1 : 2) }, "2 steps"),
        make("button", { type: "button", id: "path-from", click: () => page.startPath(node) }, "Path to \u2026")),
    ...monthBars(node.pairs.flatMap((pair) => pair.links)),
    make("h3", {}, count(pairs.length, "neighbour", "neighbours")),
    list(pairs.map((pair) => nodeButton(otherEnd(pair, node), wordsOf(pair), () => page.choose(pair)))));
    return parts;
}

function pathPanel(page, from, to, path) {
    const parts = [make("h2", {}, `${from.label} to ${to.label}`)];
    if (!path)
        return [...parts, make("p", {}, "There is no path over the links that are shown.")];
    parts.push(make("p", { class: "facts" }, `the strongest path, ${count(path.length, "step", "steps")}`));
    let node = from;
    const steps = path.map((pair) => {
        const start = node;
        node = otherEnd(pair, node);
        return make("li", {}, make("button", { class: "row", type: "button",
            click: () => page.choose(pair) },
        make("span", { class: "name" }, `${start.label} \u2013 ${node.label}`),
        make("span", { class: "what" }, wordsOf(pair))));
    });
    parts.push(make("ol", { class: "chain" }, ...steps));
    return parts;
}

function overviewPanel(page) {
    const top = page.network.nodes.filter((node) => node.visible)
        .sort((a, b) => (b.pagerank || 0) - (a.pagerank || 0)).slice(0, 25);
    return [make("h2", {}, "The most important"),
        make("p", { class: "facts" }, "Click a name, a shape or a line."),
        list(top.map((node) => nodeButton(node, node.pagerank ? node.pagerank.toFixed(3) : "",
            () => page.choose(node))))];
}
