// Search by name and alias, with a list that the arrow keys walk.

const MOST_FOUND = 12;

// How well a node fits: 0 the whole name, 1 its beginning, 2 the beginning of a word, 3 a part.
function fitOf(node, wanted) {
    let best = 9, name = node.label;
    node.keys.forEach((key, i) => {
        const at = key.indexOf(wanted);
        const fit = at < 0 ? 9 : key === wanted ? 0 : at === 0 ? 1 : /[\s-]/.test(key[at - 1]) ? 2 : 3;
        if (fit < best) {
            best = fit;
            name = i === 0 ? node.label : node.aliases[i - 1];
        }
    });
    return { node, fit: best, name };
}

function findNodes(network, text) {
    const wanted = folded(text.trim());
    if (!wanted)
        return [];
    return network.nodes.map((node) => fitOf(node, wanted)).filter((found) => found.fit < 9)
        .sort((a, b) => a.fit - b.fit || (b.node.pagerank || 0) - (a.node.pagerank || 0))
        .slice(0, MOST_FOUND);
}

function newSearch(network, take) {
    const input = byId("search"), found = byId("found");
    let results = [], at = 0;

    function close() {
        found.hidden = true;
        input.setAttribute("aria-expanded", "false");
        input.removeAttribute("aria-activedescendant");
    }
    function pick(i) {
        if (!results[i])
            return;
        const { node } = results[i];
        input.value = "";
        results = [];
        close();
        input.blur();
        take(node);
    }
    function show() {
        found.replaceChildren(...results.map(({ node, name }, i) => {
            const item = make("li", { role: "option", id: `found-${i}`, "aria-selected": String(i === at),
                click: () => pick(i) }, make("span", { class: `dot ${node.type}` }), ` ${node.label} `);
            if (name !== node.label)
                item.append(make("span", { class: "alias" }, name));
            return item;
        }));
        found.hidden = results.length === 0;
        input.setAttribute("aria-expanded", String(results.length > 0));
        if (results.length > 0)
            input.setAttribute("aria-activedescendant", `found-${at}`);
    }
    input.addEventListener("input", () => {
        results = findNodes(network, input.value);
        at = 0;
        show();
    });
    input.addEventListener("keydown", (event) => {
        if (event.key === "ArrowDown" || event.key === "ArrowUp") {
            at = Math.max(0, Math.min(results.length - 1, at + (event.key === "ArrowDown" ? 1 : -1)));
            show();
        } else if (event.key === "Enter") {
            pick(at);
        } else if (event.key === "Escape") {
            input.value = "";
            results = [];
            close();
            input.blur();
        } else {
            return;
        }
        event.preventDefault();
        event.stopPropagation();
    });
    input.addEventListener("blur", () => setTimeout(close, 200));
    return input;
}
