// The filters' boxes, the legend and the keys.

const KIND_NAMES = { relation: "relations", cooccurrence: "mentioned together" };
const SIGN_NAMES = { friendly: "for each other", neutral: "neither", hostile: "against each other" };

// A box for each value of a filter that the network has, with how often.
function addBoxes(page, field, name, values, label) {
    for (const [value, number] of values) {
        const box = make("input", { type: "checkbox", value });
        box.checked = true;
        box.addEventListener("change", () => {
            page.filter[name][box.checked ? "add" : "delete"](value);
            page.refresh();
        });
        byId(field).append(make("label", {}, box, label(value),
            make("span", { class: "count" }, number.toLocaleString("en"))));
    }
    byId(field).hidden = values.length === 0;
}

function tally(items, value) {
    const counts = new Map();
    for (const item of items) {
        const key = value(item);
        if (key)
            counts.set(key, (counts.get(key) || 0) + 1);
    }
    return counts;
}

function inOrder(counts, order) {
    return order.filter((key) => counts.has(key)).map((key) => [key, counts.get(key)]);
}

function addRange(page, name, most) {
    const range = byId(name);
    range.max = String(Math.max(1, most));
    range.addEventListener("input", () => {
        page.filter[name] = Number(range.value);
        byId(`${name}-value`).textContent = range.value;
        page.refresh();
    });
}

function addDates(page) {
    const months = page.network.links.flatMap((link) => link.months.map(([month]) => month))
        .filter((month) => month > 0);
    byId("dates").hidden = months.length === 0;
    for (const name of ["from", "to"]) {
        byId(name).addEventListener("change", () => {
            page.filter[name] = monthNumber(byId(name).value);
            page.refresh();
        });
    }
}

function addControls(page) {
    const { network } = page;
    const relations = network.links.filter((link) => link.kind === "relation");
    const classes = tally(relations, (link) => link.class);
    addBoxes(page, "types", "types", inOrder(tally(network.nodes, (node) => node.type), TYPES),
        (type) => MANY[type]);
    addBoxes(page, "kinds", "kinds", inOrder(tally(network.links, (link) => link.kind),
        Object.keys(KIND_NAMES)), (kind) => KIND_NAMES[kind]);
    addBoxes(page, "signs", "signs", inOrder(tally(relations, (link) => signOf(link.polarity)),
        Object.keys(SIGN_NAMES)), (sign) => SIGN_NAMES[sign]);
    addBoxes(page, "classes", "classes", [...classes].sort((a, b) => b[1] - a[1]), (name) => name);
    addRange(page, "weight", Math.min(50, network.links.reduce((most, link) => Math.max(most, link.weight), 1)));
    addRange(page, "documents",
        Math.min(50, network.links.reduce((most, link) => Math.max(most, link.documents), 1)));
    addDates(page);
    for (const name of ["strong", "lone", "regions"]) {
        byId(name).addEventListener("change", () => {
            page.filter[name] = byId(name).checked;
            page.refresh();
        });
    }
    byId("reset").addEventListener("click", () => resetFilters(page));
}

function resetFilters(page) {
    Object.assign(page.filter, freshFilter(page.network));
    for (const box of document.querySelectorAll("#filters input")) {
        if (box.type === "checkbox")
            box.checked = box.id !== "lone";
        else
            box.value = box.type === "range" ? "1" : "";
    }
    for (const name of ["weight", "documents"])
        byId(`${name}-value`).textContent = "1";
    page.refresh();
    fitTo(page.picture, page.network.nodes.filter((node) => node.visible));
}

function drawLegend(network) {
    const looks = [["friendly", "agrees, meets, supports, helps"],
        ["hostile", "accuses, rejects, sanctions, attacks"], ["neutral", "role, membership, demand, or mixed"],
        ["together", "mentioned together"]];
    const present = tally(network.nodes, (node) => node.type);
    for (const type of TYPES.filter((name) => present.has(name)))
        byId("legend").append(make("span", {}, make("span", { class: `dot ${type}` }), type));
    for (const [look, words] of looks) {
        const line = draw("svg", { viewBox: "0 0 26 14", "aria-hidden": "true" },
            draw("g", { class: `line ${look}` },
                draw("line", { class: "seen", x1: 0, y1: 7, x2: 26, y2: 7, "stroke-width": 2.4 })));
        byId("legend").append(make("span", {}, line, words));
    }
}

// The visible neighbour in the direction of an arrow key: near, and not far off the axis.
function nextNode(node, dx, dy) {
    let best = null, least = Infinity;
    for (const pair of node.pairs) {
        const other = otherEnd(pair, node);
        const x = other.x - node.x, y = node.y - other.y;
        const along = x * dx + y * dy, off = Math.abs(x * dy) + Math.abs(y * dx);
        const cost = along > 0 ? along + 2 * off : Infinity;
        if (other.visible && pair.visible && cost < least) {
            best = other;
            least = cost;
        }
    }
    return best;
}

function goTo(page, dx, dy) {
    const next = page.chosen && page.chosen.label !== undefined ? nextNode(page.chosen, dx, dy) : null;
    if (next)
        page.choose(next);
    else if (!page.chosen)
        page.picture.svg.call(page.picture.zoom.translateBy, -60 * dx / page.picture.scale,
            -60 * dy / page.picture.scale);
}

function addKeys(page) {
    const { picture } = page;
    const keys = {
        "/": () => byId("search").focus(),
        "?": () => byId("help").showModal(),
        "+": () => picture.svg.call(picture.zoom.scaleBy, 1.3),
        "=": () => picture.svg.call(picture.zoom.scaleBy, 1.3),
        "-": () => picture.svg.call(picture.zoom.scaleBy, 1 / 1.3),
        "0": () => byId("fit").click(),
        f: () => byId("filtering").click(),
        d: () => byId("darken").click(),
        e: () => page.chosen && page.chosen.label !== undefined &&
            page.setEgo(page.filter.ego === page.chosen ? null : page.chosen, 1),
        Escape: () => page.choose(null),
        ArrowLeft: () => goTo(page, -1, 0), ArrowRight: () => goTo(page, 1, 0),
        ArrowUp: () => goTo(page, 0, -1), ArrowDown: () => goTo(page, 0, 1),
    };
    document.addEventListener("keydown", (event) => {
        const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
        if (typing || event.ctrlKey || event.metaKey || event.altKey || byId("help").open ||
            !Object.hasOwn(keys, event.key))
            return;
        event.preventDefault();
        keys[event.key]();
    });
}
