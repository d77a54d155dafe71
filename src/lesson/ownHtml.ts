import type { RendererExtension, Tokens } from "marked";

const type = "ownHtml";

/**
 * HTML that we put into a text whose other HTML is shown as text. No Markdown is read as a token of this type, so a text
 * from elsewhere cannot have one.
 */
export function ownHtml(html: string): Tokens.Generic {
  return { type, raw: html };
}

/** Renders such HTML as it is. */
export const ownHtmlRenderer: RendererExtension = { name: type, renderer: ({ raw }) => raw };
