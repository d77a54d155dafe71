/** Entry of the explanations' bundle: the hover loads it by `await import` when it is first needed. */
export { Explainer } from "./explainer.ts";
export { explanationMarkdown } from "./explanationMarkdown.ts";
