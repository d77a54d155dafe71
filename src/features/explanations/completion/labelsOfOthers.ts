import * as vscode from "vscode";

/** The places at which others are being asked. */
const asked = new Set<{ readonly document: vscode.TextDocument; readonly position: vscode.Position }>();

/** Whether a request for offers is one that {@link labelsOfOthers} makes, which is about what others offer. */
export function isAskedForOthers(document: vscode.TextDocument, position: vscode.Position): boolean {
  return [...asked].some((each) => each.document === document && each.position.isEqual(position));
}

/**
 * Returns the labels of the fields and values that other extensions offer at a position, such as VS Code's own for
 * JSON, which knows the schemas in the settings and the keys of similar objects in the file. Words of the text and
 * snippets do not count.
 */
export async function labelsOfOthers(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<ReadonlySet<string>> {
  const place = { document, position };
  asked.add(place);
  try {
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      position,
    );
    const { Text, Snippet } = vscode.CompletionItemKind;
    const meant = items.filter(({ kind }) => kind !== undefined && kind !== Text && kind !== Snippet);
    // The labels of values have their quotation marks in JSON.
    return new Set(
      meant.map(({ label }) => (typeof label === "string" ? label : label.label).replace(/^"(.+)"$/, "$1")),
    );
  } finally {
    asked.delete(place);
  }
}
