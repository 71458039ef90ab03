// The picture: shapes, lines, regions; panning and zooming. Places and sizes come with the file.

const NEAR = 1.2; // at this zoom the small shapes are named

function shapeOf(node) {
    const w = node.width, h = node.height;
    if (node.type === "person")
        return draw("ellipse", { class: "shape", rx: w / 2, ry: h / 2 });
    if (node.type === "place")
        return draw("polygon", { class: "shape",
            points: `0,${-h / 2} ${w / 2},0 0,${h / 2} ${-w / 2},0` });
    return draw("rect", { class: "shape", x: -w / 2, y: -h / 2, width: w, height: h,
        rx: node.type === "organization" ? Math.min(10, h / 3) : 0 });
}

function nameOf(node) {
    if (node.lines.length === 0) {
        const text = draw("text", { class: "beside", y: node.height / 2 + 10 });
        text.textContent = node.label;
        return [text];
    }
    const step = node.font * 1.16;
    return node.lines.map((line, i) => {
        const text = draw("text", { "font-size": node.font,
            y: (i - (node.lines.length - 1) / 2) * step + node.font * 0.35 });
        text.textContent = line;
        return text;
    });
}

function nodeElement(node, choose) {
    const title = draw("title");
    title.textContent = `${node.label} (${node.type}), ${node.mentions} mentions in ${node.documents} documents`;
    const group = draw("g", { class: `node ${node.type}`, transform: `translate(${node.x},${-node.y})` },
        title, shapeOf(node), ...nameOf(node));
    group.addEventListener("click", (event) => {
        event.stopPropagation();
        choose(node);
    });
    return group;
}

// Where the way from a node to a point leaves its shape, and a little room.
function borderOf(node, towards) {
    const dx = towards.x - node.x, dy = towards.y - node.y, length = Math.hypot(dx, dy) || 1;
    const part = Math.min(0.9, (reach(node, dx, dy, length) + 1) / length);
    return { x: node.x + part * dx, y: node.y + part * dy };
}

// How far a shape reaches from its middle in a direction.
function reach(node, dx, dy, length) {
    const ux = Math.abs(dx) / length, uy = Math.abs(dy) / length;
    const w = node.width / 2, h = node.height / 2;
    if (node.type === "person")
        return 1 / Math.hypot(ux / w, uy / h);
    if (node.type === "place")
        return 1 / (ux / w + uy / h);
    return Math.min(ux > 0 ? w / ux : Infinity, uy > 0 ? h / uy : Infinity);
}

function lineWidth(pair) {
    const grown = Math.log2(1 + pair.weight);
    return pair.relation ? Math.min(6, 0.6 + 0.8 * grown) : Math.min(3.5, 0.4 + 0.5 * grown);
}

// A line is a quadratic curve: straight, or bent so far that it keeps clear of the names between.
const BENDS = [0, 0.1, -0.1, 0.2, -0.2, 0.32, -0.32, 0.46, -0.46];
const SAMPLES = 16, CLEAR = 4;

function controlOf({ a, b }, bend) {
    return { x: (a.x + b.x) / 2 - bend * (b.y - a.y), y: (a.y + b.y) / 2 + bend * (b.x - a.x) };
}

function hitsOf({ a, b }, control, named) {
    let hits = 0;
    for (let i = 1; i < SAMPLES; i++) {
        const t = i / SAMPLES, u = 1 - t;
        const x = u * u * a.x + 2 * u * t * control.x + t * t * b.x;
        const y = u * u * a.y + 2 * u * t * control.y + t * t * b.y;
        for (const node of named) {
            if (Math.abs(x - node.x) < node.width / 2 + CLEAR &&
                Math.abs(y - node.y) < node.height / 2 + CLEAR && node !== a && node !== b)
                hits++;
        }
    }
    return hits;
}

function chooseControl(pair, named) {
    let best = controlOf(pair, 0), fewest = hitsOf(pair, best, named);
    for (const bend of BENDS) {
        if (fewest === 0)
            break;
        const control = controlOf(pair, bend), hits = hitsOf(pair, control, named);
        if (hits < fewest) {
            fewest = hits;
            best = control;
        }
    }
    return best;
}

function lineElement(pair, choose) {
    const title = draw("title");
    title.textContent = `${pair.a.label} \u2013 ${pair.b.label}`;
    pair.hit = draw("path", { class: "hit" });
    pair.seen = draw("path", { class: "seen" });
    const group = draw("g", {}, title, pair.hit, pair.seen);
    group.addEventListener("click", (event) => {
        event.stopPropagation();
        choose(pair);
    });
    return group;
}

function updateLine(pair) {
    const { control } = pair;
    const start = borderOf(pair.a, control), end = borderOf(pair.b, control);
    const words = [start, control, end].map(({ x, y }) => `${x.toFixed(2)},${(-y).toFixed(2)}`);
    for (const line of [pair.hit, pair.seen])
        line.setAttribute("d", `M${words[0]} Q${words[1]} ${words[2]}`);
    pair.element.setAttribute("class", `line ${pair.look}`);
    pair.seen.setAttribute("stroke-width", lineWidth(pair).toFixed(2));
    const head = `url(#${pair.look}-head)`;
    pair.seen.setAttribute("marker-end", pair.forward ? head : "none");
    pair.seen.setAttribute("marker-start", pair.backward ? head : "none");
}

