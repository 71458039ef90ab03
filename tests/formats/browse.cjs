// network.html in headless Chromium: it loads, finds, filters, tells the evidence, walks paths;
// it asks for nothing from anywhere, complains of nothing, and takes no name for markup.
//     browse.cjs WRITE_SAMPLE FOLDER-WITH-NODE_MODULES [FOLDER-FOR-PICTURES]
"use strict";
const assert = require("node:assert");
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { createRequire } = require("node:module");

const [program, folder, pictures] = process.argv.slice(2);
const browserPath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
    .find((file) => fs.existsSync(file));

function skip(reason) {
    console.log("SKIPPED:", reason);
    process.exit(77);
}

function write(kind) {
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "ergraph-")), "network.html");
    const told = execFileSync(program, [...kind, "html", file], { encoding: "utf8" }).split(" ");
    return { file, nodes: Number(told[0]), links: Number(told[2]) };
}

// A page that remembers what it asked for and complained of.
async function open(browser, kind, options = {}) {
    const sample = write(kind);
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, ...options });
    const seen = { complaints: [], requests: [] };
    page.on("console", (message) => seen.complaints.push(message.text()));
    page.on("pageerror", (error) => seen.complaints.push(error.message));
    page.on("dialog", (dialog) => {
        seen.complaints.push(`dialog: ${dialog.message()}`);
        dialog.dismiss();
    });
    page.on("request", (request) => seen.requests.push(request.url()));
    await page.goto(`file://${sample.file}`);
    return { ...sample, page, seen };
}

async function close({ page, seen, file }) {
    assert.deepStrictEqual(seen.complaints, []);
    assert.deepStrictEqual(seen.requests, [`file://${file}`], "the page asked for something");
    await page.close();
    fs.rmSync(path.dirname(file), { recursive: true });
}

async function picture(page, name) {
    if (pictures)
        await page.screenshot({ path: path.join(pictures, `${name}.png`) });
}

async function visible(page, selector) {
    return page.locator(selector).evaluateAll((all) =>
        all.filter((element) => getComputedStyle(element).display !== "none").length);
}

// A point of a line that nothing lies over.
async function pointOnALine(page) {
    return page.evaluate(() => {
        for (const line of document.querySelectorAll("#lines .line .seen")) {
            for (const part of [0.5, 0.35, 0.65]) {
                const at = line.getPointAtLength(line.getTotalLength() * part);
                const point = at.matrixTransform(line.getScreenCTM());
                const over = document.elementFromPoint(point.x, point.y);
                if (over && over.parentNode === line.parentNode)
                    return { x: point.x, y: point.y };
            }
        }
        return null;
    });
}

