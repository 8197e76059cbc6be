/* The questions of a guide: asks them, hands what is answered to the engine,
 * shows what it tells, and reads and writes profiles. Every text from outside
 * goes into the page as text. */
(async () => {
  const guide = JSON.parse(document.getElementById("guide").textContent);
  const PROJECT = -1;
  const STORE = `dossier.form.${guide.id}`;

  guide.facts.forEach((fact, number) => {
    fact.number = number; /* by which the engine knows it */
  });
  const askedOf = (ofPart) =>
    guide.facts.filter((fact) => fact.asked && fact.ofPart === ofPart);
  const ofProject = askedOf(false);
  const ofParts = askedOf(true);

  const bytesOf = (id) =>
    Uint8Array.from(atob(document.getElementById(id).textContent), (letter) =>
      letter.charCodeAt(0),
    );

  /* ---- what is answered ------------------------------------------------- */

  /* {meta: {name: text}, project: {fact: text}, parts: [{name, answers}]};
   * facts by their ids, texts as a profile says them. */
  let state = stateOf({}, {}, []);

  /* No guide that has parts decides about none of them. */
  function stateOf(meta, project, parts) {
    if (!guide.parts) return {meta, project, parts: []};
    const first = {name: "", answers: {}};
    return {meta, project, parts: parts.length ? parts : [first]};
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
  const answersIn = (object, facts) =>
    textsIn(object, facts.map((fact) => fact.id));

  /* What STORED means, if it is what this page stores; nothing else of it. */
  function stateIn(stored) {
    if (!stored || typeof stored !== "object" || stored.guide !== guide.id)
      return null;
    const parts = Array.isArray(stored.parts) ? stored.parts.slice(0, 1000) : [];
    return stateOf(
      textsIn(stored.meta, metaNames),
      answersIn(stored.project, ofProject),
      parts.map((part) => ({
        name: part && isText(part.name) ? part.name : "",
        answers: answersIn(part && part.answers, ofParts),
      })),
    );
  }

  const stored = () => JSON.stringify({guide: guide.id, ...state});

  let kept = true; /* what is answered stands on the device */

  /* Where nothing can be kept, the page works all the same, and says so. */
  function keep() {
    try {
      localStorage.setItem(STORE, stored());
      kept = true;
    } catch {
      kept = false;
    }
    showKept();
  }

  function forget() {
    try {
      localStorage.removeItem(STORE);
    } catch {
      /* Nothing was kept. */
    }
    history.replaceState(null, "", location.pathname + location.search);
    state = stateOf({}, {}, []);
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

  const childOf = (element, name) =>
    [...element.children].find((one) => one.localName === name);

  /* The element that the steps of PATH lead to below ELEMENT, made if need be,
   * but for a last step "@name". */
  function elementAt(root, element, path) {
    for (const step of path) {
      if (step.startsWith("@")) break;
      element =
        childOf(element, step) || element.appendChild(root.createElement(step));
    }
    return element;
  }

  function stateText(root, element, path, text) {
    const steps = path.split("/");
    const target = elementAt(root, element, steps);
    const last = steps.at(-1);
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
    children.at(-1).after(line);
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
    const put = (element, facts, answers) => {
      for (const fact of facts)
        if (answers[fact.id])
          stateText(root, element, fact.path, sayable(answers[fact.id]));
    };
    put(project, ofProject, state.project);
    if (guide.parts) {
      const steps = guide.parts.path.split("/");
      const frame = elementAt(root, profile, steps.slice(0, -1));
      const names = namesOfParts();
      state.parts.forEach((part, number) => {
        const element = frame.appendChild(root.createElement(steps.at(-1)));
        stateText(root, element, guide.parts.name, sayable(names[number]));
        put(element, ofParts, part.answers);
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
      element = childOf(element, step);
      if (!element) return null;
      seen.add(element);
    }
    const own = [...element.childNodes].filter(
      (node) => node.nodeType === 3 || node.nodeType === 4,
    );
    return wordsOf(own.map((node) => node.data).join(""));
  }

  function readAnswers(element, facts, seen) {
    const answers = {};
    for (const fact of facts) {
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

  /* What the profile ROOT answers; marks what it has read in SEEN. */
  function read(root, seen) {
    const below = (element, name) =>
      childOf(element, name) || root.createElement(name);
    const profile = root.documentElement;
    const meta = {};
    for (const name of metaNames) {
      const text = readText(below(profile, "meta"), name, seen);
      if (text) meta[name] = text;
    }
    const project = readAnswers(below(profile, "project"), ofProject, seen);
    if (!guide.parts) return stateOf(meta, project, []);
    const steps = guide.parts.path.split("/");
    const parts = [...steps.slice(0, -1).reduce(below, profile).children]
      .filter((one) => one.localName === steps.at(-1))
      .map((element) => {
        seen.add(element);
        return {
          name: readText(element, guide.parts.name, seen) || "",
          answers: readAnswers(element, ofParts, seen),
        };
      });
    return stateOf(meta, project, parts);
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
    const seen = new Set();
    state = read(root, seen);
    const left = unread(profile, seen);
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
  const fields = new Map(); /* {fact, part, box, mistake, input} by keyOf() */
  const keyOf = (fact, part) => `${fact}/${part}`;
  let message;
  let unkept;
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

  function showKept() {
    unkept.hidden = kept;
  }

  function button(parent, text, action) {
    const made = make(parent, "button", text, {type: "button"});
    made.addEventListener("click", action);
    return made;
  }

  const partWord = (number) =>
    `${capital(guide.parts.label.one || "part")} ${number + 1}`;
  /* No two parts may have one name: the second is told by its number. */
  function namesOfParts() {
    const taken = new Set();
    return state.parts.map((part, number) => {
      const name = part.name || partWord(number);
      let own = name;
      for (let at = number + 1; taken.has(own); at++) own = `${name} (${at})`;
      taken.add(own);
      return own;
    });
  }

  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

  function labelOf(fact, value) {
    const choice = fact.choices.find(([word]) => word === value);
    return choice ? choice[1] : value;
  }

  const asked = (fact) => fact.question || fact.label;

  /* Says VALUE of FACT as people read it. */
  function words(fact, value) {
    const all = value.split(/[ ,]+/).filter(Boolean);
    return fact.type === "set"
      ? all.map((word) => labelOf(fact, word)).join(", ")
      : labelOf(fact, value);
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

  function addQuestion(parent, fact, part, answers) {
    const id = `question-${names++}`;
    const listed = fact.choices.length > 0;
    const box = make(parent, listed ? "fieldset" : "div", "", {class: "question"});
    const unit = fact.unit.other ? ` (${fact.unit.other})` : "";
    const title = make(box, listed ? "legend" : "label", asked(fact) + unit);
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
    const field = {fact, part, box, mistake, input};
    fields.set(keyOf(fact.number, part), field);
  }

  /* FACTS in groups, each where its first fact stands. */
  function addGroups(parent, facts, part, answers) {
    const groups = new Map();
    for (const fact of facts) {
      const name = fact.group || fact.label;
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(fact);
    }
    for (const [name, grouped] of groups) {
      /* One question needs no heading beside its own. */
      const alone = grouped.length === 1;
      const group = make(parent, alone ? "div" : "fieldset", "", {class: "group"});
      if (!alone) make(group, "legend", capital(name));
      for (const fact of grouped) addQuestion(group, fact, part, answers);
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
    addGroups(group, ofParts, number, part.answers);
    const actions = make(group, "div", "", {class: "actions"});
    button(actions, `Copy ${partWord(number)}`, () => {
      const copy = {name: "", answers: {...part.answers}};
      state.parts.splice(number + 1, 0, copy);
      rebuild(`part-name-${number + 1}`);
    });
    button(actions, `Remove ${partWord(number)}`, () => {
      state.parts.splice(number, 1);
      state = stateOf(state.meta, state.project, state.parts);
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
    fields.clear();
    names = 0;
    message = make(form, "p", "", {role: "status"});
    unkept = make(
      form,
      "p",
      "This browser keeps no answers: save them as a profile before you leave " +
        "this page.",
      {class: "mistake"},
    );
    showKept();
    addActions();
    addMeta();
    addGroups(form, ofProject, PROJECT, state.project);
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
    const given = (facts, part, answers) =>
      facts
        .filter((fact) => answers[fact.id])
        .map((fact) => [fact.number, part, answers[fact.id]]);
    return [
      ...given(ofProject, PROJECT, state.project),
      ...state.parts.flatMap((part, number) => given(ofParts, number, part.answers)),
    ];
  }

  let parts = []; /* the names of what was decided about */

  const planLabel = (plan) => (plan < 0 ? "no clear winner" : guide.plans[plan].label);
  const rowName = (part) => (part < 0 ? "" : ` (${parts[part]})`);

  function list(parent, title, items) {
    if (!items.length) return;
    make(parent, "h3", title);
    const lines = make(parent, "ul");
    for (const item of items) make(lines, "li").append(...[].concat(item));
  }

  function showMistakes(given, mistakes) {
    const told = new Map(
      given.map(([fact, part], number) => [keyOf(fact, part), mistakes[number]]),
    );
    for (const [key, field] of fields) {
      const mistake = told.get(key) || "";
      field.mistake.textContent = mistake;
      if (mistake) field.input.setAttribute("aria-invalid", "true");
      else field.input.removeAttribute("aria-invalid");
    }
  }

  function showRelevance(told) {
    for (const {fact, part, origin} of told.facts) {
      const field = fields.get(keyOf(fact, part));
      if (field) field.box.hidden = origin === "irrelevant";
    }
    for (const group of form.querySelectorAll(".group"))
      group.hidden = !group.querySelector(".question:not([hidden])");
  }

  function questionLink(question) {
    const text = asked(guide.facts[question.facts[0]]) + rowName(question.part);
    const field = fields.get(keyOf(question.facts[0], question.part));
    if (!field) return text;
    return [jumpTo(field, text), question.assumed ? " (so far assumed)" : ""];
  }

  /* Has LINK lead by a script: the address stays, in which answers may be. */
  function lead(link, action) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      action();
    });
  }

  /* A link that leads to FIELD. */
  function jumpTo(field, text) {
    const jump = document.createElement("a");
    jump.href = "#questions";
    jump.textContent = text;
    lead(jump, () => {
      field.input.focus();
      field.box.scrollIntoView({block: "center"});
    });
    return jump;
  }

  /* What is wrong, and what is needed and not answered, each a link. */
  function showProblems(details, told) {
    const named = (field) =>
      jumpTo(field, field.fact.label + rowName(field.part));
    list(
      details,
      "To be mended",
      [...fields.values()]
        .filter((field) => field.mistake.textContent)
        .map((field) => [named(field), `: ${field.mistake.textContent}`]),
    );
    list(
      details,
      "Needed, and not answered yet",
      told.facts
        .filter(({fact, origin}) => origin === "missing" && guide.facts[fact].required)
        .map(({fact, part}) => fields.get(keyOf(fact, part)))
        .filter((field) => field && !field.mistake.textContent)
        .map(named),
    );
  }

  function reasonText(finding) {
    const reason = guide.reasons[finding.reason];
    const side = reason.against ? "Against" : "For";
    return (
      `${side} ${guide.plans[reason.plan].label}${rowName(finding.part)}, ` +
      `${guide.grades[finding.grade]}: ${reason.because || ""}`
    );
  }

  function flipText(flip) {
    const then = `: ${planLabel(flip.plan)}`;
    if (flip.kind === "drop part") return `Without ${parts[flip.part]}${then}`;
    const fact = guide.facts[flip.fact];
    if (flip.kind === "add part") {
      const one = guide.parts.label.one || "part";
      const weights = guide.facts[guide.parts.weight];
      const weight = flip.weight < 0 ? "" : `, ${weights.choices[flip.weight][1]}`;
      return `With one more ${one}, ${words(fact, flip.to)}${weight}${then}`;
    }
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

  /* Says TEXT as the answer, and in the line that stays in view. */
  function tell(text) {
    for (const id of ["verdict", "brief-verdict"]) {
      const place = document.getElementById(id);
      if (place.textContent !== text) place.textContent = text;
    }
  }

  function show(told) {
    const details = document.getElementById("details");
    const leaders = told.level.map((plan) => guide.plans[plan].label).join(", ");
    const text = told.plan >= 0
      ? `${planLabel(told.plan)}; confidence: ${told.confidence}`
      : `No clear winner: ${leaders} are level`;
    tell(text);
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
    parts = namesOfParts();
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

  lead(document.querySelector(".skip"), () => form.focus());
  lead(document.querySelector("#brief a"), () => {
    const result = document.getElementById("result");
    result.focus({preventScroll: true});
    result.scrollIntoView();
  });
  state = stateKept() || state;
  arrive();
  addEventListener("hashchange", () => {
    if (location.hash.startsWith("#1.")) arrive();
  });
  const wasm = bytesOf("engine");
  const instead = "save the profile and build it to see the answer.";
  if (!wasm.length) return tell(`This page was made without the engine: ${instead}`);
  try {
    engine = await dossierEngine(wasm, bytesOf("rules"));
  } catch {
    return tell(`This browser does not run the engine (WebAssembly): ${instead}`);
  }
  decide();
})();
