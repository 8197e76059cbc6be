// Reads each page of PDF files with pdf.js: drawing operators, text, fonts,
// structure. Any warning is a failure.
//
//     MODULES=.../node_modules node pdfjs.cjs FILE.pdf...

const { readFileSync } = require("node:fs");
const path = require("node:path");

const folder = path.resolve(process.env.MODULES, "pdfjs-dist");
const warnings = [];
let file = "";
// It reads 40 levels of the structure, and says so where there are more.
const tolerated = /StructTree (MAX_DEPTH|too deep)/;
for (const name of ["log", "warn"])
    console[name] = (text) =>
        tolerated.test(text) || warnings.push(`${file}: ${text}`);
const pdfjs = require(path.join(folder, "legacy/build/pdf.js"));
// Node has no canvas: pdf.js says so when it is loaded.
warnings.length = 0;

async function read(name) {
    file = name;
    const document = await pdfjs.getDocument({
        data: new Uint8Array(readFileSync(name)),
        verbosity: pdfjs.VerbosityLevel.WARNINGS,
        standardFontDataUrl: path.join(folder, "standard_fonts/"),
        useSystemFonts: false,
        disableFontFace: true,
    }).promise;
    let glyphs = 0;
    for (let number = 1; number <= document.numPages; number++) {
        const page = await document.getPage(number);
        await page.getOperatorList();
        await page.getStructTree();
        const text = await page.getTextContent();
        for (const item of text.items) glyphs += item.str.length;
    }
    if (glyphs === 0) warnings.push(`${file}: no text`);
    await document.destroy();
}

(async () => {
    const files = process.argv.slice(2);
    for (const name of files) await read(name);
    process.stdout.write(warnings.map((text) => text + "\n").join(""));
    process.stdout.write(
        `pdf.js: ${files.length} files, ${warnings.length} warnings\n`);
    process.exit(warnings.length ? 1 : 0);
})();
