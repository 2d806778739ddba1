// What is typed is kept on the server a few seconds after the last key, apart from the item: a draft is only what one saves.
const pause = 3000, beat = 15000;
const clock = new Intl.DateTimeFormat("fr-FR", { hour: "2-digit", minute: "2-digit" });

export function keep(form) {
  const said = form.querySelector("[data-kept]");
  const others = document.querySelector("[data-others]");
  let typed = false, leaving = false, timer = 0;

  async function tell() {
    if (leaving) return;
    const body = new FormData(form);
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    const keeping = typed;
    if (!keeping) for (const name of [...body.keys()]) if (name !== "__RequestVerificationToken" && name !== "depart") body.delete(name);
    typed = false;
    try {
      const answer = await fetch(form.dataset.keep, { method: "POST", body, redirect: "error" });
      if (!answer.ok) throw new Error(String(answer.status));
      const state = await answer.json();
      if (keeping) said.textContent = `Texte gardé à ${clock.format(new Date()).replace(":", " h ")}, non publié.`;
      show(state);
    } catch {
      if (!keeping) return;
      typed = true;
      said.textContent = "Le texte n’a pas pu être gardé. Vérifiez votre connexion : un nouvel essai se fait tout seul.";
      schedule();
    }
  }

  function show(state) {
    const words = [];
    if (state.others.length > 0) words.push(`Également ouvert par : ${state.others.join(", ")}.`);
    if (state.overtaken) words.push("Une version plus récente vient d’être enregistrée : à l’enregistrement, vous verrez les deux côte à côte.");
    const text = words.join(" ");
    if (others.textContent !== text) others.textContent = text;
    others.hidden = text.length === 0;
  }

  function schedule() {
    clearTimeout(timer);
    timer = setTimeout(tell, pause);
  }

  const noticed = () => { typed = true; schedule(); };
  form.addEventListener("input", noticed);
  // A quick hand types before the script is there.
  if ([...form.elements].some(e => e.type !== "hidden" && "defaultValue" in e && e.value !== e.defaultValue)) noticed();
  form.addEventListener("submit", () => { leaving = true; clearTimeout(timer); });
  document.addEventListener("visibilitychange", () => { if (document.hidden && typed) tell(); });
  addEventListener("pageshow", event => { if (event.persisted) leaving = false; });
  setInterval(() => { if (!document.hidden && !typed) tell(); }, beat);

  form.addEventListener("keydown", event => {
    if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector("[data-save]"));
  });
}
