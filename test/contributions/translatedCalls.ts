import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";

/** A call of `t(…)` of @vscode/l10n in the source. */
export interface TranslatedCall {
  readonly where: string;
  /** The English text, which is the key of the bundle; undefined where it is no literal. */
  readonly text: string | undefined;
  /** How many values it is given. */
  readonly values: number;
}

/** Every call of `t(…)` of the extension; its packages are in English alone. */
export function translatedCalls(): TranslatedCall[] {
  const folder = path.join(repositoryFolder, "src");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".ts"),
  );
  return files.flatMap((name) => callsOf(name, readFileSync(path.join(folder, name), "utf8")));
}

function callsOf(name: string, text: string): TranslatedCall[] {
  const calls: TranslatedCall[] = [];
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const isTranslation = (callee: ts.Expression): boolean =>
    (ts.isIdentifier(callee) && callee.text === "t") ||
    (ts.isPropertyAccessExpression(callee) &&
      callee.name.text === "t" &&
      callee.expression.getText() === "l10n");
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTranslation(node.expression)) {
      const [first, ...values] = node.arguments;
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      const literal = first && ts.isStringLiteralLike(first) ? first.text : undefined;
      calls.push({ where: `${name}:${line}`, text: literal, values: values.length });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return calls;
}
