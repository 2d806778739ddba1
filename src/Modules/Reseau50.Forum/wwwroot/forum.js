// Keeps what is typed, shows topics that resemble a title, brings posts written meanwhile, and obeys a few keys. The forum works without.
const pause = 2000;
const hour = new Intl.DateTimeFormat("fr-FR", { hour: "2-digit", minute: "2-digit" });

function keep(form) {
  const said = form.querySelector("[data-kept]");
  let timer = 0, typed = false, leaving = false;

  async function tell() {
    clearTimeout(timer);
    if (!typed || leaving) return;
    typed = false;
    const body = new FormData();
    for (const name of ["__RequestVerificationToken", "Titre", "Message"]) if (form.elements[name]) body.append(name, form.elements[name].value);
    body.append("lieu", form.dataset.keptPlace);
    const answer = await fetch("/forum/brouillon", { method: "POST", body, redirect: "error", keepalive: true }).catch(() => null);
    if (leaving) return;
    if (answer?.ok) said.textContent = `Texte gardé à ${hour.format(new Date()).replace(":", " h ")}.`;
    else {
      typed = true;
      said.textContent = "Le texte n’a pas pu être gardé. Vérifiez votre connexion : un nouvel essai se fait tout seul.";
      timer = setTimeout(tell, pause * 5);
    }
  }

  form.addEventListener("input", event => {
    if (!["Titre", "Message"].includes(event.target.name)) return;
    typed = true;
    clearTimeout(timer);
    timer = setTimeout(tell, pause);
  });
  form.addEventListener("submit", () => { leaving = true; clearTimeout(timer); });
  document.addEventListener("visibilitychange", () => { if (document.hidden) tell(); });
  addEventListener("pageshow", event => { if (event.persisted) leaving = false; });
}

function resemble(box) {
  const title = box.closest("form").elements.Titre;
  let timer = 0, asked = title.value;
  title.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const words = title.value.trim();
      if (words === asked) return;
      asked = words;
      const answer = words.length < 4 ? null : await fetch("/forum/proches?titre=" + encodeURIComponent(words), { redirect: "error" }).catch(() => null);
      const html = answer?.ok ? await answer.text() : "";
      if (asked === words) box.innerHTML = html;
    }, 500);
  });
}

function listen(topic) {
  const posts = topic.querySelector("[data-posts]"), note = topic.querySelector("[data-live-note]");
  const source = new EventSource(topic.dataset.live);
  let busy = false;

  async function bring(number) {
    if (busy || document.hidden) return;
    busy = true;
    try {
      const answer = await fetch(location.pathname + location.search, { redirect: "error" });
      if (!answer.ok) return source.close();
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      const here = new Set([...posts.querySelectorAll(".post[id]")].map(p => p.id));
      const added = [...fresh.querySelectorAll("[data-posts] > .post[id]")].filter(p => !here.has(p.id));
      for (const post of added) posts.append(document.adoptNode(post));
      const last = Number(posts.querySelector(".post[id]:last-of-type")?.id.replace("message-", "") ?? 0);
      note.hidden = false;
      note.replaceChildren();
      if (added.length > 0) note.textContent = added.length === 1 ? "Un message vient d’arriver." : `${added.length} messages viennent d’arriver.`;
      if (number > last) {
        const more = document.createElement("a");
        more.href = `${location.pathname}?page=reprendre`;
        more.textContent = "La suite est à la page suivante";
        note.append(" ", more);
        source.close();
      }
    } finally {
      busy = false;
    }
  }

  let waiting = 0;
  source.addEventListener("message", event => {
    waiting = Number(event.data);
    bring(waiting);
  });
  document.addEventListener("visibilitychange", () => { if (!document.hidden && waiting) { bring(waiting); waiting = 0; } });
  addEventListener("pagehide", () => source.close());
}

// « @cam » proposes names under the text: buttons, that the keyboard reaches after it.
function call(text) {
  const box = document.createElement("div");
  box.className = "mentions";
  box.hidden = true;
  box.setAttribute("role", "status");
  text.after(box);
  let asked = "", timer = 0;

  const begun = () => /(?:^|[\s(])@([\p{L}\p{N}][\p{L}\p{N}-]{1,40})$/u.exec(text.value.slice(0, text.selectionStart))?.[1] ?? "";
  const close = () => { asked = ""; box.hidden = true; box.replaceChildren(); };

  text.addEventListener("input", () => {
    clearTimeout(timer);
    const words = begun();
    if (words === "") return close();
    timer = setTimeout(async () => {
      asked = words;
      const answer = await fetch("/forum/personnes?debut=" + encodeURIComponent(words), { redirect: "error" }).catch(() => null);
      const people = answer?.ok ? await answer.json() : [];
      if (asked !== words) return;
      if (people.length === 0) return close();
      box.replaceChildren("Citer :", ...people.map(person => {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "button button--quiet button--small";
        button.textContent = person.name;
        button.addEventListener("click", () => {
          const end = text.selectionStart, at = end - asked.length;
          text.setRangeText(person.handle + " ", at, end, "end");
          text.dispatchEvent(new Event("input", { bubbles: true }));
          close();
          text.focus();
        });
        return button;
      }));
      box.hidden = false;
    }, 250);
  });
  text.addEventListener("keydown", event => { if (event.key === "Escape") close(); });
}

// Single keys disturb those who speak to their computer: they are off until somebody turns them on (WCAG 2.1.4).
const store = "r50-forum-touches";

function keys(box) {
  const on = box.querySelector("input");
  on.checked = localStorage.getItem(store) === "oui";
  on.addEventListener("change", () => on.checked ? localStorage.setItem(store, "oui") : localStorage.removeItem(store));
  box.hidden = false;

  const stops = () => [...document.querySelectorAll("[data-posts] > .post[id], .topics .topic__title a")];
  const go = step => {
    const all = stops(), at = all.findIndex(s => s === document.activeElement || s.contains(document.activeElement));
    const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", event => {
    if (!on.checked || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable]")) return;
    const act = { j: () => go(1), k: () => go(-1), r: reply, n: () => document.querySelector("a[href$='/nouveau']")?.click(), u: () => location.assign("/forum/non-lus") }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  function reply() {
    const post = document.activeElement?.closest(".post[id]");
    const link = post?.querySelector("[data-reply]");
    if (link) link.click();
    else document.querySelector("textarea[name=Message]")?.focus();
  }
}

document.querySelectorAll("form[data-kept-place]:not([data-kept-place=''])").forEach(keep);
document.querySelectorAll("form[data-kept-place] textarea[name=Message]").forEach(call);
document.querySelectorAll("[data-similar]").forEach(resemble);
document.querySelectorAll("[data-live]:not([data-live=''])").forEach(listen);
document.querySelectorAll("[data-keys]").forEach(keys);
