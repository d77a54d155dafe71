import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ESLint, Linter } from "eslint";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";

/** What the rule says of a line at the end of a file of ours, with the project's own configuration. */
async function judge(file: string, line: string): Promise<string[]> {
  return (await judgeEach(file, [line])).flat();
}

/** What the rule says of each of some lines in a file of ours, in one run. */
async function judgeEach(file: string, lines: readonly string[]): Promise<string[][]> {
  const config = { ...(await configOf(file)), files: ["**/*.ts", "**/*.mjs"] };
  const found = new Linter({ cwd: repositoryFolder }).verify(lines.join("\n"), [config], {
    filename: join(repositoryFolder, file),
  });
  // Neither a line that cannot be read nor a file without a configuration counts as refused.
  assert.deepEqual(
    found.filter(({ ruleId }) => ruleId !== "workshop/borders"),
    [],
  );
  return lines.map((_, index) =>
    found.filter(({ line }) => line === index + 1).map(({ message }) => message),
  );
}

const configs = new Map<string, Promise<Linter.Config>>();

/** Of the configuration of a file what the rule takes: it needs no types, which take seconds to read. */
function configOf(file: string): Promise<Linter.Config> {
  let config = configs.get(file);
  if (!config) {
    config = new ESLint({ cwd: repositoryFolder }).calculateConfigForFile(file).then((found) => {
      const { plugins, rules, languageOptions } = found as Required<Linter.Config>;
      const { "workshop/borders": borders = "off" } = rules as Linter.RulesRecord;
      const { parser, sourceType } = languageOptions as Linter.LanguageOptions;
      return {
        plugins,
        languageOptions: { ...(parser && { parser }), ...(sourceType && { sourceType }) },
        rules: { "workshop/borders": borders },
      };
    });
    configs.set(file, config);
  }
  return config;
}

/** Every way to import a module at run time, and what imports its types alone. */
const forms: Readonly<Record<string, (module: string) => string>> = {
  "a static import": (module) => `import * as x from "${module}"; x;`,
  "an import for its effect": (module) => `import "${module}";`,
  "an import that keeps types alone": (module) => `import { type X } from "${module}"; export type Y = X;`,
  "export … from": (module) => `export { x } from "${module}";`,
  "export * from": (module) => `export * from "${module}";`,
  "import()": (module) => `await import("${module}");`,
  "import() of a template": (module) => `await import(\`${module}\`);`,
  "import() of a cast": (module) => `await import("${module}" as string);`,
  "import = require": (module) => `import x = require("${module}"); x;`,
  "require()": (module) => `require("${module}");`,
  "require.resolve()": (module) => `require.resolve("${module}");`,
  "import.meta.resolve()": (module) => `import.meta.resolve("${module}");`,
};
const typeForms: Readonly<Record<string, (module: string) => string>> = {
  "import type": (module) => `import type { X } from "${module}"; export type Y = X;`,
  "import type = require": (module) => `import type X = require("${module}"); export type Y = X;`,
  "export type … from": (module) => `export type { X } from "${module}";`,
  "export type * from": (module) => `export type * from "${module}";`,
  "the type import()": (module) => `export type Y = import("${module}").X;`,
  "typeof import()": (module) => `export type Y = typeof import("${module}");`,
};

