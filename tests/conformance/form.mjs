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

// A page that notes what it is asked to fetch, what goes wrong, what is saved,
// and how many timers run. BEFORE runs in the page ahead of its scripts.
async function open(url, before = () => {}) {
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
        const running = new Set();
        const { setTimeout, clearTimeout } = globalThis;
        globalThis.setTimeout = (action, time) => {
            const timer = setTimeout(() => {
                running.delete(timer);
                action();
            }, time);
            running.add(timer);
            return timer;
        };
        globalThis.clearTimeout = (timer) => {
            running.delete(timer);
            clearTimeout(timer);
        };
        globalThis.isSettled = () => running.size === 0;
    });
    await page.evaluateOnNewDocument(before);
    await page.goto(url);
    await settle(page);
    return { page, requests };
}

// Waits until the page has told what it decided last.
const settle = (page) =>
    page.waitForFunction(
        () =>
            globalThis.isSettled() &&
            document.getElementById("verdict").textContent !== "",
    );
const verdict = (page) =>
    page.$eval("#verdict", (element) => element.textContent);
const message = (page) =>
    page.$eval("#questions [role=status]", (element) => element.textContent);

const press = (page, words) =>
    page.evaluate(
        (begin) =>
            [...document.querySelectorAll("button")]
                .find((one) => one.textContent.startsWith(begin))
                .click(),
        words,
    );

async function save(page, name) {
    await press(page, "Save as profile");
    const file = join(folder, name);
    writeFileSync(file, await page.evaluate(() => globalThis.saved));
    return file;
}

async function load(page, file) {
    const input = await page.$("input[type=file]");
    await input.uploadFile(file);
    await page.waitForFunction((one) => one.value === "", {}, input);
    await settle(page);
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
        await settle(page);
    }
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
    await settle(typed.page);
    assert.deepStrictEqual(await answers(typed.page), loaded, "after reload");
    await press(page, "Copy a link");
    await page.waitForFunction(() => location.hash !== "");
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
            { name: "One (2)", answers: {} },
        ],
    };
    const { page } = await open(`${address("python-node")}#1.${bytes(state)}`);
    await page.focus(".skip");
    await page.keyboard.press("Enter");
    assert(page.url().includes("#1."), "the skip link took the answers away");
    await page.focus("#meta-client");
    await page.keyboard.type("away");
    await settle(page);
    await page.reload();
    await settle(page);
    const client = await page.$eval("#meta-client", (one) => one.value);
    assert(client.includes("away") && client.includes("Far"), client);
    const saved = readFileSync(await save(page, "named.xml"), "utf8");
    assert.match(saved, /name="One"[^]*name="One \(2\)"[^]*name="One \(2\) \(3\)"/);
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
    await page.waitForFunction(() =>
        /cannot be read/.test(
            document.querySelector("#questions [role=status]").textContent,
        ),
    );
}

// On a phone the answer stays in view, and its line leads to all of it; where
// there is room, or on paper, the line is not there.
async function testPhone() {
    const state = { guide: "python-node", meta: {}, project: {}, parts: [] };
    const text = Buffer.from(JSON.stringify(state)).toString("base64url");
    const url = `${address("python-node")}#1.${text}`;
    const { page } = await open(url);
    const box = () =>
        page.$eval("#brief", (one) => {
            const { top, bottom, height } = one.getBoundingClientRect();
            return { top, bottom, height };
        });
    await page.setViewport({ width: 390, height: 800 });
    for (const fields of [0, 5, 12]) {
        await page.evaluate(
            (at) => document.querySelectorAll(".question")[at].scrollIntoView(),
            fields,
        );
        const { top, bottom, height } = await box();
        assert(top > 0 && bottom <= 800 && height < 120, `${top} to ${bottom}`);
    }
    const brief = await page.$eval("#brief", (one) => one.textContent);
    assert.strictEqual(brief, `The answer so far: ${await verdict(page)}`);
    await page.focus("#brief a");
    await page.keyboard.press("Enter");
    const focused = await page.evaluate(() => document.activeElement.id);
    assert.strictEqual(focused, "result");
    assert.strictEqual(page.url(), url, "the line took the answers away");
    await page.emulateMediaType("print");
    assert.strictEqual((await box()).height, 0, "on paper");
    await page.emulateMediaType("screen");
    await page.setViewport({ width: 1280, height: 800 });
    assert.strictEqual((await box()).height, 0, "with room");
}

// A guide that has parts never saves a profile without one; the grades are
// called as the guide calls them.
async function testParts() {
    const { page } = await open(address("own-words"));
    await load(page, resolve("examples/load-balancer/b01-museum-shop.xml"));
    const reasons = await page.$eval("#details", (one) => one.textContent);
    assert.match(reasons, /, rather clear: /);
    assert.doesNotMatch(reasons, /, (lean|strong): /);
    const bare = join(folder, "bare.xml");
    writeFileSync(bare, '<profile guide="load-balancer"/>');
    await load(page, bare);
    assert.notStrictEqual(await page.$("#part-0"), null, "loaded without a part");
    await press(page, "Remove ");
    assert.notStrictEqual(await page.$("#part-0"), null, "removed the last part");
    const saved = readFileSync(await save(page, "bare.xml"), "utf8");
    assert.match(saved, /<point name="[^"]+"/);
}

// What a browser refuses is said in words.
async function testRefusals() {
    const { page } = await open(address("load-balancer"), () => {
        delete globalThis.WebAssembly;
    });
    assert.match(await verdict(page), /does not run the engine/);
    await page.focus("#meta-client");
    await page.keyboard.type("Far");
    await settle(page);
    assert.match(
        readFileSync(await save(page, "no-engine.xml"), "utf8"),
        /<client>Far</,
    );
    const shut = await open(address("load-balancer"), () => {
        Object.defineProperty(globalThis, "localStorage", {
            get() {
                throw new DOMException("denied", "SecurityError");
            },
        });
    });
    const told = () =>
        shut.page.$$eval("#questions > p:not([hidden])", (all) =>
            all.some((one) => one.textContent.includes("keeps no answers")),
        );
    assert.strictEqual(await told(), false);
    await shut.page.focus("#meta-client");
    await shut.page.keyboard.type("Far");
    await settle(shut.page);
    assert.strictEqual(await told(), true, "nothing is kept, and not told");
    await check(shut.page, "nothing is kept");
}

try {
    await testExample();
    await testHostile();
    await testLink();
    await testPhone();
    await testParts();
    await testRefusals();
    for (const guide of ["load-balancer", "open-licence"]) {
        const { page } = await open(address(guide));
        await check(page, guide);
    }
    console.log("form: filled, saved, loaded and shared; axe has no violation");
} finally {
    await browser.close();
}
