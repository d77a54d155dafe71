import { readFileSync } from "node:fs";
import path from "node:path";
import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";

/** An entry of a contributed snippet file. */
export interface Snippet {
  readonly label: string;
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

export function snippets(language: Language): Snippet[] {
  const text = readFileSync(path.join(repositoryFolder, `snippets/kubernetes.${language}.json`), "utf8");
  const entries = JSON.parse(text) as Record<string, Omit<Snippet, "label">>;
  return Object.entries(entries).map(([label, entry]) => ({ label, ...entry }));
}

/** The snippets whose objects a cluster takes: all but the file from which eksctl creates one. */
export function clusterSnippets(language: Language): Snippet[] {
  return snippets(language).filter(({ prefix }) => prefix.startsWith("k8s-"));
}

/** The snippet of the file from which eksctl creates a cluster. */
export function eksctlSnippet(language: Language): Snippet {
  const found = snippets(language).find(({ prefix }) => prefix === "eks-clusterconfig");
  if (!found) throw new Error(`There is no snippet for eksctl in ${language}.`);
  return found;
}

/** What is inserted when every default is accepted: the first choice, the placeholder's text, its repetitions. */
export function expanded({ body }: Snippet): string {
  const values = new Map<string, string>();
  const text = body
    .join("\n")
    .replace(
      /\$\{(\d+)(?::([^}]*)|\|([^,|}]*)[^}]*\|)\}/g,
      (_, tabstop: string, text?: string, choice?: string) => {
        values.set(tabstop, text ?? choice ?? "");
        return values.get(tabstop) ?? "";
      },
    );
  return text.replace(/\$(\d+)/g, (_, tabstop: string) => values.get(tabstop) ?? "");
}
