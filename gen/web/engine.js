/* The engine of dossier in a page: hands answers to web/engine.c, which runs
 * as WebAssembly, and turns the lines that it tells into an object. */
"use strict";

const dossierIndexes = (words) => (words ? words.split(",").map(Number) : []);

/* What each kind of line adds to what is told: see engine.h. */
const dossierLines = {
  verdict(told, [plan, best, confidence, lead, conflict]) {
    told.plan = +plan;
    told.best = +best;
    told.confidence = confidence;
    told.lead = lead === "all" ? Infinity : +lead;
    told.conflict = conflict === "1";
  },
  level(told, [plan]) {
    told.level.push(+plan);
  },
  plan(told, [, score, ruledOut, candidate, ruledOutBy]) {
    told.plans.push({
      score: +score,
      ruledOut: ruledOut === "1",
      candidate: candidate === "1",
      ruledOutBy: dossierIndexes(ruledOutBy),
    });
  },
  fact(told, [fact, part, origin, value]) {
    told.facts.push({fact: +fact, part: +part, origin, value});
  },
  finding(told, [number, reason, part, standing, grade, points]) {
    told.findings.push({
      number: +number,
      reason: +reason,
      part: +part,
      standing,
      grade,
      points: +points,
    });
  },
  question(told, [part, assumed, changed, total, facts, leadsTo]) {
    told.questions.push({
      part: +part,
      assumed: assumed === "1",
      changed: +changed,
      total: +total,
      facts: dossierIndexes(facts),
      leadsTo: dossierIndexes(leadsTo),
    });
  },
  flip(told, [kind, fact, part, from, to, bound, limit, weight, steps, plan]) {
    told.flips.push({
      kind,
      fact: +fact,
      part: +part,
      from,
      to,
      bound,
      limit: +limit,
      weight: +weight,
      steps: +steps,
      plan: +plan,
    });
  },
  module(told, [module]) {
    told.modules.push(+module);
  },
  warning(told, [warning]) {
    told.warnings.push(+warning);
  },
};

/* What LINES of engine_decide() tell, as an object. */
function dossierTold(lines) {
  const told = {
    level: [],
    plans: [],
    facts: [],
    findings: [],
    questions: [],
    flips: [],
    modules: [],
    warnings: [],
  };
  for (const line of lines.split("\n").slice(0, -1)) {
    const [what, ...words] = line.split("\t");
    dossierLines[what](told, words);
  }
  return told;
}

/* WASM and GUIDE: bytes. Resolves to an engine; rejects if they are none. */
async function dossierEngine(wasm, guide) {
  /* There is nothing outside to write to. */
  const refuse = () => 8;
  const {instance} = await WebAssembly.instantiate(wasm, {
    wasi_snapshot_preview1: {
      fd_close: refuse,
      fd_seek: refuse,
      fd_write: refuse,
      proc_exit: (code) => {
        throw new Error(`the engine ended with ${code}`);
      },
    },
  });
  const run = instance.exports;
  run._initialize();

  const encoder = new TextEncoder();
  const decoder = new TextDecoder();

  /* Calls FUNCTION with the address of BYTES, a NUL behind them. */
  function withBytes(bytes, call) {
    const at = run.malloc(bytes.length + 1);
    const room = new Uint8Array(run.memory.buffer, at, bytes.length + 1);
    room.set(bytes);
    room[bytes.length] = 0;
    const result = call(at);
    run.free(at);
    return result;
  }

  function withText(text, call) {
    return withBytes(encoder.encode(text.replaceAll("\0", " ")), call);
  }

  function textAt(at) {
    const memory = new Uint8Array(run.memory.buffer);
    return decoder.decode(memory.subarray(at, memory.indexOf(0, at)));
  }

  const engine = withBytes(guide, (at) => run.engine_open(at, guide.length));
  if (!engine) throw new Error("these bytes are no guide");

  return {
    /* PARTS: their names. ANSWERS: [fact, part, text] each, as numbers of
     * the guide and of PARTS (-1: the project), and as a profile would say
     * it. An answer that is none is left out, and `mistakes` says why, in the
     * order of the answers; null: it was taken. */
    decide({parts, answers}) {
      run.engine_begin(engine);
      for (const name of parts)
        withText(name, (at) => run.engine_add_part(engine, at));
      const mistakes = answers.map(([fact, part, text]) => {
        const why = withText(text, (at) =>
          run.engine_answer(engine, fact, part, at));
        return why ? textAt(why) : null;
      });
      return {...dossierTold(textAt(run.engine_decide(engine))), mistakes};
    },

    /* Gives its memory back; it answers nothing any more. */
    close() {
      run.engine_close(engine);
    },
  };
}
