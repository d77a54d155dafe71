/**
 * Returns the text that a snippet inserts when every default is accepted: the text of each placeholder or its first
 * choice, repeated at mirrored tab stops. https://code.visualstudio.com/docs/editing/userdefinedsnippets#_snippet-syntax
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
