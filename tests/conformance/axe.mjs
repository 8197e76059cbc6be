// Runs every rule of axe on every file in every view, and measures that
// nothing but tables scrolls sideways. Ends with 1 after any violation.
//
// Started by axe.sh, with CHROMIUM (the browser) and MODULES (the folder of
// npm packages) in the environment.
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(resolve(process.env.MODULES, "axe.cjs"));
const puppeteer = require("puppeteer-core");
const axe = require("axe-core").source;

const views = [
    { name: "light", width: 1280, scheme: "light" },
    { name: "dark", width: 1280, scheme: "dark" },
    { name: "320 px", width: 320, scheme: "light" },
    { name: "320 px, dark", width: 320, scheme: "dark" },
];

async function violations(page, file, view) {
    await page.setViewport({ width: view.width, height: 900 });
    await page.emulateMediaFeatures([
        { name: "prefers-color-scheme", value: view.scheme },
    ]);
    await page.goto(pathToFileURL(resolve(file)).href);
    await page.evaluate(axe);
    const result = await page.evaluate(() => globalThis.axe.run(document));
    const found = result.violations.flatMap((violation) =>
        violation.nodes.map(
            (node) =>
                `${violation.id}: ${violation.help}: ${node.target.join(" ")}`,
        ),
    );
    const width = await page.evaluate(
        () => document.documentElement.scrollWidth,
    );
    if (width > view.width) {
        found.push(`reflow: the page is ${width} px wide`);
    }
    return found;
}

const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM,
    args: [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
    ],
});
let count = 0;
try {
    const page = await browser.newPage();
    for (const file of process.argv.slice(2)) {
        for (const view of views) {
            for (const violation of await violations(page, file, view)) {
                console.log(`${file} (${view.name}): ${violation}`);
                count++;
            }
        }
    }
} finally {
    await browser.close();
}
const files = process.argv.length - 2;
console.log(`axe: ${files} files in ${views.length} views: ${count} violations`);
process.exit(count === 0 ? 0 : 1);
