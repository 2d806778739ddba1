// While a recipe runs: says where it is, then shows what came of it.
const line = document.querySelector("[data-run]");

async function look() {
  const answer = await fetch(line.dataset.run, { headers: { Accept: "application/json" } }).catch(() => null);
  if (answer?.ok) {
    const state = await answer.json();
    if (state.over) return location.reload();
    if (state.where && state.where !== line.textContent) line.textContent = state.where;
  }
  setTimeout(look, 1000);
}

if (line) setTimeout(look, 600);
