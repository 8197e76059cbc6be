// See form.sh, which starts it with CHROMIUM, MODULES and DOSSIER in the
// environment; its argument is the folder of the pages.
import assert from "node:assert";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(resolve(process.env.MODULES, "form.cjs"));
const puppeteer = require("puppeteer-core");
const axe = require("axe-core").source;

const folder = process.argv[2];
const example = "examples/profiles/p11-live-advice-tiny-rota.xml";
const address = (guide) => pathToFileURL(resolve(folder, `${guide}.html`)).href;
const explain = (file) => {
    const json = JSON.parse(
        execFileSync(process.env.DOSSIER, ["explain", "--json", file]),
    );
    delete json.profile;
    return json;
};

const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-background-networking"],
});

// A page that notes what it is asked to fetch, what goes wrong, what is saved.
async function open(url) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    const requests = [];
    page.on("request", (request) => requests.push(request.url()));
    page.on("pageerror", (error) => assert.fail(`${url}: ${error}`));
    page.on("dialog", () => assert.fail("a text became a script"));
    await page.evaluateOnNewDocument(() => {
        URL.createObjectURL = (blob) => {
            globalThis.saved = blob.text();
            return "#";
        };
        HTMLAnchorElement.prototype.click = () => {};
    });
    await page.goto(url);
    await page.waitForFunction(
        () => document.getElementById("verdict").textContent !== "",
    );
    return { page, requests };
}

const settle = () => new Promise((done) => setTimeout(done, 400));
const verdict = (page) =>
    page.$eval("#verdict", (element) => element.textContent);
const message = (page) =>
    page.$eval("#questions [role=status]", (element) => element.textContent);

async function save(page, name) {
    await page.evaluate(() =>
        [...document.querySelectorAll("button")]
            .find((one) => one.textContent === "Save as profile")
            .click(),
    );
    const file = join(folder, name);
    writeFileSync(file, await page.evaluate(() => globalThis.saved));
    return file;
}

async function load(page, file) {
    const input = await page.$("input[type=file]");
    await input.uploadFile(file);
    await settle();
}

async function answers(page) {
    return page.$$eval("#questions input:not([type=file])", (inputs) =>
        inputs.map((input) =>
            input.type === "radio" || input.type === "checkbox"
                ? `${input.name}=${input.value}:${input.checked}`
                : input.value,
        ),
    );
}

async function check(page, what) {
    for (const scheme of ["light", "dark"]) {
        for (const width of [320, 1280]) {
            await page.setViewport({ width, height: 900 });
            await page.emulateMediaFeatures([
                { name: "prefers-color-scheme", value: scheme },
            ]);
            await page.evaluate(axe);
            const result = await page.evaluate(() =>
                globalThis.axe.run(document),
            );
            const found = result.violations.map(
                (one) => `${one.id}: ${one.nodes[0].target.join(" ")}`,
            );
            assert.deepStrictEqual(found, [], `${what}, ${scheme}, ${width}`);
            const wide = await page.evaluate(
                () => document.documentElement.scrollWidth,
            );
            assert(wide <= width, `${what}: ${wide} px wide at ${width}`);
        }
    }
}

// Walks from field to field by the key Tab alone, and gives each what the
// saved page has there.
async function fillByKeyboard(page, wanted, parts) {
    await page.evaluate(() => document.activeElement.blur());
    for (let added = 1; added < parts; added++) {
        await page.focus("#add-part");
        await page.keyboard.press("Enter");
    }
    await page.focus(".skip");
    const done = new Set();
    for (let steps = 0; steps < 1000; steps++) {
        await page.keyboard.press("Tab");
        const at = await page.evaluate(() => {
            const { id, name, value, type, tagName } = document.activeElement;
            return { id, name, value, type, tagName };
        });
        if (at.tagName === "BODY") break;
        const key = at.id || at.name;
        if (at.tagName !== "INPUT" || at.type === "file") continue;
        if (at.type === "checkbox") {
            if (wanted.has(`${at.name}=${at.value}`))
                await page.keyboard.press("Space");
        } else if (at.type === "radio" && !done.has(key)) {
            done.add(key);
            for (let turns = 0; turns < 30; turns++) {
                const value = await page.evaluate(
                    () => document.activeElement.value,
                );
                if (wanted.get(key) === value) break;
                await page.keyboard.press("ArrowDown");
            }
        } else if (at.type === "date" && wanted.get(key)) {
            const [year, month, day] = wanted.get(key).split("-");
            await page.keyboard.type(`${month}${day}${year}`);
        } else if (!done.has(key) && wanted.get(key)) {
            done.add(key);
            await page.keyboard.type(wanted.get(key));
        }
    }
    await settle();
}

// By id or name of a field: what it says; of check boxes a key each.
async function fieldsOf(page) {
    const list = await page.$$eval(
        "#questions input:not([type=file])",
        (inputs) =>
            inputs.flatMap((input) => {
                if (input.type === "checkbox")
                    return input.checked
                        ? [[`${input.name}=${input.value}`, ""]]
                        : [];
                if (input.type === "radio")
                    return input.checked ? [[input.name, input.value]] : [];
                return [[input.id, input.value]];
            }),
    );
    return new Map(list);
}

