// Folds the questions that are not asked, and keeps what is typed in this tab until it is sent. The form works without.
const key = id => "r50-formulaire:" + id;

function fold(questions) {
  const answers = name => [...questions.querySelectorAll(`[name="q[${CSS.escape(name)}]"]`)]
    .filter(i => !i.closest(".asked")?.hidden && i.type !== "hidden" && (!/radio|checkbox/.test(i.type) || i.checked))
    .map(i => i.value.trim()).filter(Boolean);
  const holds = c => {
    const given = answers(c.name);
    return c.op === "answered" ? given.length > 0 : c.op === "not" ? !given.includes(c.value) : given.includes(c.value);
  };
  const show = () => {
    for (const question of questions.querySelectorAll('[data-when]:not([data-when=""])')) question.hidden = !JSON.parse(question.dataset.when).every(holds);
  };
  questions.addEventListener("input", show);
  questions.addEventListener("change", show);
  show();
  return show;
}

const typed = form => [...form.elements].filter(i => i.name.startsWith("q[") && !["hidden", "file"].includes(i.type));

function keep(form, show) {
  const store = key(form.dataset.form);
  const save = () => {
    const values = typed(form).filter(i => !/radio|checkbox/.test(i.type) || i.checked).map(i => [i.name, i.value]).filter(v => v[1]);
    if (values.length > 0) sessionStorage.setItem(store, JSON.stringify(values));
    else sessionStorage.removeItem(store);
  };
  const note = document.createElement("div");
  note.className = "typed-kept";
  note.hidden = true;
  const words = document.createElement("p");
  words.setAttribute("role", "status");
  const forget = document.createElement("button");
  forget.type = "button";
  forget.className = "button button--quiet";
  forget.textContent = "Effacer ce que j’ai écrit";
  note.append(words, forget);
  form.prepend(note);

  const kept = form.dataset.fresh === "true" ? JSON.parse(sessionStorage.getItem(store) ?? "[]") : [];
  if (kept.length > 0) {
    for (const input of typed(form)) {
      const mine = kept.filter(k => k[0] === input.name).map(k => k[1]);
      if (/radio|checkbox/.test(input.type)) input.checked = mine.includes(input.value);
      else if (mine.length > 0) input.value = mine[0];
    }
    note.hidden = false;
    words.textContent = "Vous aviez commencé : voici ce que vous aviez écrit. Cela reste dans cet onglet, et s’efface à l’envoi.";
    show();
  }
  forget.addEventListener("click", () => {
    sessionStorage.removeItem(store);
    form.reset();
    note.hidden = true;
    show();
    typed(form)[0]?.focus();
  });
  let timer;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, 400);
  });
  form.addEventListener("submit", save);
  addEventListener("pagehide", () => {
    if (timer) save();
  });
}

const sent = document.querySelector("[data-sent]");
if (sent) sessionStorage.removeItem(key(sent.dataset.sent));
for (const questions of document.querySelectorAll("[data-questions]")) {
  const show = fold(questions);
  const form = questions.closest("form[data-form]");
  if (form) keep(form, show);
}
