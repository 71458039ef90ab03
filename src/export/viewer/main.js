// Puts the page together: what is chosen, and what follows from it.

function newPage(network) {
    const page = { network, filter: freshFilter(network), chosen: null, path: null, pathFrom: null };
    page.choose = (thing) => choose(page, thing);
    page.refresh = () => refresh(page);
    page.setEgo = (node, depth) => {
        page.filter.ego = node;
        page.filter.depth = depth;
        page.refresh();
        fitTo(page.picture, network.nodes.filter((other) => other.visible));
    };
    page.startPath = (node) => {
        page.pathFrom = node;
        tell("Choose the other end: click it, or search for it.");
        byId("search").focus();
    };
    page.picture = newPicture(network, page.choose);
    return page;
}

function tell(text) {
    byId("message").textContent = text;
    byId("message").hidden = !text;
}

// thing: a node, a pair, or null for nothing.
function choose(page, thing) {
    const isNode = thing && thing.label !== undefined;
    page.path = null;
    if (page.pathFrom && isNode && thing !== page.pathFrom) {
        page.path = { from: page.pathFrom, to: thing,
            pairs: findPath(page.network, page.pathFrom, thing) };
    }
    page.pathFrom = null;
    page.chosen = thing;
    tell("");
    page.refresh();
    if (page.path && page.path.pairs)
        fitTo(page.picture, page.path.pairs.flatMap((pair) => [pair.a, pair.b]));
    else if (isNode)
        bringIntoView(page.picture, thing);
    const hash = isNode ? `#${encodeURIComponent(thing.id)}` : " ";
    if (isNode || location.hash)
        try {
            history.replaceState(null, "", isNode ? hash : location.pathname + location.search);
        } catch {
            // a page without an address of its own keeps none
        }
}

// The nodes that are shown whatever the filters say.
function keptNodes(page) {
    const kept = new Set();
    if (page.path)
        for (const pair of page.path.pairs || [])
            kept.add(pair.a).add(pair.b);
    else if (page.chosen && page.chosen.label !== undefined)
        kept.add(page.chosen);
    else if (page.chosen)
        kept.add(page.chosen.a).add(page.chosen.b);
    return kept;
}

function litPairs(page) {
    if (page.path)
        return page.path.pairs || [];
    if (!page.chosen)
        return [];
    return page.chosen.label !== undefined ? page.chosen.pairs : [page.chosen];
}

function light(page) {
    const pairs = litPairs(page).filter((pair) => pair.visible);
    for (const element of document.querySelectorAll("#view .lit, #view .chosen"))
        element.classList.remove("lit", "chosen");
    page.picture.view.classList.toggle("dimmed", page.chosen !== null);
    for (const pair of pairs) {
        pair.element.classList.add("lit");
        pair.a.element.classList.add("lit");
        pair.b.element.classList.add("lit");
    }
    if (page.chosen && page.chosen.element)
        page.chosen.element.classList.add("chosen");
}

function panelOf(page) {
    if (page.path)
        return pathPanel(page, page.path.from, page.path.to, page.path.pairs);
    if (!page.chosen)
        return overviewPanel(page);
    return page.chosen.label !== undefined ? nodePanel(page, page.chosen) : pairPanel(page, page.chosen);
}

function refresh(page) {
    const { network } = page;
    const { passing, cut } = applyFilter(network, page.filter, keptNodes(page),
        new Set(litPairs(page)));
    page.picture.update(page.filter);
    light(page);
    byId("details").replaceChildren(...panelOf(page));
    byId("details").scrollTop = 0;
    byId("details").classList.toggle("overview", page.chosen === null);
    const nodes = network.nodes.filter((node) => node.visible).length;
    const pairs = network.pairs.filter((pair) => pair.visible).length;
    let text = `${count(nodes, "node", "nodes")} and ${pairs.toLocaleString("en")} of ` +
        `${count(passing, "linked pair", "linked pairs")} shown`;
    if (cut > 0)
        text += `; the ${cut.toLocaleString("en")} weakest of them are left out`;
    if (network.left_out)
        text += `. ${network.left_out}`;
    byId("counts").textContent = text;
}

function setDark(dark) {
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    byId("darken").setAttribute("aria-pressed", String(dark));
}

function addButtons(page) {
    byId("fit").addEventListener("click", () =>
        fitTo(page.picture, page.network.nodes.filter((node) => node.visible)));
    byId("filtering").addEventListener("click", () => {
        byId("filters").hidden = !byId("filters").hidden;
        byId("filtering").setAttribute("aria-pressed", String(!byId("filters").hidden));
    });
    byId("darken").addEventListener("click", () =>
        setDark(document.documentElement.dataset.theme !== "dark"));
    byId("printing").addEventListener("click", () => window.print());
    byId("helping").addEventListener("click", () => byId("help").showModal());
}

function chosenByAddress(page) {
    try {
        return page.network.byId.get(decodeURIComponent(location.hash.slice(1)));
    } catch {
        return undefined; // no address that could be decoded
    }
}

function start() {
    const network = readNetwork();
    document.title = network.title;
    byId("title").textContent = network.title;
    byId("summary").textContent = network.summary;
    const prefersDark = window.matchMedia("(prefers-color-scheme: dark)").matches;
    setDark(network.theme === "dark" || (network.theme === "light" && prefersDark));
    const page = newPage(network);
    addControls(page);
    addButtons(page);
    addKeys(page);
    drawLegend(network);
    newSearch(network, page.choose);
    page.refresh();
    fitTo(page.picture, network.nodes.filter((node) => node.visible));
    const node = chosenByAddress(page);
    if (node)
        page.choose(node);
}

start();
