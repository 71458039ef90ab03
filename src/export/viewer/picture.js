// The picture: shapes, lines, regions; panning and zooming. Places and sizes come with the file.

const NEAR = 1.7; // at this zoom the small shapes are named

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

// How much of the way to the other end lies inside the shape of node.
function inset(node, dx, dy) {
    const length = Math.hypot(dx, dy) || 1;
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

function lineElement(pair, choose) {
    const title = draw("title");
    title.textContent = `${pair.a.label} \u2013 ${pair.b.label}`;
    pair.hit = draw("line", { class: "hit" });
    pair.seen = draw("line", { class: "seen" });
    const group = draw("g", {}, title, pair.hit, pair.seen);
    group.addEventListener("click", (event) => {
        event.stopPropagation();
        choose(pair);
    });
    return group;
}

function updateLine(pair) {
    const { a, b } = pair;
    const dx = b.x - a.x, dy = a.y - b.y, length = Math.hypot(dx, dy) || 1;
    const from = inset(a, dx, dy) + 1, to = inset(b, dx, dy) + 1;
    const ends = { x1: a.x + dx * from / length, y1: -a.y + dy * from / length,
        x2: b.x - dx * to / length, y2: -b.y - dy * to / length };
    for (const line of [pair.hit, pair.seen]) {
        for (const [name, value] of Object.entries(ends))
            line.setAttribute(name, value.toFixed(2));
    }
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
    const shown = [];
    for (const pair of network.pairs) {
        if (!pair.visible)
            continue;
        if (!pair.element)
            pair.element = lineElement(pair, choose);
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
        picture.svg.attr("viewBox", `${left - 20} ${top - 20} ${right - left + 40} ${bottom - top + 40}`);
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
