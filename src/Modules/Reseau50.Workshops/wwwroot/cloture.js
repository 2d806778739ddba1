// The total of those present, as one types. The server counts again.
const total = document.querySelector('.headcount');
const counts = [...document.querySelectorAll('input[name^="presents."]')];

function add() {
  const numbers = counts.map((input) => Number(input.value.trim() || 0));
  total.textContent = numbers.every((n) => Number.isInteger(n) && n >= 0) ? numbers.reduce((sum, n) => sum + n, 0) : '–';
}

if (total && counts.some((input) => input.value.trim())) add();
for (const input of counts) input.addEventListener('input', add);
