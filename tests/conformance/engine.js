/* Reads what tests/end-to-end/engine prints, asks the engine the same, and
 * compares all that the two tell. */
"use strict";

const assert = require("node:assert");
const fs = require("node:fs");
const vm = require("node:vm");

const out = process.env.OUT;
vm.runInThisContext(
  fs.readFileSync("gen/web/engine.js", "utf8") +
    "\nglobalThis.engineOf = dossierEngine; globalThis.toldIn = dossierTold;",
);

async function main() {
  const lines = fs.readFileSync(0, "utf8").split("\n").slice(0, -1);
  const guide = Buffer.from(JSON.parse(lines[0]).guide, "base64");
  const wasm = fs.readFileSync(`${out}/gen/web/embed/engine.wasm`);
  const engine = await engineOf(wasm, guide);
  await assert.rejects(engineOf(wasm, guide.subarray(1)), /no guide/);
  const times = [];
  const plans = new Set();
  for (const line of lines.slice(1)) {
    const profile = JSON.parse(line);
    const began = process.hrtime.bigint();
    const {mistakes, ...told} = engine.decide(profile);
    times.push(Number(process.hrtime.bigint() - began) / 1e6);
    assert.deepStrictEqual(told, toldIn(profile.lines));
    assert(mistakes.every((mistake) => mistake === null));
    plans.add(told.plan);
  }
  assert(plans.size > 2, "hardly two verdicts among all profiles");
  const wrong = engine.decide({parts: [], answers: [[0, -1, "<b>\t\n"]]});
  assert.match(wrong.mistakes[0] ?? "", /<b>|^$/);
  engine.close();
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor(times.length * share)].toFixed(1);
  console.log(
    `${process.argv[2]}: ${times.length} profiles alike, ` +
      `${guide.length} bytes of guide, an answer in ${at(0.5)} ms, ` +
      `${at(0.99)} at most of 99 %`,
  );
}

main().catch((problem) => {
  console.error(problem);
  process.exit(1);
});
