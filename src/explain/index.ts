/**
 * Entry point of the explanations bundle, which the hover loads by `await import` on first use. What finds problems needs
 * a full YAML parser, and is loaded by itself.
 */
export type { Explanation } from "./explanation.ts";
export { Explainer } from "./explainer.ts";
export { bundledKinds, listBundledKinds } from "./custom/bundledKinds.ts";
export { definitionsIn, kindsInOpenApi } from "./custom/definitionsIn.ts";
export { type CustomKind, type FindCustomKind, firstThatKnows } from "./custom/customKind.ts";
export { explanationMarkdown, typeName } from "./explanationMarkdown.ts";
export { offerDocumentation } from "./completion/offerDocumentation.ts";
export { offersAt } from "./completion/offersAt.ts";
export { fieldDocument } from "./fields/fieldDocument.ts";
export { FieldSearch } from "./fields/fieldSearch.ts";
export { firstSentence, plainText } from "./fields/firstSentence.ts";
export { builtInKinds, customKindNamed } from "./fields/listedKind.ts";
export { writtenPath } from "./fields/writtenPath.ts";
