// Cytoscape.js, graphology and D3 load their formats with all nodes, all links and the names as
// they are. read_javascript.cjs WRITE_SAMPLE FOLDER-WITH-NODE_MODULES
"use strict";
const assert = require("node:assert");
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { createRequire } = require("node:module");

const [program, folder] = process.argv.slice(2);
const installed = createRequire(path.join(folder, "package.json"));
const bundle = "/usr/share/nodejs/d3/dist/d3.min.js"; // of Debian's node-d3
const kinds = [["hostile"], ["news", "60", "240"], ["news", "1", "0"]];

function load(require, name) {
    try {
        return require(name);
    } catch (error) {
        console.log(`SKIPPED: ${name} is not installed (${error.code})`);
        process.exit(77);
    }
}

function write(kind, format) {
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "ergraph-")), "network");
    const told = execFileSync(program, [...kind, format, file], { encoding: "utf8" }).split(" ");
    const data = JSON.parse(fs.readFileSync(file, "utf8"));
    fs.rmSync(path.dirname(file), { recursive: true });
    return { data, nodes: Number(told[0]), links: Number(told[2]) };
}

const cytoscape = load(installed, "cytoscape");
const graphology = load(installed, "graphology");
const d3 = load(require, bundle);
const names = ["<script>alert(1)</script>", "back\\slash\\n\\N\\G\\E \\\"",
    "two\nlines\r\nand\ttab", "controls \x01\x02\x1f\x7f end", "__proto__", ""];

function readCytoscape(kind) {
    const { data, nodes, links } = write(kind, "cytoscape");
    const graph = cytoscape({ headless: true, styleEnabled: false, elements: data.elements });
    assert.strictEqual(graph.nodes().length, nodes);
    assert.strictEqual(graph.edges().length, links);
    return graph.nodes().map((node) => node.data("label"));
}

function readGraphology(kind) {
    const { data, nodes, links } = write(kind, "graphology");
    const graph = graphology.MultiGraph.from(data);
    assert.strictEqual(graph.order, nodes);
    assert.strictEqual(graph.size, links);
    graph.forEachNode((key, attributes) => {
        for (const needed of ["x", "y", "size"])
            assert.ok(Number.isFinite(attributes[needed]), `${key} has no ${needed}`);
        assert.strictEqual(attributes.type, undefined);
    });
    return graph.mapNodes((key, attributes) => attributes.label);
}

function readD3(kind) {
    const { data, nodes, links } = write(kind, "json");
    const force = d3.forceLink(data.links).id((node) => node.id);
    d3.forceSimulation(data.nodes).force("link", force).stop().tick(2);
    assert.strictEqual(force.links().length, links);
    assert.ok(force.links().every((link) => Number.isFinite(link.source.x + link.target.y)));
    assert.strictEqual(data.nodes.length, nodes);
    return data.nodes.map((node) => node.label);
}

for (const read of [readCytoscape, readGraphology, readD3]) {
    for (const kind of kinds) {
        const found = new Set(read(kind));
        for (const name of kind[0] === "hostile" ? names : [])
            assert.ok(found.has(name), `${read.name}: ${JSON.stringify(name)} did not come back`);
    }
    console.log(read.name, "ok");
}
