import { type Glossary, type GlossaryWord, readGlossary } from "../../lesson/glossary/glossary.ts";
import { wordsInMarkdown } from "../../lesson/glossary/wordsInMarkdown.ts";
import { extensionFiles } from "../../vscode/extensionFiles.ts";
import { textLanguage } from "../../vscode/textLanguage.ts";

let read: { readonly language: string; readonly glossary: Promise<Glossary> } | undefined;

/** The words of the glossary in a text in Markdown. The glossary is read once for each language. */
export async function courseWords(extensionPath: string, markdown: string): Promise<GlossaryWord[]> {
  const language = textLanguage();
  if (read?.language !== language)
    read = { language, glossary: readGlossary(language, extensionFiles(extensionPath, "")) };
  return wordsInMarkdown(markdown, await read.glossary);
}
