/**
 * What a snippet inserts when every default is accepted: a placeholder's text, the first of the choices, and both again
 * where the tab stop is repeated. https://code.visualstudio.com/docs/editing/userdefinedsnippets#_snippet-syntax
 */
export function plainSnippet(body: string): string {
  const values = new Map<string, string>();
  const unescaped = (text: string): string => text.replace(/\\([\\$},|])/g, "$1");
  const text = body.replace(
    /\\[\\$}]|\$\{(\d+)(?::((?:\\.|[^}\\])*)|\|((?:\\.|[^,|\\])*)(?:,(?:\\.|[^|\\])*)?\|)\}/g,
    (written, tabstop: string | undefined, placeholder?: string, choice?: string) => {
      if (tabstop === undefined) return written;
      values.set(tabstop, placeholder ?? choice ?? "");
      return placeholder ?? choice ?? "";
    },
  );
  const repeated = text.replace(
    /\\[\\$}]|\$(?:(\d+)|\{(\d+)\})/g,
    (written, bare?: string, braced?: string) => {
      const tabstop = bare ?? braced;
      return tabstop === undefined ? written : (values.get(tabstop) ?? "");
    },
  );
  return unescaped(repeated);
}
