import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";

/** The file of a page in a language, named as VS Code looks for it, such as `nodes.nls.ko.md` for `nodes.md`. */
export function pageFile(page: string, language: Language): string {
  return language === "en" ? page : page.replace(/\.md$/, `.nls.${language}.md`);
}