async function testExample() {
    const { page, requests } = await open(address("python-node"));
    await check(page, "empty");
    await load(page, resolve(example));
    const loaded = await answers(page);
    const said = await verdict(page);
    const expected = explain(example);
    assert(said.includes(`confidence: ${expected.confidence}`), said);
    await check(page, "filled");
    const again = explain(await save(page, "saved.xml"));
    assert.deepStrictEqual(again, expected, "loaded and saved");

    const wanted = await fieldsOf(page);
    const typed = await open(address("python-node"));
    await fillByKeyboard(typed.page, wanted, 2);
    assert.strictEqual(await verdict(typed.page), said, "by keyboard");
    const file = await save(typed.page, "typed.xml");
    assert.deepStrictEqual(explain(file), expected, "by keyboard");

    await typed.page.reload();
    await settle();
    assert.deepStrictEqual(await answers(typed.page), loaded, "after reload");
    await page.evaluate(() =>
        [...document.querySelectorAll("button")]
            .find((one) => one.textContent.startsWith("Copy a link"))
            .click(),
    );
    await settle();
    const shared = await open(page.url());
    assert.deepStrictEqual(await answers(shared.page), loaded, "by a link");
    assert.strictEqual(await verdict(shared.page), said, "by a link");
    const outside = requests.filter((url) => !/^(file|data):/.test(url));
    assert.deepStrictEqual(outside, [], "something was asked for");
}

async function testHostile() {
    const { page } = await open(address("python-node"));
    const bad = "<img src=x onerror=alert(1)>\"'</script><script>alert(1)</script>";
    const escaped = bad
        .replaceAll("&", "&amp;")
        .replaceAll("<", "&lt;")
        .replaceAll('"', "&quot;");
    const hostile = join(folder, "hostile.xml");
    writeFileSync(
        hostile,
        `<profile guide="python-node"><meta><client>${escaped}</client></meta>` +
            `<project><stage>${escaped}</stage><budget>${escaped}</budget>` +
            `<team engineers="${escaped}"/></project><workloads><workload ` +
            `name="${escaped}" kind="${escaped}" x="1"/></workloads></profile>`,
    );
    await load(page, hostile);
    assert.strictEqual(await page.$("#questions img, #result img"), null);
    assert((await page.$$("[aria-invalid=true]")).length > 0, "no mistake told");
    assert.match(await message(page), /does not ask for.*x/);
    await check(page, "with mistakes");
    const before = await answers(page);
    for (const [text, said] of [
        ["<profile", /no well-formed XML/],
        ["<html/>", /no profile/],
        ['<profile guide="open-licence"/>', /for the guide/],
    ]) {
        writeFileSync(hostile, text);
        await load(page, hostile);
        assert.match(await message(page), said);
        assert.deepStrictEqual(await answers(page), before, text);
    }
    const broken = await open(`${address("python-node")}#1.e30`);
    assert.match(await message(broken.page), /cannot be read/);
}

// What is answered behind a link, or after one was copied, is there after a
// reload; two parts are never saved by one name; what is wrong or missing leads
// to its field.
async function testLink() {
    const bytes = (state) =>
        Buffer.from(JSON.stringify(state)).toString("base64url");
    const state = {
        guide: "python-node",
        meta: { client: "Far" },
        project: {},
        parts: [
            { name: "One", answers: { connections: "x" } },
            { name: "One", answers: {} },
        ],
    };
    const { page } = await open(`${address("python-node")}#1.${bytes(state)}`);
    await page.focus(".skip");
    await page.keyboard.press("Enter");
    assert(page.url().includes("#1."), "the skip link took the answers away");
    await page.focus("#meta-client");
    await page.keyboard.type("away");
    await settle();
    await page.reload();
    await settle();
    const client = await page.$eval("#meta-client", (one) => one.value);
    assert(client.includes("away") && client.includes("Far"), client);
    const saved = readFileSync(await save(page, "named.xml"), "utf8");
    assert.match(saved, /name="One"[^]*name="One \(2\)"/);
    const titles = await page.$$eval("#details h3", (all) =>
        all.map((one) => one.textContent),
    );
    assert(titles.includes("Needed, and not answered yet"), titles.join());
    await page.focus("#details a");
    await page.keyboard.press("Enter");
    const focused = await page.evaluate(
        () => document.activeElement.closest(".question") !== null,
    );
    assert(focused, "a link leads to no question");
    await page.evaluate(() => (location.hash = "#1.e30"));
    await settle();
    assert.match(await message(page), /cannot be read/);
}

try {
    await testExample();
    await testHostile();
    await testLink();
    for (const guide of ["load-balancer", "open-licence"]) {
        const { page } = await open(address(guide));
        await check(page, guide);
    }
    console.log("form: filled, saved, loaded and shared; axe has no violation");
} finally {
    await browser.close();
}
