import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { commandsInMarkdown, commandsInMessage, shellDifferences } from "./typedCommands.ts";

const read = (file: string): string => readFileSync(path.join(repositoryFolder, file), "utf8");

const filesOf = (...patterns: string[]): string[] =>
  globSync(patterns, { cwd: repositoryFolder }).map((file) => file.replaceAll(path.sep, "/"));

/** All texts in a value that was read from JSON, and the English ones that are keys of it. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [key, ...textsIn(each)]);
}

const markdown = filesOf(
  "walkthroughs/**/*.md",
  "labs/**/*.md",
  "docs/*.md",
  "README*.md",
  "schemas/explanations/**/*.md",
);
const messages = filesOf("walkthroughs/**/*.json", "labs/**/*.json", "l10n/*.json", "package.nls*.json");

describe("The commands that learners type", () => {
  it("are found in pages and in messages", () => {
    const inPages = markdown.flatMap((file) => commandsInMarkdown(read(file)));
    assert.ok(inPages.includes("aws eks update-kubeconfig --region REGION --name CLUSTER"));
    assert.ok(inPages.includes("kubectl logs job/hello-job"));
    const inMessages = messages.flatMap((file) => textsIn(JSON.parse(read(file))).flatMap(commandsInMessage));
    for (const command of ["kubectl logs {0} -c {1} --previous", "eksctl create cluster -f FILE"])
      assert.ok(inMessages.includes(command), command);
  });

  it("work in cmd, PowerShell, and other shells", () => {
    const problems = (file: string, commands: readonly string[]): string[] =>
      commands.flatMap((command) =>
        shellDifferences(command).map((difference) => `${file}: ${command}: ${difference}`),
      );
    assert.deepEqual(
      markdown.flatMap((file) => problems(file, commandsInMarkdown(read(file)))),
      [],
    );
    assert.deepEqual(
      messages.flatMap((file) => problems(file, textsIn(JSON.parse(read(file))).flatMap(commandsInMessage))),
      [],
    );
  });
});

describe("What differs between shells", () => {
  for (const [command, difference] of [
    ["kubectl run web \\\n  --image=nginx", "a line that goes on"],
    ["kubectl run web `\n  --image=nginx", "a line that goes on"],
    ["kubectl get pods -o jsonpath='{.items[0].metadata.name}'", "single quotes"],
    [`kubectl patch deployment web -p '{"spec":{"replicas":2}}'`, "single quotes"],
    [String.raw`kubectl patch deployment web -p "{\"spec\":{\"replicas\":2}}"`, "escaped quotes"],
    ["kubectl logs $(kubectl get pods -o name)", "a command in a command"],
    ["kubectl logs $POD", "a variable"],
    ["kubectl logs %POD%", "a variable"],
    ["KUBECONFIG=practice kubectl get nodes", "a variable before a command"],
    ["kubectl apply -f web.yaml && kubectl get pods", "two commands"],
    ["kubectl apply -f - <<EOF", "a document in the command"],
    ["kubectl logs <pod>", "angle brackets, which redirect"],
    ["kubectl get pods > pods.txt", "angle brackets, which redirect"],
    ["kubectl get pods | grep web", "another shell's program"],
    ["export KUBECONFIG=practice", "another shell's program"],
  ] as const)
    it(`is ${difference}: ${command.split("\n", 1)[0]}`, () => {
      assert.ok(shellDifferences(command).includes(difference));
      const [found] = commandsInMarkdown(`Run this:\n\n\`\`\`sh\n${command}\n\`\`\`\n`);
      assert.equal(found, command);
    });

  it("is nothing in a plain command", () => {
    for (const command of [
      "kubectl get pods -l app=web -n default",
      'kubectl get pods -o jsonpath="{.items[0].metadata.name}"',
      "kubectl exec web -- curl http://web",
      "kubectl get pods -o wide",
    ])
      assert.deepEqual(shellDifferences(command), [], command);
  });

  it("is looked for in code within sentences, too, but not in code of another kind", () => {
    const text =
      "Run `kubectl get pods | grep web`, or `export A=b`. The probe runs `exit 1`; `spec.replicas` is 3.";
    assert.deepEqual(commandsInMarkdown(text), ["kubectl get pods | grep web", "export A=b"]);
    assert.deepEqual(commandsInMessage("Run kubectl logs $POD. Then look."), ["kubectl logs $POD"]);
  });
});
