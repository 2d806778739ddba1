// Sending files with a bar for each, by drop and by paste too. Without it the form leaves as any other.
const form = document.querySelector("form[data-upload]");

export function send(address, fields, file, progress) {
  return new Promise(resolve => {
    const data = new FormData();
    for (const [name, value] of fields) data.append(name, value);
    data.append("fichiers", file, file.name);
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", e => e.lengthComputable && progress(e.loaded / e.total));
    request.addEventListener("loadend", () => {
      try {
        resolve(JSON.parse(request.responseText)[0]);
      } catch {
        resolve({ Name: file.name, Path: null, Message: `« ${file.name} » n’est pas arrivé : vérifiez votre connexion, puis renvoyez-le.` });
      }
    });
    request.send(data);
  });
}

export const tooLarge = (file, max) => file.size > max
  ? { Name: file.name, Path: null, Message: `« ${file.name} » : le fichier pèse plus de ${Math.round(max / 1e6)} Mo. Allégez-le ou partagez-le en plusieurs parties.` } : null;

// Everything but the files themselves.
export const fieldsOf = element => [...new FormData(element)].filter(([, value]) => typeof value === "string");

export function line(list, name) {
  const item = document.createElement("li");
  const label = document.createElement("span");
  label.textContent = name;
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", `Envoi de ${name}`);
  item.append(label, bar);
  list.append(item);
  return {
    at: part => { bar.value = part; },
    done(result) {
      bar.remove();
      item.classList.toggle("upload__refused", !result.Path);
      label.textContent = result.Message + " ";
      if (!result.Path || !result.Sheet) return;
      const link = document.createElement("a");
      link.href = `/admin/medias/fichier?chemin=${encodeURIComponent(result.Path)}`;
      link.textContent = result.Waits ? "Compléter sa fiche" : "Voir sa fiche";
      item.append(link);
    },
  };
}

async function take(files) {
  const said = form.querySelector("[data-said]");
  let list = said.querySelector("ul");
  if (!list) said.append(list = Object.assign(document.createElement("ul"), { className: "listed" }));
  const fields = fieldsOf(form), max = Number(form.dataset.max);
  for (const file of files) {
    const row = line(list, file.name);
    row.done(tooLarge(file, max) ?? await send(form.action, fields, file, row.at));
  }
}

export function acceptDrops(zone, taken) {
  zone.addEventListener("dragover", e => { e.preventDefault(); zone.classList.add("upload--over"); });
  zone.addEventListener("dragleave", () => zone.classList.remove("upload--over"));
  zone.addEventListener("drop", e => {
    e.preventDefault();
    zone.classList.remove("upload--over");
    if (e.dataTransfer.files.length) taken([...e.dataTransfer.files]);
  });
}

if (form) {
  form.querySelector("[data-drop]").hidden = false;
  form.addEventListener("submit", e => {
    const chosen = form.querySelector("input[type=file]");
    if (!chosen.files.length) return;
    e.preventDefault();
    take([...chosen.files]).then(() => { chosen.value = ""; });
  });
  acceptDrops(form, take);
  document.addEventListener("paste", e => {
    const files = [...e.clipboardData.files];
    if (!files.length || document.querySelector("dialog[open]")) return;
    e.preventDefault();
    form.closest("details")?.setAttribute("open", "");
    take(files);
  });
}
