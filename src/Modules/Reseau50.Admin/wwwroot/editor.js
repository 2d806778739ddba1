// What the form of an item gains from script. Without it every button still does its work on the server.
import { count } from "./counts.js";
import { dress } from "./markdown.js";
import { keep } from "./keeping.js";

const form = document.querySelector("form[data-keep]");
if (form) {
  for (const area of form.querySelectorAll("textarea[data-editor=markdown]")) dress(area, form);
  for (const input of form.querySelectorAll("textarea, input[data-most]:not([data-most=''])")) count(input);
  keep(form);
  document.querySelector(".problems, .review")?.focus();
}
