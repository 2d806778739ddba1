// A media field with a dialog: lines are added, moved and removed on the page. Without it its buttons send the form and it comes back.
import { chooseMedia } from "./media-dialog.js";

let lines = 0;

function number(field) {
  const lines = [...field.querySelectorAll("[data-line]")];
  field.querySelector("[data-empty]").hidden = lines.length > 0;
  lines.forEach((line, at) => {
    const [up, down] = [line.querySelector("[data-act=up]"), line.querySelector("[data-act=down]")];
    if (up) up.hidden = at === 0;
    if (down) down.hidden = at === lines.length - 1;
  });
}

function add(field, file) {
  const list = field.querySelector("[data-lines]");
  if (field.dataset.multiple !== "true") list.replaceChildren();
  if ([...list.querySelectorAll("[data-path]")].some(input => input.value === file.path)) return;
  const line = field.querySelector("[data-blank]").content.cloneNode(true).querySelector("[data-line]");
  // Each line has labels and inputs of its own.
  for (const input of line.querySelectorAll("input[id]")) {
    const id = `${input.id}-${++lines}`;
    for (const label of line.querySelectorAll("label")) if (label.htmlFor === input.id) label.htmlFor = id;
    input.id = id;
  }
  line.querySelector("[data-path]").value = file.path;
  line.querySelector("[data-name]").textContent = file.name;
  for (const part of line.querySelectorAll("[data-for]")) part.hidden = part.dataset.for !== (file.picture ? "image" : "document");
  const small = line.querySelector("[data-small]");
  if (file.picture) { small.src = file.small; small.hidden = false; }
  const text = line.querySelector(`[name="${field.dataset.mediaField}.Texts"]`);
  if (text) text.value = file.alt;
  const decorative = line.querySelector("[data-decorative]");
  if (decorative) { decorative.value = file.path; decorative.checked = file.decorative; }
  for (const button of line.querySelectorAll("[data-act]")) {
    button.value = file.path;
    button.setAttribute("aria-label", `${button.textContent.trim()} : ${file.name}`);
  }
  list.append(line);
}

for (const field of document.querySelectorAll("[data-media-field]")) {
  field.addEventListener("click", e => {
    const button = e.target.closest("[data-act]");
    if (!button) return;
    e.preventDefault();
    const line = button.closest("[data-line]");
    if (button.dataset.act === "up") line.previousElementSibling?.before(line);
    if (button.dataset.act === "down") line.nextElementSibling?.after(line);
    if (button.dataset.act === "remove") line.remove();
    number(field);
    (button.isConnected && !button.hidden ? button : line.isConnected ? line.querySelector("[data-act]:not([hidden])") : field).focus();
  });
  const open = field.querySelector("[data-open]");
  if (!open) continue;
  open.hidden = false;
  field.querySelector("[data-plain]").hidden = true;
  open.querySelector("button").addEventListener("click", async () => {
    const file = await chooseMedia({ kind: field.dataset.kind, text: Boolean(field.querySelector("[data-blank]").content.querySelector(`[name$=".Texts"]`)) });
    if (!file) return;
    add(field, file);
    number(field);
  });
}
