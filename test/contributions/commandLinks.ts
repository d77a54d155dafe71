import { taughtFields } from "../../src/course/stepOfField.ts";
import { chapters, stepIds } from "../../src/course/steps.ts";
import { commandIds, settingIds, viewIds } from "../../src/ids.ts";
import { snippets } from "./snippets.ts";

/** A `command:` link of a text: what it runs, and what is wrong with it. */
export interface CommandLink {
  readonly command: string;
  readonly argument: string | undefined;
  readonly problem: string | undefined;
}

/** VS Code's own commands that our texts use, and the one that it makes for each view. */
const builtIn = [
  "workbench.action.openSettings",
  "workbench.action.terminal.new",
  "workbench.trust.manage",
  ...Object.values(viewIds).map((id) => `${id}.focus`),
];

/** What a command may be given. */
const argumentsOf: Readonly<Record<string, readonly string[]>> = {
  [commandIds.newManifest]: snippets("en").map(({ prefix }) => prefix),
  [commandIds.openCourseManifest]: ["pod", "deployment", "daemonset", "job", "service", "clusterconfig"],
  [commandIds.checkStep]: stepIds,
  [commandIds.openCourse]: stepIds,
  [commandIds.answerQuestions]: chapters,
  // A field that a step teaches, which the page of the step names.
  [commandIds.explainField]: Object.entries(taughtFields).flatMap(([type, fields]) => {
    const [apiVersion, kind] = type.split(" ");
    return Object.keys(fields).map((field) =>
      JSON.stringify({ kind: { apiVersion, kind }, names: field.split(".").filter((name) => name !== "") }),
    );
  }),
  "workbench.action.openSettings": Object.values(settingIds),
};

/** The `command:` links of a text, in the order of what they run. */
export function commandLinks(text: string): CommandLink[] {
  const links = [...text.matchAll(/\]\(command:([^?)]+)(?:\?([^)]*))?\)/g)].map(([, command = "", query]) => {
    const [first, ...more] = query === undefined ? [] : (JSON.parse(decodeURIComponent(query)) as unknown[]);
    const argument = first === undefined || typeof first === "string" ? first : JSON.stringify(first);
    const isKnown = Object.values<string>(commandIds).includes(command) || builtIn.includes(command);
    const takes = argument === undefined || argumentsOf[command]?.includes(argument);
    const problem = !isKnown ? "no such command" : takes && more.length === 0 ? undefined : "wrong arguments";
    return { command, argument, problem };
  });
  return links.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
