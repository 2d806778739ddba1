// Choosing a file of the library in a dialog: chooseMedia({ kind, text }) → Promise<{ path, url, name, picture, alt, decorative, small } | null>.
// kind: "image", "document" or nothing. text: false asks for no alternative text. Escape and « Fermer » answer null, and focus goes back where it was.
import { send, tooLarge, line, acceptDrops } from "./medias.js";

const library = "/admin/medias/choisir";
let count = 0;

function el(name, props = {}, ...inside) {
  const made = Object.assign(document.createElement(name), props);
  made.append(...inside);
  return made;
}

const field = (label, input) => el("div", { className: "field" }, el("label", { className: "field__label", htmlFor: input.id, textContent: label }), input);

function choice(type, name, value, text) {
  const id = `mediatheque-${++count}`;
  return el("div", { className: "choice" }, el("input", { type, name, value, id, className: "choice__box" }), el("label", { htmlFor: id, className: "choice__label", textContent: text }));
}

export function chooseMedia({ kind = "", text = true } = {}) {
  const back = document.activeElement;
  const dialog = el("dialog", { className: "media-dialog" });
  dialog.setAttribute("aria-labelledby", "mediatheque-titre");
  const query = el("input", { className: "field__input", id: "mediatheque-q", type: "search" });
  const look = el("button", { type: "submit", className: "button button--quiet", textContent: "Chercher" });
  const search = el("form", { className: "filter" }, field("Chercher dans la médiathèque", query), look);
  search.setAttribute("role", "search");
  const folders = el("ul", { className: "media-dialog__folders" });
  const files = el("ul", { className: "tiles" });
  const more = el("button", { type: "button", className: "button button--quiet", textContent: "Voir plus de fichiers", hidden: true });
  const said = el("p");
  said.setAttribute("role", "status");
  const close = el("button", { type: "button", className: "button button--quiet", textContent: "Fermer" });
  const input = el("input", { type: "file", multiple: true, id: "mediatheque-fichiers", className: "field__input" });
  const hint = el("p", { className: "field__hint" });
  const sent = el("ul", { className: "listed" });
  const question = el("fieldset", { className: "group child", hidden: kind === "document" },
    el("legend", { className: "group__label", textContent: "Un enfant est-il reconnaissable\u00a0?" }),
    choice("radio", "enfant", "non", "Non, aucun enfant n’est reconnaissable"), choice("radio", "enfant", "oui", "Oui\u00a0: les deux parents ont donné leur accord écrit"),
    el("div", { className: "child__agreement" },
      field("Où l’accord écrit est rangé", el("input", { id: "mediatheque-reference", name: "reference", className: "field__input" })),
      field("Dernier jour de l’accord", el("input", { id: "mediatheque-jusque", name: "jusque", type: "date", className: "field__input" })),
      field("Usage accepté par les parents", el("input", { id: "mediatheque-contexte", name: "contexte", className: "field__input" }))));
  const upload = el("form", { className: "form upload" }, hint, field("Envoyer des fichiers\u00a0: choisissez-les, déposez-les ou collez une image", input), question, sent);
  const panel = el("details", { className: "create" }, el("summary", { className: "button button--quiet", textContent: "Envoyer des fichiers" }), upload);
  const chosen = el("div", { className: "media-dialog__chosen", hidden: true });
  const list = el("div", {}, search, panel, folders, said, files, more);
  dialog.append(el("div", { className: "media-dialog__top" }, el("h2", { id: "mediatheque-titre", textContent: "Choisir dans la médiathèque" }), close), list, chosen);
  document.body.append(dialog);

  return new Promise(resolve => {
    let folder = "", page = 1, max = 0, answer = null, asks = 0;

    async function fill(again) {
      const mine = ++asks;
      if (!again) page = 1;
      const asked = new URLSearchParams({ q: query.value, dossier: folder, genre: kind, page });
      const reply = await fetch(`${library}?${asked}`);
      if (!reply.ok) { said.textContent = "La médiathèque ne répond pas. Fermez, puis recommencez."; return; }
      const found = await reply.json();
      // An answer that comes after a later question is nobody's.
      if (mine !== asks) return;
      if (!again) files.replaceChildren();
      max = found.max;
      hint.textContent = found.words;
      input.accept = found.accept;
      const up = folder ? [{ path: folder.includes("/") ? folder.slice(0, folder.lastIndexOf("/")) : "", name: "Dossier au-dessus" }] : [];
      folders.replaceChildren(...[...up, ...found.folders].map(f => {
        const open = el("button", { type: "button", className: "button button--quiet", textContent: f.name });
        open.addEventListener("click", () => { folder = f.path; query.value = ""; fill().then(() => folders.querySelector("button")?.focus()); });
        return el("li", {}, open);
      }));
      for (const file of found.files) {
        const shown = el("span", { className: "tile__picture" }, file.small ? el("img", { src: file.small, alt: "" }) : el("span", { textContent: file.name.split(".").pop().toUpperCase() }));
        const pick = el("button", { type: "button", className: "tile__pick" }, shown, el("span", { className: "tile__name", textContent: file.name }));
        if (file.hold) pick.append(el("span", { className: "state state--modifie", textContent: file.hold }));
        pick.addEventListener("click", () => take(file));
        files.append(el("li", { className: "tile" }, pick));
      }
      more.hidden = !found.more;
      said.textContent = files.children.length === 0 ? "Aucun fichier ici." : "";
    }

    function end(value) { answer = value; dialog.close(); }

    function take(file) {
      if (!text || !file.picture) return end({ ...file, decorative: false });
      const alt = el("input", { id: "mediatheque-alt", className: "field__input", value: file.alt });
      const wrong = el("p", { className: "field__problem", id: "mediatheque-alt-erreur" });
      const box = choice("checkbox", "decorative", "true", "Image décorative\u00a0: elle n’apprend rien");
      const insert = el("button", { type: "submit", className: "button", textContent: "Insérer" });
      const other = el("button", { type: "button", className: "button button--quiet", textContent: "En choisir une autre" });
      const form = el("form", { className: "form", noValidate: true }, el("h3", { textContent: file.name }), el("p", {}, el("img", { src: file.small, alt: "", className: "media-dialog__small" })),
        field("Texte de remplacement\u00a0: ce que l’image montre", alt), wrong, box, el("div", { className: "actions" }, insert, other));
      form.addEventListener("submit", e => {
        e.preventDefault();
        const decorative = box.querySelector("input").checked;
        if (!alt.value.trim() && !decorative) {
          wrong.textContent = "Décrivez l’image pour qui ne la voit pas, ou cochez «\u00a0Image décorative\u00a0».";
          alt.setAttribute("aria-invalid", "true");
          alt.setAttribute("aria-describedby", wrong.id);
          alt.focus();
          return;
        }
        end({ ...file, alt: decorative ? "" : alt.value.trim(), decorative });
      });
      other.addEventListener("click", () => { chosen.hidden = true; list.hidden = false; query.focus(); });
      chosen.replaceChildren(form);
      chosen.hidden = false;
      list.hidden = true;
      alt.focus();
    }

    async function bring(given) {
      panel.open = true;
      const token = document.querySelector("input[name=__RequestVerificationToken]")?.value ?? "";
      const fields = [...new FormData(upload)].filter(([, value]) => typeof value === "string");
      for (const file of given) {
        const row = line(sent, file.name);
        row.done(tooLarge(file, max) ?? await send("/admin/medias/envoyer", [...fields, ["dossier", folder], ["__RequestVerificationToken", token]], file, row.at));
      }
      await fill();
    }

    search.addEventListener("submit", e => { e.preventDefault(); fill(); });
    more.addEventListener("click", () => { page++; fill(true); });
    upload.addEventListener("submit", e => e.preventDefault());
    input.addEventListener("change", () => { bring([...input.files]).then(() => { input.value = ""; }); });
    acceptDrops(dialog, bring);
    dialog.addEventListener("paste", e => {
      const pasted = [...e.clipboardData.files];
      if (pasted.length) { e.preventDefault(); bring(pasted); }
    });
    close.addEventListener("click", () => end(null));
    dialog.addEventListener("close", () => {
      dialog.remove();
      back?.focus();
      resolve(answer);
    });
    dialog.showModal();
    query.focus();
    fill();
  });
}