async function explores(browser) {
    const opened = await open(browser, ["news", "60", "260"]);
    const { page } = opened;
    assert.match(await page.title(), /Norland/);
    assert.strictEqual(await page.locator("#nodes .node").count(), opened.nodes);
    const drawn = await page.locator("#lines .line").count();
    assert.ok(drawn > 50);
    await picture(page, "overview");

    await page.fill("#search", "MINISTRY of def");
    assert.ok(await page.locator("#found li").count() >= 2);
    await page.fill("#search", "jonas eriks");
    await page.keyboard.press("Enter");
    assert.strictEqual(await page.locator("#details h2").textContent(), "Jonas Eriksson");
    assert.ok(await page.locator("#details li").count() > 1);
    assert.match(page.url(), /#person-/);
    await picture(page, "profile");

    await page.click("#ego");
    const around = await visible(page, "#nodes .node");
    assert.ok(around > 1 && around < opened.nodes / 2, `${around} nodes around`);
    await picture(page, "neighbourhood");
    await page.keyboard.press("e");
    await page.keyboard.press("Escape");
    assert.ok(await visible(page, "#nodes .node") > around);
    await close(opened);
}

async function tellsEvidence(browser) {
    const opened = await open(browser, ["news", "60", "260"]);
    const { page } = opened;
    const point = await pointOnALine(page);
    assert.ok(point, "no line can be clicked");
    await page.mouse.click(point.x, point.y);
    assert.match(await page.locator("#details blockquote").first().textContent(), /courier-7\.txt, 2025-08-24/);
    const link = page.locator("#details blockquote a").first();
    assert.strictEqual(await link.getAttribute("href"), "https://example.org/courier?id=7&page=2");
    assert.match(await link.getAttribute("rel"), /noopener/);
    await picture(page, "evidence");
    await close(opened);
}

async function filters(browser) {
    const opened = await open(browser, ["news", "60", "260"]);
    const { page } = opened;
    const all = await page.locator("#lines .line").count();
    await page.uncheck("#strong");
    const everything = await page.locator("#lines .line").count();
    assert.ok(everything > all);
    await page.uncheck('#types input[value="person"]');
    assert.strictEqual(await visible(page, "#nodes .person"), 0);
    assert.ok(await visible(page, "#nodes .state") > 0);
    await page.check('#types input[value="person"]');
    await page.uncheck('#kinds input[value="cooccurrence"]');
    assert.strictEqual(await page.locator("#lines .line.together").count(), 0);
    await page.uncheck('#signs input[value="hostile"]');
    assert.strictEqual(await page.locator("#lines .line.hostile").count(), 0);
    assert.ok(await page.locator("#lines .line.friendly").count() > 0);
    await page.locator("#weight").fill("7");
    assert.ok(await page.locator("#lines .line").count() < everything / 3);
    await page.locator("#reset").click();
    assert.strictEqual(await page.locator("#lines .line").count(), all);
    await page.fill("#from", "2025-09"); // after the last of all links
    assert.strictEqual(await page.locator("#lines .line").count(), 0);
    await page.fill("#from", "2025-08");
    assert.strictEqual(await page.locator("#lines .line").count(), all);
    await close(opened);
}

async function findsAPath(browser) {
    const opened = await open(browser, ["news", "60", "260"], { colorScheme: "dark" });
    const { page } = opened;
    assert.strictEqual(await page.getAttribute("html", "data-theme"), "dark");
    await page.fill("#search", "Norland");
    await page.keyboard.press("Enter");
    await page.click("#path-from");
    await page.fill("#search", "Grace Dvorak");
    await page.keyboard.press("Enter");
    const steps = await page.locator("#details .chain li").allTextContents();
    assert.ok(steps.length >= 2, `${steps.length} steps`);
    assert.match(steps[0], /^Norland \u2013 /);
    assert.match(steps[steps.length - 1], /Grace Dvorak/);
    await picture(page, "path-dark");
    await page.keyboard.press("d");
    assert.strictEqual(await page.getAttribute("html", "data-theme"), "light");
    await page.keyboard.press("Escape");
    await page.keyboard.press("0");
    const before = await page.getAttribute("#view", "transform");
    await page.keyboard.press("+");
    assert.notStrictEqual(await page.getAttribute("#view", "transform"), before);
    await page.keyboard.press("0");
    assert.strictEqual(await page.getAttribute("#view", "transform"), before);
    await page.keyboard.press("?");
    assert.ok(await page.locator("#help").evaluate((dialog) => dialog.open));
    await picture(page, "help");
    await page.keyboard.press("Escape");
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    assert.match(await page.getAttribute("#picture", "viewBox"), /^-20\.0 /);
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    assert.strictEqual(await page.getAttribute("#picture", "viewBox"), null);
    assert.strictEqual(await page.getAttribute("#view", "transform"), before);
    await close(opened);
}

async function staysInert(browser) {
    const opened = await open(browser, ["hostile"]);
    const { page } = opened;
    assert.strictEqual(await page.locator("#nodes .node").count(), opened.nodes);
    assert.strictEqual(await page.locator("script").count(), 2); // the data and the page's own
    await page.uncheck("#strong");
    const names = await page.locator("#details .row .name").allTextContents();
    for (const name of ["<script>alert(1)</script>", "]]> --> <!-- <?php ?> </svg>", "__proto__"])
        assert.ok(names.includes(name), `${name} is not shown as it is`);
    for (let i = 0; i < opened.nodes; i++) {
        await page.evaluate((n) => document.querySelectorAll("#nodes .node")[n]
            .dispatchEvent(new MouseEvent("click", { bubbles: true })), i);
        assert.strictEqual(await page.locator("#details h2").count(), 1);
        await page.locator("#details .row").first().click();
        for (const address of await page.locator("#details a").evaluateAll((all) => all.map((a) => a.href)))
            assert.match(address, /^https:\/\/example\.org\//);
    }
    await picture(page, "hostile");
    await page.fill("#search", "<b>");
    assert.strictEqual(await page.locator("#found b").count(), 0);
    await close(opened);
}

// 1,500 nodes: loaded in a few seconds, and a step of panning or zooming well under a tenth of one.
async function staysSmooth(browser) {
    const opened = await open(browser, ["news", "1500", "7000"]);
    const { page } = opened;
    assert.strictEqual(await page.locator("#nodes .node").count(), opened.nodes);
    const times = await page.evaluate(async () => {
        const svg = document.getElementById("picture");
        const box = svg.getBoundingClientRect();
        const times = [];
        for (let i = 0; i < 30; i++) {
            const start = performance.now();
            svg.dispatchEvent(new WheelEvent("wheel", { deltaY: i % 2 ? 60 : -60, bubbles: true,
                cancelable: true, clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 }));
            await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
            times.push(performance.now() - start);
        }
        return times.sort((a, b) => a - b);
    });
    const median = times[times.length >> 1];
    console.log(`a step of zooming over 1,500 nodes: ${median.toFixed(0)} ms (median of 30)`);
    assert.ok(median < 400, `${median} ms a step`);
    await picture(page, "large");
    await close(opened);
}

async function main() {
    if (!browserPath)
        skip("Chromium is not installed (apt-get install chromium)");
    let chromium;
    try {
        ({ chromium } = createRequire(path.join(folder, "package.json"))("playwright-core"));
    } catch {
        skip("playwright-core is not installed (npm ci)");
    }
    const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
    try {
        for (const test of [explores, tellsEvidence, filters, findsAPath, staysInert, staysSmooth]) {
            await test(browser);
            console.log(test.name, "ok");
        }
    } finally {
        await browser.close();
    }
}

main().catch((error) => {
    console.error(error);
    process.exit(1);
});
