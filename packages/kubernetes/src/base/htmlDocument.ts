import { escapeHtml } from "./escapeHtml.ts";

export interface HtmlDocument {
  readonly title: string;
  /** A language tag, for screen readers. */
  readonly language: string;
  /** What the document may load. https://developer.mozilla.org/docs/Web/HTTP/Guides/CSP */
  readonly policy: string;
  /** The style sheet, as HTML. */
  readonly style: string;
  /** As HTML. */
  readonly body: string;
}

/** Writes an HTML document that loads only what its policy allows. */
export function htmlDocument({ title, language, policy, style, body }: HtmlDocument): string {
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
${style}
</head>
<body>
${body}
</body>
</html>
`;
}
