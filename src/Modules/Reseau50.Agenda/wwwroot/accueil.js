// Notes who came, network or not: each touch is shown at once, kept in this telephone, and sent when it can be. The server takes each once. The forms work without.
const page = document.querySelector("[data-checkin]");
const key = `r50-accueil:${page.dataset.checkin}:${page.dataset.who}`;
const half = Number(page.dataset.half);
const banner = page.querySelector("[data-network]");
const people = [...page.querySelectorAll("[data-person]")];
const wait = 10_000;
let sending = false, ended = false, refused = false, timer;

const queue = () => JSON.parse(localStorage.getItem(key) ?? "[]");
const keep = taps => taps.length > 0 ? localStorage.setItem(key, JSON.stringify(taps)) : localStorage.removeItem(key);

function show(person, presence) {
  const before = person.dataset.presence;
  person.dataset.presence = presence;
  for (const button of person.querySelectorAll("[data-mark]")) {
    const on = button.dataset.mark === presence;
    button.value = on ? "aucune" : button.dataset.mark;
    button.setAttribute("aria-pressed", on);
  }
  // Somebody a search hides is counted too: the number is moved, not read from the list.
  const step = (presence === "present") - (before === "present");
  if (step === 0) return;
  const count = page.querySelector("[data-present]");
  count.textContent = Number(count.textContent) + step;
  page.querySelector("[data-present-word]").textContent = Number(count.textContent) > 1 ? "présents" : "présent";
}

function tell() {
  const left = queue().length;
  const kept = left === 1 ? "1 pointage à envoyer" : `${left} pointages à envoyer`;
  banner.replaceChildren();
  banner.hidden = !(ended || refused || !navigator.onLine || left > 0);
  if (ended) {
    const link = document.createElement("a");
    link.href = page.dataset.signIn;
    link.textContent = "Se reconnecter";
    banner.append(`Votre session est terminée : ${kept}, gardé${left > 1 ? "s" : ""} dans ce téléphone. `, link);
  } else if (refused) banner.textContent = `Le site a refusé l’envoi : ${kept}. Rechargez la page.`;
  else if (!navigator.onLine) banner.textContent = left > 0 ? `Hors ligne : ${kept}` : "Hors ligne : vous pouvez continuer à pointer";
  else if (left > 0) banner.textContent = `${kept[0].toUpperCase()}${kept.slice(1)}`;
}

async function send() {
  clearTimeout(timer);
  const taps = queue();
  if (sending || ended || refused || taps.length === 0 || !navigator.onLine) return tell();
  sending = true;
  try {
    const some = taps.slice(0, 200), now = Date.now();
    const answer = await fetch(page.dataset.send, {
      method: "POST",
      headers: { "Content-Type": "application/json", RequestVerificationToken: page.querySelector("[name=__RequestVerificationToken]").value },
      body: JSON.stringify(some.map(t => ({ operation: t.operation, personne: t.person, demi: t.half, presence: t.presence, age: Math.max(0, now - t.at) }))),
    });
    // Whoever is not signed in any more is led to the sign-in page.
    if (answer.redirected || answer.status === 401) ended = true;
    else if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) refused = true;
    else if (answer.ok) {
      keep(queue().filter(t => !some.some(s => s.operation === t.operation)));
      converge(await answer.json());
    }
  } catch {
    // The network went away meanwhile: tried again below.
  }
  sending = false;
  tell();
  if (queue().length > 0 && !ended && !refused) timer = setTimeout(send, navigator.onLine ? 2_000 : wait);
}

// What another telephone noted shows here too, except where a touch of this one is still to be sent.
function converge(standings) {
  const own = new Set(queue().filter(t => t.half === half).map(t => t.person));
  const known = new Map(standings.filter(s => s.demi === half).map(s => [s.personne, s.presence]));
  for (const person of people) if (!own.has(person.dataset.person)) show(person, known.get(person.dataset.person) ?? "aucune");
}

for (const person of people)
  person.querySelector("form").addEventListener("submit", event => {
    event.preventDefault();
    const presence = event.submitter.value;
    const taps = queue();
    taps.push({ operation: crypto.randomUUID(), person: person.dataset.person, half, presence, at: Date.now() });
    keep(taps);
    show(person, presence);
    send();
  });

const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const search = page.querySelector("[data-search]");
search.addEventListener("input", () => {
  const words = fold(search.value).split(/\s+/).filter(Boolean);
  let found = 0;
  for (const person of people) {
    const text = fold(person.querySelector(".checkin__who").textContent);
    person.hidden = !words.every(w => text.includes(w));
    if (!person.hidden) found++;
  }
  page.querySelector("[data-nobody]").hidden = found > 0;
});

page.querySelector("[data-arrival]").addEventListener("submit", event => {
  const offline = !navigator.onLine;
  page.querySelector("[data-arrival-offline]").hidden = !offline;
  if (offline) event.preventDefault();
});

// What this telephone kept from before is shown as it was left.
for (const tap of queue()) {
  const person = people.find(p => p.dataset.person === tap.person);
  if (person && tap.half === half) show(person, tap.presence);
}
addEventListener("online", send);
addEventListener("offline", tell);
addEventListener("storage", event => { if (event.key === key) tell(); });
send();