/** What each of some rooms must not import, not even for its types. */
const forbidden: readonly (readonly [file: string, module: string])[] = [
  ["packages/kubernetes/src/resources/quantity.ts", "node:fs"],
  ["packages/kubernetes/src/resources/quantity.ts", "fs"],
  ["packages/kubernetes/src/resources/quantity.ts", "@vscode/l10n"],
  ["packages/kubernetes/src/base/record.ts", "../resources/quantity.ts"],
  ["packages/practice-cluster/src/api/json.ts", "@ngrok/webernetes"],
  ["packages/practice-cluster/src/api/json.ts", "../storage/journal.ts"],
  ["packages/practice-cluster/src/images/catalog.ts", "node:fs"],
  ["packages/practice-cluster/src/simulation.ts", "vscode"],
  ["packages/practice-cluster/src/simulation.ts", "@kubernetes-workshop/testing/property"],
  ["packages/practice-cluster/src/simulation.ts", "../../../src/course/steps.ts"],
  ["packages/practice-cluster/src/simulation.ts", "../test/support/container.ts"],
  ["src/course/steps.ts", "vscode"],
  ["src/course/steps.ts", "undici"],
  ["src/course/steps.ts", "js-yaml"],
  ["src/course/steps.ts", "node:fs/promises"],
  ["src/course/steps.ts", "../session/clusterSession.ts"],
  ["src/course/check/advice.ts", "../../vscode/contextKey.ts"],
  ["src/cluster/connection.ts", "../session/clusterSession.ts"],
  ["src/features/terminal/register.ts", "../../runProgram.ts"],
  ["src/session/clusterConnector.ts", "node:child_process"],
  ["src/features/explanations/register.ts", "../manifests/register.ts"],
  ["src/features/explanations/register.ts", "../../features/nodes/register.ts"],
  ["src/features/explanations/register.ts", "../../extension.ts"],
  ["src/features/explanations/register.ts", "@kubernetes/client-node"],
  ["src/features/explanations/register.ts", "@kubernetes-workshop/hosts/waitFor"],
  ["src/features/explanations/register.ts", "kubernetes-practice-cluster"],
  ["src/features/explanations/register.ts", "kubernetes-practice-cluster/servePracticeCluster"],
  ["src/features/practice/register.ts", "kubernetes-practice-cluster/servePracticeCluster"],
  // Past the exports of the package, by its name and by its folder.
  ["src/features/practice/practiceThread.ts", "kubernetes-practice-cluster/src/threadLimits.ts"],
  ["src/features/practice/practiceThread.ts", "../../../packages/practice-cluster/src/threadLimits.ts"],
  ["src/extension.ts", "../test/support/learner.ts"],
  ["scripts/start.ts", "../test/support/hostTests/runHostTests.ts"],
  ["scripts/start.ts", "@kubernetes-workshop/testing/testCounts"],
  ["scripts/start.ts", "./test.ts"],
  ["packages/hosts/src/waitFor.ts", "@kubernetes-workshop/kubernetes/base/record"],
  // What the package.json does not name.
  ["test/unit/course/progress.test.ts", "left-pad"],
  ["packages/hosts/src/waitFor.ts", "esbuild"],
];

/** What may be imported for its types alone. */
const typesAlone: readonly (readonly [file: string, module: string])[] = [
  ["packages/kubernetes/src/resources/quantity.ts", "@kubernetes/client-node"],
  ["src/course/steps.ts", "@kubernetes/client-node"],
  ["src/cluster/connection.ts", "../clusterTree/elements.ts"],
  ["src/features/practice/practiceHost.ts", "kubernetes-practice-cluster/workerMessages"],
];

/** What may be imported by `import()` alone, or for its types. */
const lazily: readonly (readonly [file: string, module: string])[] = [
  ["src/session/clusterSession.ts", "../cluster/index.ts"],
  ["src/features/explanations/register.ts", "../../explain/index.ts"],
];

/** What may be imported in every form. */
const allowed: readonly (readonly [file: string, module: string])[] = [
  ["packages/kubernetes/src/resources/quantity.ts", "../base/record.ts"],
  ["packages/kubernetes/src/resources/quantity.ts", "./rollout.ts"],
  ["packages/practice-cluster/src/simulation.ts", "@kubernetes-workshop/kubernetes/resources/quantity"],
  ["packages/practice-cluster/src/simulation.ts", "./nodes/machines.ts"],
  ["packages/practice-cluster/src/simulation.ts", "./api/json.ts"],
  ["src/manifests/readManifests.ts", "yaml"],
  ["src/cluster/connection.ts", "undici"],
  ["src/tools/checkTools.ts", "../runProgram.ts"],
  ["src/features/explanations/register.ts", "vscode"],
  ["src/features/explanations/register.ts", "../../manifests/yamlFileOf.ts"],
  ["src/features/practice/practiceThread.ts", "kubernetes-practice-cluster/threadLimits"],
  ["src/features/practice/practiceThread.ts", "worker_threads"],
  ["src/extension.ts", "./features/explanations/register.ts"],
  ["scripts/test.ts", "../test/support/hostTests/runHostTests.ts"],
  ["test/unit/course/progress.test.ts", "../../../src/course/progress.ts"],
  ["packages/hosts/src/waitFor.ts", "node:child_process"],
];

