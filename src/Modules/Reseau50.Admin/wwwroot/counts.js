// Words and characters under a text, and what is left of a limit. Never announced while one types: it is there for who looks.
const number = new Intl.NumberFormat("fr-FR");

export function count(input) {
  const most = Number(input.dataset.most) || 0;
  const line = document.createElement("p");
  line.className = "count";
  input.after(line);
  const show = () => {
    const length = input.value.length;
    const words = input.value.match(/[\p{L}\p{N}]+(?:[-’'][\p{L}\p{N}]+)*/gu)?.length ?? 0;
    const left = most - length;
    const said = `${number.format(words)} mot${words > 1 ? "s" : ""}, ${number.format(length)} signe${length > 1 ? "s" : ""}`;
    line.textContent = most === 0 ? said : left >= 0 ? `${said} (${number.format(left)} de reste)` : `${said} (${number.format(-left)} de trop)`;
    line.classList.toggle("count--over", most > 0 && left < 0);
  };
  input.addEventListener("input", show);
  show();
}
