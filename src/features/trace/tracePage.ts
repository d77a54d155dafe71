/** What the page of a story is made of. */
export interface TracePageParts {
  readonly title: string;
  /** HTML, as VS Code renders it from Markdown. */
  readonly body: string;
  /** `en`, `ko` …: what a screen reader reads it in. */
  readonly language: string;
  /** Lets this page's own style apply, and no other. */
  readonly nonce: string;
}

/** The page of a story. It runs no script, and loads nothing. */
export function tracePage({ title, body, language, nonce }: TracePageParts): string {
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}';">
<title>${escapeHtml(title)}</title>
<style nonce="${nonce}">
body { max-width: 46em; margin: 0 auto; padding: 0.5em 2em 3em; line-height: 1.6; font-size: 1.05em; }
li { margin: 0.35em 0; }
code { font-family: var(--vscode-editor-font-family); }
h1 { font-weight: 600; line-height: 1.25; }
</style>
</head>
<body>${body}</body>
</html>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
