/* The questions of a guide: asks them, hands what is answered to the engine,
 * shows what it tells, and reads and writes profiles. Every text from outside
 * goes into the page as text. */
(async () => {
  const guide = JSON.parse(document.getElementById("guide").textContent);
  const PROJECT = -1;
  const STORE = `dossier.form.${guide.id}`;

  const bytesOf = (id) =>
    Uint8Array.from(atob(document.getElementById(id).textContent), (letter) =>
      letter.charCodeAt(0),
    );

  /* ---- what is answered ------------------------------------------------- */

  /* {meta: {name: text}, project: {fact: text}, parts: [{name, answers}]};
   * facts by their ids, texts as a profile says them. */
  let state = emptyState();

  function emptyState() {
    return {
      meta: {},
      project: {},
      parts: guide.parts ? [{name: "", answers: {}}] : [],
    };
  }

  const isText = (value) => typeof value === "string" && value.length < 10000;

  /* Texts of KNOWN names in what came from outside. */
  function textsIn(object, known) {
    const texts = {};
    for (const name of known)
      if (object && isText(object[name])) texts[name] = object[name];
    return texts;
  }

  const metaNames = guide.meta.map((field) => field.name);
  const factIds = (ofPart) =>
    guide.facts.filter((fact) => fact.asked && fact.ofPart === ofPart).map((fact) => fact.id);

  /* What STORED means, if it is what this page stores; nothing else of it. */
  function stateIn(stored) {
    if (!stored || typeof stored !== "object" || stored.guide !== guide.id)
      return null;
    const parts = Array.isArray(stored.parts) ? stored.parts.slice(0, 1000) : [];
    return {
      meta: textsIn(stored.meta, metaNames),
      project: textsIn(stored.project, factIds(false)),
      parts: guide.parts
        ? parts.map((part) => ({
            name: part && isText(part.name) ? part.name : "",
            answers: textsIn(part && part.answers, factIds(true)),
          }))
        : [],
    };
  }

  const stored = () => JSON.stringify({guide: guide.id, ...state});

  let kept = false; /* what is answered stands on the device */

  function keep() {
    try {
      localStorage.setItem(STORE, stored());
      kept = true;
    } catch {
      kept = false; /* The page works all the same. */
    }
  }

  function forget() {
    try {
      localStorage.removeItem(STORE);
    } catch {
      /* Nothing was kept. */
    }
    history.replaceState(null, "", location.pathname + location.search);
    state = emptyState();
    build();
    say("The answers are gone from this device.");
  }

  /* The address with the answers behind "#", which no browser sends. */
  function link() {
    const bytes = new TextEncoder().encode(stored());
    const letters = Array.from(bytes, (byte) => String.fromCharCode(byte));
    const text = btoa(letters.join(""))
      .replaceAll("+", "-")
      .replaceAll("/", "_")
      .replaceAll("=", "");
    return `${location.href.split("#")[0]}#1.${text}`;
  }

  function stateInAddress() {
    const match = /^#1\.([\w-]+)$/.exec(location.hash);
    if (!match) return null;
    try {
      const text = atob(match[1].replaceAll("-", "+").replaceAll("_", "/"));
      const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
      return stateIn(JSON.parse(new TextDecoder().decode(bytes)));
    } catch {
      return null;
    }
  }

  function stateKept() {
    try {
      return stateIn(JSON.parse(localStorage.getItem(STORE)));
    } catch {
      return null;
    }
  }

  /* ---- profiles --------------------------------------------------------- */

  /* The element that the steps of PATH lead to below ELEMENT, made if need be,
   * but for a last step "@name". */
  function elementAt(root, element, path) {
    for (const step of path) {
      if (step.startsWith("@")) break;
      let child = [...element.children].find((one) => one.localName === step);
      if (!child) child = element.appendChild(root.createElement(step));
      element = child;
    }
    return element;
  }

  function stateText(root, element, path, text) {
    const steps = path.split("/");
    const target = elementAt(root, element, steps);
    const last = steps[steps.length - 1];
    if (last.startsWith("@")) target.setAttribute(last.slice(1), text);
    else target.prepend(root.createTextNode(text));
  }

  function indent(node, depth) {
    const children = [...node.children];
    if (!children.length) return;
    const line = `\n${"  ".repeat(depth)}`;
    for (const child of children) {
      child.before(`${line}  `);
      indent(child, depth + 1);
    }
    children[children.length - 1].after(line);
  }

  /* XML has no place for these; a browser would write them. */
  const sayable = (text) =>
    text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, " ");

  function profileText() {
    const root = document.implementation.createDocument(null, "profile");
    const profile = root.documentElement;
    profile.setAttribute("guide", guide.id);
    profile.setAttribute("format", "1");
    const meta = profile.appendChild(root.createElement("meta"));
    for (const name of metaNames)
      if (state.meta[name])
        meta.appendChild(root.createElement(name)).textContent = sayable(
          state.meta[name],
        );
    const project = profile.appendChild(root.createElement("project"));
    const put = (element, ofPart, answers) => {
      for (const fact of guide.facts)
        if (fact.asked && fact.ofPart === ofPart && answers[fact.id])
          stateText(root, element, fact.path, sayable(answers[fact.id]));
    };
    put(project, false, state.project);
    if (guide.parts) {
      const steps = guide.parts.path.split("/");
      const frame = elementAt(root, profile, steps.slice(0, -1));
      state.parts.forEach((part, number) => {
        const element = frame.appendChild(
          root.createElement(steps[steps.length - 1]),
        );
        stateText(root, element, guide.parts.name, sayable(partName(number)));
        put(element, true, part.answers);
      });
    }
    indent(profile, 0);
    const text = new XMLSerializer().serializeToString(root);
    return `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`;
  }

  const wordsOf = (text) => text.replace(/\s+/g, " ").trim();

  /* What stands at PATH below ELEMENT, null if nothing does; marks what it has
   * read in SEEN. */
  function readText(element, path, seen) {
    for (const step of path.split("/")) {
      if (step.startsWith("@")) {
        const attribute = element.getAttributeNode(step.slice(1));
        if (attribute) seen.add(attribute);
        return attribute ? wordsOf(attribute.value) : null;
      }
      element = [...element.children].find((one) => one.localName === step);
      if (!element) return null;
      seen.add(element);
    }
    const own = [...element.childNodes].filter(
      (node) => node.nodeType === 3 || node.nodeType === 4,
    );
    return wordsOf(own.map((node) => node.data).join(""));
  }

  function readAnswers(element, ofPart, seen) {
    const answers = {};
    for (const fact of guide.facts) {
      if (!fact.asked || fact.ofPart !== ofPart) continue;
      const text = readText(element, fact.path, seen);
      if (text && text !== "?") answers[fact.id] = text;
    }
    return answers;
  }

  /* Elements and attributes that this page does not ask for. */
  function unread(root, seen) {
    const names = new Set();
    const walk = (element) => {
      for (const attribute of element.attributes)
        if (!seen.has(attribute)) names.add(attribute.name);
      for (const child of element.children) {
        if (!seen.has(child) && !child.children.length) names.add(child.localName);
        walk(child);
      }
    };
    walk(root);
    for (const name of ["guide", "format"]) names.delete(name);
    return [...names];
  }

  function load(text) {
    const root = new DOMParser().parseFromString(text, "application/xml");
    const profile = root.documentElement;
    if (root.getElementsByTagName("parsererror").length)
      return say("This file is no well-formed XML. Nothing was changed.");
    const named = profile.getAttribute("guide");
    if (profile.localName !== "profile")
      return say("This file is no profile. Nothing was changed.");
    if (named !== guide.id)
      return say(
        `This profile is for the guide “${named}”, not for “${guide.id}”. ` +
          "Nothing was changed.",
      );
    const below = (name) =>
      [...profile.children].find((one) => one.localName === name) ||
      root.createElement(name);
    const seen = new Set();
    const loaded = emptyState();
    for (const name of metaNames) {
      const text = readText(below("meta"), name, seen);
      if (text) loaded.meta[name] = text;
    }
    loaded.project = readAnswers(below("project"), false, seen);
    if (guide.parts) {
      const steps = guide.parts.path.split("/");
      let frame = profile;
      for (const step of steps.slice(0, -1))
        frame = [...frame.children].find((one) => one.localName === step) || root.createElement(step);
      loaded.parts = [...frame.children]
        .filter((one) => one.localName === steps[steps.length - 1])
        .map((element) => {
          seen.add(element);
          return {
            name: readText(element, guide.parts.name, seen) || "",
            answers: readAnswers(element, true, seen),
          };
        });
    }
    const left = unread(profile, seen);
    state = loaded;
    build();
    keep();
    leaveLink();
    say(
      left.length
        ? `Loaded. This page does not ask for, and will not save: ${left.join(", ")}.`
        : "Loaded.",
    );
  }

  /* ---- the page --------------------------------------------------------- */

  const form = document.getElementById("questions");
  const fields = []; /* {fact, part, box, mistake, hint} */
  let message;
  let names = 0;

  function make(parent, tag, text, attributes = {}) {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    for (const [name, value] of Object.entries(attributes))
      element.setAttribute(name, value);
    parent.append(element);
    return element;
  }

  function say(text) {
    message.textContent = text;
  }

  function button(parent, text, action) {
    const made = make(parent, "button", text, {type: "button"});
    made.addEventListener("click", action);
    return made;
  }

  const partWord = (number) =>
    `${capital(guide.parts.label.one || "part")} ${number + 1}`;
  /* No two parts may have one name: the second is told by its number. */
  function partName(number) {
    const name = state.parts[number].name || partWord(number);
    const before = state.parts.slice(0, number);
    return before.some((part, at) => (part.name || partWord(at)) === name)
      ? `${name} (${number + 1})`
      : name;
  }
  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

  function labelled(parent, fact, value) {
    const choice = fact.choices.find(([word]) => word === value);
    return choice ? choice[1] : value;
  }

  /* Says VALUE of FACT as people read it. */
  function words(fact, value) {
    const all = value.split(/[ ,]+/).filter(Boolean);
    return fact.type === "set"
      ? all.map((word) => labelled(null, fact, word)).join(", ")
      : labelled(null, fact, value);
  }

  function assumedHint(fact) {
    const hints = [];
    if (fact.required) hints.push("Needed.");
    if (fact.assumed !== null)
      hints.push(`Without an answer we assume: ${words(fact, fact.assumed)}.`);
    return hints.join(" ");
  }

  function addChoices(box, fact, answers, id) {
    const list = make(box, "div", "", {class: "choices"});
    const set = fact.type === "set";
    const said = (answers[fact.id] || "").split(/[ ,]+/);
    const choices = [...fact.choices];
    if (set && !choices.some(([word]) => word === "none"))
      choices.push(["none", "none of these"]);
    if (!set) choices.push(["", "not known"]);
    const inputs = choices.map(([word, text]) => {
      const label = make(list, "label");
      const input = make(label, "input", "", {
        type: set ? "checkbox" : "radio",
        name: id,
        value: word,
      });
      input.checked = set ? said.includes(word) : (answers[fact.id] || "") === word;
      make(label, "span", text);
      return input;
    });
    list.addEventListener("change", (event) => {
      const none = event.target.value === "none";
      if (set && event.target.checked)
        for (const input of inputs)
          if (none !== (input.value === "none")) input.checked = false;
      const chosen = inputs.filter((input) => input.checked);
      answers[fact.id] = chosen.map((input) => input.value).join(" ");
      changed();
    });
    return inputs[0];
  }

  function addText(box, answers, key, id, type, described) {
    const input = make(box, "input", "", {
      type,
      id,
      "aria-describedby": described,
      autocomplete: "off",
    });
    input.value = answers[key] || "";
    input.addEventListener("input", () => {
      answers[key] = input.value.trim();
      changed();
    });
    return input;
  }

  function addQuestion(parent, fact, number, part, answers) {
    const id = `question-${names++}`;
    const listed = fact.choices.length > 0;
    const asked = fact.question || fact.label;
    const box = make(parent, listed ? "fieldset" : "div", "", {class: "question"});
    const unit = fact.unit.other ? ` (${fact.unit.other})` : "";
    const title = make(box, listed ? "legend" : "label", asked + unit);
    const hint = make(box, "p", assumedHint(fact), {class: "hint", id: `${id}-hint`});
    const mistake = make(box, "p", "", {class: "mistake", id: `${id}-mistake`});
    const described = `${hint.id} ${mistake.id}`;
    let input;
    if (listed) {
      box.setAttribute("aria-describedby", described);
      input = addChoices(box, fact, answers, id);
    } else {
      title.htmlFor = id;
      input = addText(box, answers, fact.id, id, "text", described);
      if (fact.type !== "text") input.inputMode = "decimal";
    }
    fields.push({fact: number, part, box, mistake, input});
  }

  /* The facts of a row in groups, each where its first fact stands. */
  function addGroups(parent, ofPart, part, answers) {
    const groups = new Map();
    guide.facts.forEach((fact, number) => {
      if (!fact.asked || fact.ofPart !== ofPart) return;
      const name = fact.group || fact.label;
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push([fact, number]);
    });
    for (const [name, facts] of groups) {
      /* One question needs no heading beside its own. */
      const alone = facts.length === 1;
      const group = make(parent, alone ? "div" : "fieldset", "", {class: "group"});
      if (!alone) make(group, "legend", capital(name));
      for (const [fact, number] of facts)
        addQuestion(group, fact, number, part, answers);
    }
  }

  function addMeta() {
    const group = make(form, "fieldset");
    make(group, "legend", "The document");
    for (const name of ["title", "client", "author", "date"]) {
      const field = guide.meta.find((one) => one.name === name);
      const box = make(group, "div", "", {class: "question"});
      const id = `meta-${name}`;
      const label = make(box, "label", capital(name));
      label.htmlFor = id;
      make(box, "p", capital(field.explanation), {class: "hint", id: `${id}-hint`});
      addText(box, state.meta, name, id, field.date ? "date" : "text", `${id}-hint`);
    }
  }

  function addPart(number) {
    const part = state.parts[number];
    const group = make(form, "fieldset", "", {id: `part-${number}`, tabindex: "-1"});
    make(group, "legend", partWord(number));
    const box = make(group, "div", "", {class: "question"});
    const id = `part-name-${number}`;
    make(box, "label", "Name").htmlFor = id;
    addText(box, part, "name", id, "text", "");
    addGroups(group, true, number, part.answers);
    const actions = make(group, "div", "", {class: "actions"});
    button(actions, `Copy ${partName(number)}`, () => {
      const copy = structuredClone(part);
      copy.name = "";
      state.parts.splice(number + 1, 0, copy);
      rebuild(`part-name-${number + 1}`);
    });
    button(actions, `Remove ${partName(number)}`, () => {
      state.parts.splice(number, 1);
      rebuild("add-part");
    });
  }

  function addActions() {
    const actions = make(form, "div", "", {class: "actions"});
    button(actions, "Save as profile", () => {
      const name = (state.meta.client || guide.id)
        .replace(/[^\p{L}\p{N}]+/gu, "-")
        .replace(/^-+|-+$/g, "");
      const file = new Blob([profileText()], {type: "application/xml"});
      const anchor = document.createElement("a");
      anchor.href = URL.createObjectURL(file);
      anchor.download = `${name || "profile"}.xml`;
      anchor.click();
      setTimeout(() => URL.revokeObjectURL(anchor.href), 1000);
      say(`Saved as ${anchor.download}.`);
    });
    const label = make(actions, "label", "Load a profile", {class: "file"});
    const file = make(label, "input", "", {type: "file", accept: ".xml"});
    file.addEventListener("change", async () => {
      if (!file.files.length) return;
      if (file.files[0].size > 5e6) say("This file is too large for a profile.");
      else load(await file.files[0].text());
      file.value = "";
    });
    button(actions, "Copy a link with these answers", async () => {
      history.replaceState(null, "", link());
      try {
        await navigator.clipboard.writeText(location.href);
        say("The link is copied. The answers stand in it: send it to those who may read them.");
      } catch {
        say("The answers stand in the address of this page now: copy it from there.");
      }
    });
    button(actions, "Forget these answers", forget);
  }

  function build() {
    form.replaceChildren();
    fields.length = 0;
    names = 0;
    message = make(form, "p", "", {role: "status"});
    addActions();
    addMeta();
    addGroups(form, false, PROJECT, state.project);
    state.parts.forEach((part, number) => addPart(number));
    if (guide.parts) {
      const actions = make(form, "div", "", {class: "actions"});
      const add = button(actions, `Add a ${guide.parts.label.one || "part"}`, () => {
        state.parts.push({name: "", answers: {}});
        rebuild(`part-name-${state.parts.length - 1}`);
      });
      add.id = "add-part";
    }
    decide();
  }

  function rebuild(focus) {
    build();
    keep();
    leaveLink();
    document.getElementById(focus).focus();
  }

  /* ---- what is decided -------------------------------------------------- */

  let engine = null;
  let waiting = 0;

  /* Answers in the address are older than a change: without them, a reload
   * takes what is kept on the device. */
  function leaveLink() {
    if (!location.hash.startsWith("#1.") || !kept) return;
    try {
      history.replaceState(null, "", location.href.split("#")[0]);
    } catch {
      /* The address stays as it is. */
    }
  }

  function changed() {
    keep();
    leaveLink();
    clearTimeout(waiting);
    waiting = setTimeout(decide, 150);
  }

  function answersGiven() {
    const given = [];
    guide.facts.forEach((fact, number) => {
      if (!fact.asked) return;
      if (!fact.ofPart) {
        if (state.project[fact.id]) given.push([number, PROJECT, state.project[fact.id]]);
        return;
      }
      state.parts.forEach((part, index) => {
        if (part.answers[fact.id]) given.push([number, index, part.answers[fact.id]]);
      });
    });
    return given;
  }

  const planLabel = (plan) => (plan < 0 ? "no clear winner" : guide.plans[plan].label);
  const rowName = (part) => (part < 0 ? "" : ` (${partName(part)})`);

  function fieldOf(fact, part) {
    return fields.find((field) => field.fact === fact && field.part === part);
  }

  function list(parent, title, items) {
    if (!items.length) return;
    make(parent, "h3", title);
    const list = make(parent, "ul");
    for (const item of items) {
      const line = make(list, "li");
      line.append(...[].concat(item));
    }
  }

  function showMistakes(given, mistakes) {
    for (const field of fields) {
      field.mistake.textContent = "";
      field.input.removeAttribute("aria-invalid");
    }
    given.forEach(([fact, part], number) => {
      const field = fieldOf(fact, part);
      if (!mistakes[number] || !field) return;
      field.mistake.textContent = mistakes[number];
      field.input.setAttribute("aria-invalid", "true");
    });
  }

  function showRelevance(told) {
    for (const {fact, part, origin} of told.facts) {
      const field = fieldOf(fact, part);
      if (field) field.box.hidden = origin === "irrelevant";
    }
    for (const group of form.querySelectorAll(".group"))
      group.hidden = !group.querySelector(".question:not([hidden])");
  }

  function questionLink(question) {
    const fact = guide.facts[question.facts[0]];
    const field = fieldOf(question.facts[0], question.part);
    const text = (fact.question || fact.label) + rowName(question.part);
    if (!field) return text;
    return [jumpTo(field, text), question.assumed ? " (so far assumed)" : ""];
  }

  /* A link that leads to FIELD. */
  function jumpTo(field, text) {
    const jump = document.createElement("a");
    jump.href = "#questions";
    jump.textContent = text;
    jump.addEventListener("click", (event) => {
      event.preventDefault();
      field.input.focus();
      field.box.scrollIntoView({block: "center"});
    });
    return jump;
  }

  /* What is wrong, and what is needed and not answered, each a link. */
  function showProblems(details, told) {
    const named = ({fact, part}) =>
      guide.facts[fact].label + rowName(part);
    list(
      details,
      "To be mended",
      fields
        .filter((field) => field.mistake.textContent)
        .map((field) => [
          jumpTo(field, named(field)),
          `: ${field.mistake.textContent}`,
        ]),
    );
    list(
      details,
      "Needed, and not answered yet",
      told.facts
        .filter(({fact, origin}) => origin === "missing" && guide.facts[fact].required)
        .map(({fact, part}) => fieldOf(fact, part))
        .filter((field) => field && !field.mistake.textContent)
        .map((field) => [jumpTo(field, named(field))]),
    );
  }

  function reasonText(finding) {
    const reason = guide.reasons[finding.reason];
    const side = reason.against ? "Against" : "For";
    return (
      `${side} ${guide.plans[reason.plan].label}${rowName(finding.part)}, ` +
      `${finding.grade}: ${reason.because || ""}`
    );
  }

  function flipText(flip) {
    const then = `: ${planLabel(flip.plan)}`;
    if (flip.kind === "drop part") return `Without ${partName(flip.part)}${then}`;
    const fact = guide.facts[flip.fact];
    if (flip.kind === "add part")
      return `With one more ${guide.parts.label.one || "part"}, ${words(fact, flip.to)}${then}`;
    const value = flip.bound
      ? `${flip.bound} ${flip.limit}`
      : words(fact, flip.to || "not known");
    return `${fact.label}${rowName(flip.part)}: ${value} instead of ${
      flip.from ? words(fact, flip.from) : "no answer"
    }${then}`;
  }

  function showScores(details, told) {
    const table = make(details, "table");
    const head = make(make(table, "thead"), "tr");
    make(head, "th", "Plan", {scope: "col"});
    make(head, "th", "Points", {scope: "col", class: "number"});
    const body = make(table, "tbody");
    told.plans.forEach((plan, number) => {
      const row = make(body, "tr");
      const out = plan.ruledOut ? " (ruled out)" : "";
      make(row, "th", guide.plans[number].label + out, {scope: "row"});
      make(row, "td", String(plan.score).replace("-", "\u2212"), {class: "number"});
    });
  }

  function show(told) {
    const verdict = document.getElementById("verdict");
    const details = document.getElementById("details");
    const leaders = told.level.map((plan) => guide.plans[plan].label).join(", ");
    const text = told.plan >= 0
      ? `${planLabel(told.plan)}; confidence: ${told.confidence}`
      : `No clear winner: ${leaders} are level`;
    if (verdict.textContent !== text) verdict.textContent = text;
    details.replaceChildren();
    showProblems(details, told);
    showScores(details, told);
    const out = told.plans.flatMap((plan, number) =>
      plan.ruledOutBy.map((index) => {
        const finding = told.findings.find((one) => one.number === index);
        const reason = finding && guide.reasons[finding.reason].because;
        return `${guide.plans[number].label}: ${reason || "by a decisive reason"}`;
      }),
    );
    list(details, "Ruled out", out);
    list(details, "Best to answer next", told.questions.slice(0, 3).map(questionLink));
    list(
      details,
      "Reasons that count",
      told.findings.filter((one) => one.standing === "counted").map(reasonText),
    );
    list(details, "What would change it", told.flips.slice(0, 5).map(flipText));
  }

  function decide() {
    if (!engine) return;
    const given = answersGiven();
    const parts = state.parts.map((part, number) => partName(number));
    const told = engine.decide({parts, answers: given});
    showMistakes(given, told.mistakes);
    showRelevance(told);
    show(told);
  }

  /* ---- the beginning ---------------------------------------------------- */

  /* Takes the answers in the address, if there are any. */
  function arrive() {
    const arrived = stateInAddress();
    const own = stateKept();
    if (arrived) state = arrived;
    build();
    if (arrived && own && JSON.stringify(own) !== JSON.stringify(arrived))
      say(
        "These answers came with the address. Yours, from before, are on this " +
          "device until you change something here.",
      );
    else if (!arrived && location.hash.startsWith("#1."))
      say("The answers in this address cannot be read. They were left out.");
  }

  /* Not by the address, in which answers may stand. */
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    form.focus();
  });
  state = stateKept() || state;
  arrive();
  addEventListener("hashchange", () => {
    if (location.hash.startsWith("#1.")) arrive();
  });
  const wasm = bytesOf("engine");
  if (wasm.length) {
    engine = await dossierEngine(wasm, bytesOf("rules"));
    decide();
  } else {
    document.getElementById("verdict").textContent =
      "This page was made without the engine: save the profile and build it to see the answer.";
  }
})();
