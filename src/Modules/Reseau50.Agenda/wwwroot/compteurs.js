// Numbers of a screen, asked again while somebody looks at it. Without this they are those of the moment the page was opened.
const EVERY = 20_000;

for (const box of document.querySelectorAll("[data-counts]")) {
  let timer = 0;

  const ask = async () => {
    const answer = await fetch(box.dataset.counts, { headers: { Accept: "text/plain" }, redirect: "error" }).catch(() => null);
    // Signed out, or the date is gone: the page stays as it was.
    if (!answer?.ok) return stop();
    const words = await answer.text();
    // A screen reader hears what changed, and nothing else.
    if (words !== box.textContent.trim()) box.textContent = words;
  };
  const stop = () => { clearInterval(timer); timer = 0; };
  const start = () => { if (timer === 0) timer = setInterval(ask, EVERY); };

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return stop();
    start();
    ask();
  });
  if (!document.hidden) start();
}
