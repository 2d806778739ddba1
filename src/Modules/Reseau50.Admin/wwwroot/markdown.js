import { chooseMedia } from "./media-dialog.js";

// A toolbar, shortcuts and a view of the result for a Markdown text. The text stays a plain textarea: undo, spelling and dictation are the browser's.
const wraps = { gras: ["**", "**", "mots en gras"], italique: ["*", "*", "mots en italique"], lien: ["[", "](/)", "mots du lien"] };
const lines = { intertitre: "## ", "sous-titre": "### ", liste: "- ", numeros: "1. ", citation: "> " };
const buttons = [
  ["gras", "Gras", "Ctrl+B"], ["italique", "Italique", "Ctrl+I"], ["lien", "Lien", "Ctrl+K"], ["intertitre", "Intertitre"], ["sous-titre", "Sous-titre"],
  ["liste", "Liste"], ["numeros", "Liste numérotée"], ["citation", "Citation"], ["tableau", "Tableau"],
];
const library = [["image", "Image"], ["fichier", "Fichier"]];
const keys = { b: "gras", i: "italique", k: "lien" };
const table = "\n| Colonne | Colonne |\n| --- | --- |\n| Texte | Texte |\n";

// execCommand is old, and the only way that leaves the browser's undo as it was.
function put(area, text, from, to, select) {
  area.focus();
  area.setSelectionRange(from, to);
  if (!document.execCommand("insertText", false, text)) {
    area.setRangeText(text, from, to, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
  if (select) area.setSelectionRange(...select);
}

function act(area, name) {
  const { selectionStart: from, selectionEnd: to, value } = area;
  if (wraps[name]) {
    const [before, after, words] = wraps[name];
    const chosen = value.slice(from, to) || words;
    const start = from + before.length;
    put(area, before + chosen + after, from, to, name === "lien" ? [start + chosen.length + 2, start + chosen.length + 3] : [start, start + chosen.length]);
  } else if (lines[name]) {
    const start = value.lastIndexOf("\n", from - 1) + 1;
    const end = value.indexOf("\n", to) < 0 ? value.length : value.indexOf("\n", to);
    const mark = lines[name];
    const all = value.slice(start, end).split("\n");
    const marked = all.every(l => l.startsWith(mark)) ? all.map(l => l.slice(mark.length)) : all.map(l => mark + l.replace(/^(#{2,6} |- |\d+\. |> )/, ""));
    put(area, marked.join("\n"), start, end);
  } else {
    put(area, table, to, to);
  }
}

// A decorative picture would say nothing to who cannot see it, and nothing is what it needs: the brackets stay empty.
async function insert(area, kind) {
  const { selectionStart: from, selectionEnd: to, value } = area;
  const file = await chooseMedia({ kind: kind === "image" ? "image" : "document", text: kind === "image" });
  if (!file) return;
  const words = kind === "image" ? file.alt : value.slice(from, to) || file.name;
  put(area, `${kind === "image" ? "!" : ""}[${words.replace(/[[\]]/g, "")}](${file.url})`, from, to);
}

function view(area, form, box) {
  let timer = 0, asked = 0;
  const show = async () => {
    if (box.hidden) return;
    const mine = ++asked;
    const body = new FormData();
    body.append("texte", area.value);
    body.append("__RequestVerificationToken", form.elements.__RequestVerificationToken.value);
    try {
      const answer = await fetch(form.dataset.render, { method: "POST", body, redirect: "error" });
      if (!answer.ok) throw new Error(String(answer.status));
      const html = await answer.text();
      // The server's Markdown has no raw HTML: what it returns is what the page will show.
      if (mine === asked) box.innerHTML = html || "<p>Rien à montrer pour l’instant.</p>";
    } catch {
      if (mine === asked) box.textContent = "Le rendu n’est pas disponible. Votre texte, lui, est intact.";
    }
  };
  area.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(show, 400); });
  return show;
}

export function dress(area, form) {
  const label = form.querySelector(`label[for="${area.id}"]`)?.firstChild?.textContent.trim() ?? "Texte";
  const bar = document.createElement("div");
  bar.className = "tools";
  bar.role = "toolbar";
  bar.setAttribute("aria-label", `Mise en forme : ${label}`);
  bar.setAttribute("aria-controls", area.id);
  for (const [name, words, shortcut] of form.dataset.library === "oui" ? [...buttons, ...library] : buttons) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "tools__button";
    button.textContent = words;
    if (shortcut) { button.title = `${words} (${shortcut})`; button.setAttribute("aria-keyshortcuts", shortcut.replace("Ctrl", "Control")); }
    button.addEventListener("click", () => name === "image" || name === "fichier" ? insert(area, name) : act(area, name));
    bar.append(button);
  }
  const box = document.createElement("div");
  box.className = "prose rendered";
  box.id = `${area.id}-rendu`;
  box.hidden = true;
  box.tabIndex = 0;
  box.role = "region";
  box.setAttribute("aria-label", `Rendu : ${label}`);
  const show = view(area, form, box);
  const toggle = document.createElement("button");
  toggle.type = "button";
  toggle.className = "tools__button tools__button--view";
  toggle.textContent = "Rendu";
  toggle.setAttribute("aria-expanded", "false");
  toggle.setAttribute("aria-controls", box.id);
  toggle.addEventListener("click", () => {
    box.hidden = !box.hidden;
    toggle.setAttribute("aria-expanded", String(!box.hidden));
    show();
  });
  bar.append(toggle);
  area.before(bar);
  area.after(box);
  roving(bar);
  area.addEventListener("keydown", event => {
    const name = keys[event.key.toLowerCase()];
    if (!name || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    act(area, name);
  });
}

// One stop for the Tab key; arrows, Home and End go from button to button, as in any toolbar.
function roving(bar) {
  const all = [...bar.querySelectorAll("button")];
  all.forEach((button, i) => { button.tabIndex = i === 0 ? 0 : -1; });
  bar.addEventListener("keydown", event => {
    const at = all.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(all[(to + all.length) % all.length]);
  });
  bar.addEventListener("focusin", event => go(event.target, false));
  function go(button, focus = true) {
    for (const other of all) other.tabIndex = other === button ? 0 : -1;
    if (focus) button.focus();
  }
}
