// The network as the page holds it. What the file says in rows becomes objects that know each
// other: nodes have pairs, pairs have links, links have statements.

const TYPES = ["person", "state", "organization", "place"];
const MANY = { person: "People", state: "States", organization: "Organizations", place: "Places" };

function byId(id) {
    return document.getElementById(id);
}

// Builds an element: text always becomes a text node, never markup.
function make(name, properties = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
        if (key === "class")
            element.className = value;
        else if (key === "click")
            element.addEventListener("click", value);
        else
            element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
}

function draw(name, attributes = {}, ...children) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes))
        element.setAttribute(key, value);
    element.append(...children);
    return element;
}

// Without accents and case, as the search compares.
function folded(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
}

function signOf(balance) {
    return balance > 0 ? "friendly" : balance < 0 ? "hostile" : "neutral";
}

function readNode(row, index) {
    return { ...row, index, pairs: [], visible: false,
        keys: [row.label, ...row.aliases].map(folded) };
}

function pairKey(a, b) {
    return Math.min(a.index, b.index) + " " + Math.max(a.index, b.index);
}

function readLink(row, network) {
    const link = { ...row, source: network.nodes[row.source], target: network.nodes[row.target] };
    const key = pairKey(link.source, link.target);
    let pair = network.pairs.get(key);
    if (!pair) {
        pair = { index: network.pairs.size, a: link.source, b: link.target, links: [], strong: false,
            visible: false, weight: 0 };
        network.pairs.set(key, pair);
        pair.a.pairs.push(pair);
        pair.b.pairs.push(pair);
    }
    pair.links.push(link);
    return link;
}

function readNetwork() {
    const data = JSON.parse(byId("data").textContent);
    const network = { ...data, pairs: new Map() };
    network.nodes = data.nodes.map(readNode);
    network.links = data.links.map((row) => readLink(row, network));
    for (const [a, b] of data.strong) {
        const pair = network.pairs.get(pairKey(network.nodes[a], network.nodes[b]));
        if (pair)
            pair.strong = true;
    }
    network.pairs = [...network.pairs.values()];
    network.byId = new Map(network.nodes.map((node) => [node.id, node]));
    return network;
}

function otherEnd(pair, node) {
    return pair.a === node ? pair.b : pair.a;
}