function drawHeads() {
    for (const look of ["friendly", "hostile", "neutral"]) {
        byId("marks").append(draw("marker", { id: `${look}-head`, viewBox: "0 0 10 10", refX: 9, refY: 5,
            markerWidth: 9, markerHeight: 9, markerUnits: "userSpaceOnUse",
            orient: "auto-start-reverse" },
        draw("path", { d: "M0,1 L10,5 L0,9 z", class: `${look}-head` })));
    }
}

// Behind the largest communities: broad lines and discs that grow together.
function drawAreas(network, shown) {
    const areas = byId("areas");
    areas.replaceChildren();
    if (!shown)
        return;
    const groups = new Map();
    for (const pair of network.pairs) {
        const community = pair.a.community;
        if (!pair.visible || community !== pair.b.community || !(community < 8))
            continue;
        if (!groups.has(community))
            groups.set(community, { nodes: new Set(), pairs: [] });
        groups.get(community).nodes.add(pair.a).add(pair.b);
        groups.get(community).pairs.push(pair);
    }
    for (const [community, group] of groups) {
        if (group.nodes.size < 3)
            continue;
        const area = draw("g", { class: `area-${community}` });
        for (const { a, b } of group.pairs)
            area.append(draw("line", { x1: a.x, y1: -a.y, x2: b.x, y2: -b.y, "stroke-width": 36 }));
        for (const node of group.nodes)
            area.append(draw("ellipse", { cx: node.x, cy: -node.y, rx: node.width * 0.56 + 13,
                ry: node.height * 0.56 + 13, "stroke-width": 1 }));
        areas.append(area);
    }
}

function newPicture(network, choose) {
    const view = d3.select("#view"), svg = d3.select("#picture");
    const picture = { scale: 1, view: view.node(), svg };
    picture.zoom = d3.zoom().scaleExtent([0.05, 12]).on("zoom", () => {
        const { transform } = d3.event;
        picture.scale = transform.k;
        view.attr("transform", transform);
        view.classed("near", transform.k >= NEAR);
    });
    svg.call(picture.zoom).on("dblclick.zoom", null).on("click", () => choose(null));
    drawHeads();
    for (const node of network.nodes)
        node.element = nodeElement(node, choose);
    byId("nodes").append(...network.nodes.map((node) => node.element));
    printWhole(picture, network.nodes);
    picture.update = (filter) => updatePicture(network, choose, filter);
    return picture;
}

function updatePicture(network, choose, filter) {
    const lines = byId("lines");
    const named = network.nodes.filter((node) => node.lines.length > 0);
    const shown = [];
    for (const pair of network.pairs) {
        if (!pair.visible)
            continue;
        if (!pair.element) {
            pair.element = lineElement(pair, choose);
            pair.control = chooseControl(pair, named);
        }
        updateLine(pair);
        shown.push(pair.element);
    }
    lines.replaceChildren(...shown);
    for (const node of network.nodes)
        node.element.toggleAttribute("hidden", !node.visible);
    drawAreas(network, filter.regions);
}

// The rectangle that nodes take.
function extentOf(nodes) {
    return {
        left: Math.min(...nodes.map((node) => node.x - node.width / 2)),
        right: Math.max(...nodes.map((node) => node.x + node.width / 2)),
        top: Math.min(...nodes.map((node) => -node.y - node.height / 2)),
        bottom: Math.max(...nodes.map((node) => -node.y + node.height / 2)),
    };
}

// On paper the picture fills its place, however it was moved on the screen.
function printWhole(picture, nodes) {
    window.addEventListener("beforeprint", () => {
        const shown = nodes.filter((node) => node.visible);
        if (shown.length === 0)
            return;
        const { left, right, top, bottom } = extentOf(shown);
        const box = [left - 20, top - 20, right - left + 40, bottom - top + 40];
        picture.svg.attr("viewBox", box.map((value) => value.toFixed(1)).join(" "));
        picture.view.removeAttribute("transform");
    });
    window.addEventListener("afterprint", () => {
        picture.svg.attr("viewBox", null);
        picture.view.setAttribute("transform", String(d3.zoomTransform(picture.svg.node())));
    });
}

// The transform that shows all of the given nodes.
function fitTo(picture, nodes) {
    const box = picture.svg.node().getBoundingClientRect();
    if (nodes.length === 0 || box.width === 0)
        return;
    const { left, right, top, bottom } = extentOf(nodes);
    const legend = byId("legend"); // may lie over the lower edge
    const over = getComputedStyle(legend).position === "absolute";
    const room = 0.93, below = over ? legend.offsetHeight + 10 : 0;
    const scale = Math.min(2.2, room * box.width / (right - left), room * (box.height - below) / (bottom - top));
    const transform = d3.zoomIdentity
        .translate(box.width / 2 - scale * (left + right) / 2,
            (box.height - below) / 2 - scale * (top + bottom) / 2)
        .scale(scale);
    picture.svg.call(picture.zoom.transform, transform);
}

// Brings a node into the middle where it is out of sight or too small to see.
function bringIntoView(picture, node) {
    const box = picture.svg.node().getBoundingClientRect();
    const now = d3.zoomTransform(picture.svg.node());
    const [x, y] = now.apply([node.x, -node.y]);
    const inside = x > 60 && x < box.width - 60 && y > 40 && y < box.height - 60;
    if (inside && now.k > 0.35)
        return;
    const scale = Math.max(now.k, 0.8);
    picture.svg.call(picture.zoom.transform, d3.zoomIdentity
        .translate(box.width / 2 - scale * node.x, box.height / 2 + scale * node.y).scale(scale));
}
