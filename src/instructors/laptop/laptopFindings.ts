import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";

/** What the check of a laptop found. Nothing in it was asked of a network. */
export interface LaptopFindings {
  readonly vscode: { readonly version: string; readonly oldest: string };
  readonly language: {
    /** VS Code's display language, such as `en` or `pt-br`. */
    readonly display: string;
    /** The languages of the course that VS Code can show: English, and those whose language pack is installed. */
    readonly installed: readonly Language[];
  };
  readonly kubectl:
    | { readonly kind: "found"; readonly path: string; readonly version: string | undefined }
    | { readonly kind: "missing" }
    /** A workspace that is not trusted may not run programs. */
    | { readonly kind: "untrusted" };
  readonly practice:
    | { readonly kind: "started"; readonly ms: number }
    | { readonly kind: "running" }
    | { readonly kind: "failed"; readonly message: string };
  /** The folder of the practice cluster's kubeconfig, and why nothing can be written there. */
  readonly folder: { readonly path: string; readonly failure: string | undefined };
  /** In CSS pixels, which VS Code's own limits count too; undefined if the editor did not answer. */
  readonly widths: { readonly editor: number; readonly window: number } | undefined;
  /** VS Code's Chat view: turned off, hidden in new windows, or shown beside the editor. */
  readonly chat: "off" | "hidden" | "shown";
}
