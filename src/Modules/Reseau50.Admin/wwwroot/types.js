// Proposes the technical name while the name is typed, as the server would; what somebody wrote there is left alone.
const words = document.querySelector('.item-form [name="DisplayName"], .item-form [name="ContentTypePartSettings.DisplayName"]');
const name = document.querySelector('.item-form [name="Name"]');

const propose = (text) =>
  text
    .replace(/œ/gi, "oe")
    .replace(/æ/gi, "ae")
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map((w) => w[0].toUpperCase() + w.slice(1).toLowerCase())
    .join("")
    .replace(/^[0-9]+/, "")
    .replace(/^./, (c) => c.toUpperCase())
    .slice(0, 60);

if (words && name && name.value === "") {
  let own = false;
  name.addEventListener("input", () => (own = name.value !== ""));
  words.addEventListener("input", () => own || (name.value = propose(words.value)));
}