describe("the rule borders", () => {
  const each = (
    pairs: typeof forbidden,
    verb: "refuses" | "allows",
    how: string,
    used: typeof forms,
  ): void => {
    for (const [file, module] of pairs)
      it(`${verb} ${module} in ${file} ${how}`, async () => {
        const found = await judgeEach(
          file,
          Object.values(used).map((write) => write(module)),
        );
        for (const [index, form] of Object.keys(used).entries())
          assert.equal(found[index]!.length > 0, verb === "refuses", `${form}: ${found[index]!.join(" ")}`);
      });
  };
  const isLazy = ([form]: readonly [string, unknown]): boolean => form.startsWith("import()");
  const lazyForms = Object.fromEntries(Object.entries(forms).filter(isLazy));
  const staticForms = Object.fromEntries(Object.entries(forms).filter((form) => !isLazy(form)));

  each(forbidden, "refuses", "in every form", { ...forms, ...typeForms });
  each(typesAlone, "refuses", "at run time", forms);
  each(typesAlone, "allows", "for its types", typeForms);
  each(lazily, "refuses", "at once", staticForms);
  each(lazily, "allows", "by import() and for its types", { ...lazyForms, ...typeForms });
  each(allowed, "allows", "in every form", { ...forms, ...typeForms });

  const lines: readonly (readonly [verb: "refuses" | "allows", file: string, line: string])[] = [
    [
      "refuses",
      "src/features/explanations/register.ts",
      'new Worker(new URL("../nodes/register.ts", import.meta.url));',
    ],
    ["refuses", "src/course/steps.ts", 'new URL("../session/confirmChange.ts", import.meta.url);'],
    ["allows", "src/course/steps.ts", 'new URL("courseState.ts", import.meta.url);'],
    ["allows", "src/course/steps.ts", 'new URL("https://kubernetes.io/a.ts");'],
    ["refuses", "src/course/steps.ts", 'process.getBuiltinModule("node:fs");'],
    [
      "refuses",
      "src/course/steps.ts",
      'import texts from "../../l10n/bundle.l10n.ko.json" with { type: "json" }; texts;',
    ],
    [
      "allows",
      "test/unit/course/progress.test.ts",
      'import texts from "../../../l10n/bundle.l10n.ko.json" with { type: "json" }; texts;',
    ],
    // Nobody can say what room that is.
    ["refuses", "src/course/steps.ts", 'const name = "vscode"; await import(name);'],
    ["refuses", "src/course/steps.ts", 'await import("vs" + "code");'],
    ["refuses", "src/course/steps.ts", "import.meta.resolve(String(1));"],
    ["allows", "test/unit/course/progress.test.ts", "await import(String(1));"],
    ["refuses", "src/newRoom/file.ts", "export {};"],
    [
      "refuses",
      "src/course/steps.ts",
      'import { createRequire } from "node:module"; createRequire(import.meta.url)("vscode");',
    ],
    ["refuses", "scripts/run.mjs", 'import "../test/support/learner.ts";'],
  ];
  for (const [verb, file, line] of lines)
    it(`${verb} ${line} in ${file}`, async () => {
      const found = await judge(file, line);
      assert.equal(found.length > 0, verb === "refuses", found.join(" "));
    });

  it("is lifted by no comment, neither by its name nor with all other rules", () => {
    const files = globSync("{src,packages/*/src}/**/*.{ts,mjs}", { cwd: repositoryFolder });
    assert.ok(files.length > 100);
    const lifts = (text: string): boolean =>
      [...text.matchAll(/eslint-disable[a-z-]*(.*)/g)].some(
        ([, named = ""]) => !/^ [@\w]/.test(named) || named.includes("workshop/borders"),
      );
    assert.deepEqual(
      files.filter((file) => lifts(readFileSync(join(repositoryFolder, file), "utf8"))),
      [],
    );
    assert.ok(lifts("/* eslint-disable */"));
    assert.ok(lifts("// eslint-disable-next-line a, workshop/borders"));
    assert.ok(!lifts("// eslint-disable-next-line no-control-regex -- why"));
  });

  it("says what is wrong, and where the table is", async () => {
    const say = async (file: string, line: string): Promise<string> => (await judge(file, line)).join("\n");
    assert.equal(
      await say("src/course/steps.ts", 'await import("vscode");'),
      "src/course must not import vscode; see the table of imports in CONTRIBUTING.md.",
    );
    assert.match(
      await say("src/session/clusterSession.ts", 'import "../cluster/index.ts";'),
      /by `await import` alone/,
    );
    assert.match(await say("src/course/steps.ts", 'import "@kubernetes/client-node";'), /types alone/);
    assert.match(
      await say("packages/hosts/src/waitFor.ts", 'import "esbuild";'),
      /^esbuild is not among the dependencies of packages\/hosts\/package\.json\./,
    );
    assert.match(
      await say("src/extension.ts", 'import "kubernetes-practice-cluster/src/worker.ts";'),
      /not among the exports/,
    );
    assert.match(
      await say("src/extension.ts", 'import "../packages/hosts/src/waitFor.ts";'),
      /by the package's name/,
    );
  });
});
