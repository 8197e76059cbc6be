// The text of PDF files in the order of their structure, against the text of
// the HTML that stands beside each: the same characters in the same order.
//
//     node structure.mjs FILE.pdf...
//
// Left out are spaces (tests/end-to-end/words.sh looks at these), what HTML
// shows outside its text (marks of list items, page numbers in the contents) or
// not at all ("on page 9" in a reference), and drawings.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const entities = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: "\u00a0" };

function decode(text) {
    return text.replace(/&(#x[0-9a-f]+|#[0-9]+|[a-z]+);/gi, (whole, name) => {
        if (name[0] !== "#") return entities[name] ?? whole;
        const hex = name[1] === "x" || name[1] === "X";
        return String.fromCodePoint(
            parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10));
    });
}

// Without spaces and characters that show nothing.
function bare(text) {
    return text.replace(
        /[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]/gu,
        "");
}

// Our HTML is well formed enough for this: it passes the Nu checker.
function htmlText(html) {
    return bare(decode(
        html.replace(/<(head|style|script|svg)\b[\s\S]*?<\/\1>/g, "")
            .replace(/<a [^>]*class="(skip|footnote-back)"[\s\S]*?<\/a>/g, "")
            .replace(/<!--[\s\S]*?-->/g, "")
            .replace(/<[^>]*>/g, "")));
}

// The lines of `pdfinfo -struct-text` as elements with their depth and text.
function structureText(listing) {
    let text = "", item = "", place = "";
    const open = []; // the elements that the line stands in, by depth
    const finishItem = () => {
        text += bare(item.replace(/[0-9]+\s*$/, ""));
        item = "";
    };
    const finishPlace = () => {
        text += bare(place.replace(/\s*on page\s+[0-9]+/, ""));
        place = "";
    };
    for (const line of listing.split("\n")) {
        const [, indent, rest] = /^( *)(.*)$/s.exec(line);
        const depth = indent.length;
        while (open.length && open.at(-1).depth >= depth)
            if (open.pop().type === "TOCI") finishItem();
        if (open.at(-1)?.type !== "Reference") finishPlace();
        if (!rest.startsWith('"')) {
            open.push({ depth, type: /^\w+/.exec(rest)?.[0] });
            continue;
        }
        const part = rest.slice(1, rest.lastIndexOf('"'));
        const within = (type) => open.some((element) => element.type === type);
        if (within("Figure") || (within("Lbl") && !/[\u2610\u2611]/.test(part)))
            continue;
        if (within("TOCI")) item += part;
        else if (open.at(-1)?.type === "Reference") place += part;
        else text += bare(part);
    }
    return text;
}

let differing = 0;
for (const path of process.argv.slice(2)) {
    const listing = execFileSync("pdfinfo", ["-enc", "UTF-8", "-struct-text", path],
        { encoding: "utf8", maxBuffer: 1 << 28 });
    const pdf = structureText(listing);
    const html = htmlText(readFileSync(path.replace(/pdf$/, "html"), "utf8"));
    if (pdf === html && pdf.length > 0) continue;
    let at = 0;
    while (at < pdf.length && pdf[at] === html[at]) at++;
    const from = Math.max(0, at - 30);
    console.log(`${path}: differs at character ${at}`);
    console.log(`  structure: ${pdf.slice(from, at + 40)}`);
    console.log(`  HTML:      ${html.slice(from, at + 40)}`);
    differing++;
}
console.log(`structure: ${process.argv.length - 2} files, ${differing} differ`);
process.exit(differing ? 1 : 0);
