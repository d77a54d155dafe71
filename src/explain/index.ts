/** Entry point of the explanations bundle, which the hover loads by `await import` on first use. */
export { Explainer } from "./explainer.ts";
export { explanationMarkdown } from "./explanationMarkdown.ts";
