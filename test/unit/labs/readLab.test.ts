import assert from "node:assert/strict";
import { readLab } from "../../../src/labs/read/readLab.ts";
import { labExample, rightLab, rightTexts } from "./labExample.ts";

/** What is wrong with a lab, as `file field: message`. */
async function problems(files: Parameters<typeof labExample>[0]): Promise<string[]> {
  const { problems: found = [] } = await readLab(labExample(files), "en");
  return found.map(({ lab, file, field, message }) => {
    assert.equal(lab, "web");
    return `${file} ${field}: ${message}`;
  });
}

const withFields = (fields: object): { readonly "lab.json": object } => ({
  "lab.json": { ...rightLab, ...fields },
});

const check = (fields: object): { readonly "lab.json": object } =>
  withFields({ checks: [{ is: "rolledOut", kind: "Deployment", name: "web", replicas: 2, ...fields }] });

describe("A lab's folder", () => {
  it("is read", async () => {
    const { lab, problems: found } = await readLab(labExample(), "en");
    assert.equal(found, undefined);
    assert.equal(lab.id, "web");
    assert.deepEqual(lab.namespaces, ["lab-web", "lab-web-data"]);
    assert.deepEqual(lab.checks, [
      {
        is: "rolledOut",
        object: { apiVersion: "apps/v1", kind: "Deployment", name: "web", namespace: "lab-web" },
        replicas: 2,
      },
    ]);
    const [step] = lab.setup;
    assert.ok(step?.does === "apply");
    assert.deepEqual(step.objects, [
      { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a", namespace: "lab-web" } },
    ]);
    assert.equal(lab.texts.title, "The web");
    assert.equal(lab.texts.story, "It is broken.\nIt was not before.");
    assert.deepEqual(lab.texts.goals, ["Two pods are `ready`."]);
    assert.deepEqual(lab.texts.hints, ["Look.", "Look again:\n\n```sh\n## no heading\n```"]);
    assert.equal(lab.texts.way, "Repair it.");
    assert.match(lab.texts.explanation, /^It is \[so\]/);
  });

  it("speaks the reader's language, or the first that it has", async () => {
    const korean = rightTexts.replace("The web", "웹");
    const both = labExample({ "lab.ko.md": korean });
    assert.equal((await readLab(both, "ko")).lab?.texts.title, "웹");
    assert.equal((await readLab(labExample(), "ko")).lab?.texts.title, "The web");
    const onlyKorean = labExample({ "lab.en.md": undefined, "lab.ko.md": korean });
    assert.equal((await readLab(onlyKorean, "en")).lab?.texts.title, "웹");
  });

  it("knows every check and step", async () => {
    const checks = [
      { is: "podsReady", selector: "app=a", count: 1, seconds: 5, replaced: true, namespace: "lab-web-data" },
      { is: "serviceReady", name: "web", endpoints: 2 },
      { is: "field", kind: "ConfigMap", name: "a", path: ["data", "x"], equals: "1" },
      { is: "field", kind: "Node", name: "a", path: ["spec", "taints", 0], exists: false },
      { is: "field", kind: "Pod", name: "a", path: ["spec"], contains: "x" },
      { is: "condition", kind: "Deployment", name: "a", type: "Available" },
      { is: "none", kind: "Pod", selector: "app=a" },
      { is: "noWarnings", seconds: 10 },
      { is: "nodesUsable", selector: "a=b", count: 2 },
    ];
    const setup = [
      { apply: "broken.yaml" },
      { delete: { kind: "Pod", name: "a" } },
      { wait: { is: "none", kind: "Pod" } },
      { cordon: "a=b" },
      { uncordon: "a=b" },
      { stop: "a=b" },
      { start: "a=b" },
      { taint: { nodes: "a=b", key: "k", value: "v", effect: "NoSchedule" } },
      { untaint: { nodes: "a=b", key: "k" } },
    ];
    const goals = checks.map(() => "- It is so.").join("\n");
    const { lab, problems: found } = await readLab(
      labExample({
        "lab.json": { ...rightLab, checks, setup },
        "lab.en.md": rightTexts.replace("- Two pods are `ready`.", goals),
      }),
      "en",
    );
    assert.equal(found, undefined);
    assert.deepEqual(
      lab.checks.map(({ is }) => is),
      checks.map(({ is }) => is),
    );
    assert.deepEqual(
      lab.setup.map(({ does }) => does),
      setup.flatMap((step) => Object.keys(step)),
    );
  });

  const bad: readonly (readonly [what: string, files: Parameters<typeof problems>[0], expected: RegExp])[] = [
    ["no description", { "lab.json": undefined }, /^lab\.json : The folder of a lab has a file lab\.json/],
    ["no JSON", { "lab.json": "{" }, /^lab\.json : This is not valid JSON: /],
    ["a list", { "lab.json": "[]" }, /^lab\.json : Write an object here/],
    ["another id", withFields({ id: "other" }), /^lab\.json id: Write the name of the folder, "web"/],
    [
      "no minutes",
      withFields({ minutes: undefined }),
      /^lab\.json minutes: Write a whole number from 1 to 120/,
    ],
    ["an unknown field", withFields({ hint: 1 }), /^lab\.json hint: There is no such field/],
    [
      "a field that is a prototype's",
      { "lab.json": JSON.stringify(rightLab).replace("{", '{"__proto__":{"minutes":1},') },
      /^lab\.json __proto__: There is no such field/,
    ],
    [
      "a namespace of others",
      withFields({ moreNamespaces: ["default"] }),
      /^lab\.json moreNamespaces: Each name begins with lab-web-/,
    ],
    ["no check", withFields({ checks: [] }), /^lab\.json checks: Write a list in brackets, of 1 to 10 items/],
    [
      "an unknown check",
      check({ is: "constructor" }),
      /^lab\.json checks\[0\]\.is: Write one of these: rolledOut/,
    ],
    [
      "a kind that does not roll out",
      check({ kind: "Pod" }),
      /checks\[0\]\.kind: Write one of these: Deployment/,
    ],
    [
      "another namespace",
      check({ namespace: "default" }),
      /checks\[0\]\.namespace: Write one of these: lab-web/,
    ],
    ["too few", check({ replicas: 0 }), /checks\[0\]\.replicas: Write a whole number from 1 to 100/],
    [
      "no such kind",
      withFields({ checks: [{ is: "none", kind: "Pods" }] }),
      /checks\[0\]\.kind: Kubernetes has no kind "Pods"/,
    ],
    [
      "no selector",
      withFields({ checks: [{ is: "none", kind: "Pod", selector: "a b" }] }),
      /checks\[0\]\.selector: Write a label selector/,
    ],
    [
      "two wishes",
      withFields({ checks: [{ is: "field", kind: "Pod", name: "a", path: ["a"], equals: 1, exists: true }] }),
      /checks\[0\]\.equals: Write exactly one of these: equals, contains, exists/,
    ],
    [
      "a path in text",
      withFields({ checks: [{ is: "field", kind: "Pod", name: "a", path: "a.b", exists: true }] }),
      /checks\[0\]\.path: Write a list/,
    ],
    [
      "two steps in one",
      withFields({ setup: [{ cordon: "a", stop: "b" }] }),
      /setup\[0\]: Write exactly one of these/,
    ],
    [
      "a path as a file",
      withFields({ setup: [{ apply: "../a.yaml" }] }),
      /setup\[0\]\.apply: Write the name of a YAML/,
    ],
    [
      "no such file",
      withFields({ setup: [{ apply: "a.yaml" }] }),
      /setup\[0\]\.apply: The folder of the lab has no file "a\.yaml"/,
    ],
    [
      "an object of the cluster",
      { "broken.yaml": "apiVersion: v1\nkind: Namespace\nmetadata: {name: a}" },
      /^broken\.yaml : Namespace a: a lab makes only objects that belong to a namespace/,
    ],
    [
      "an object elsewhere",
      { "broken.yaml": "apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: kube-system}" },
      /^broken\.yaml : Pod a: leave metadata\.namespace out, or write one of the lab's namespaces: lab-web, lab-web-data/,
    ],
    ["no YAML", { "broken.yaml": "a: [\n" }, /^broken\.yaml : Line \d: This is not valid YAML/],
    ["no texts", { "lab.en.md": undefined }, /^lab\.en\.md : The lab has no texts/],
    [
      "no title",
      { "lab.en.md": rightTexts.replace("# The web", "") },
      /^lab\.en\.md #: Begin the file with the title/,
    ],
    [
      "another heading",
      { "lab.en.md": rightTexts.replace("## Way", "## The way") },
      /^lab\.en\.md ## The way: There is no such section/,
    ],
    [
      "a goal too many",
      { "lab.en.md": rightTexts.replace("- Two", "- One.\n- Two") },
      /## Goals: Write one item for each check in lab\.json: 1 items instead of 2/,
    ],
    [
      "HTML",
      { "lab.en.md": rightTexts.replace("Repair it.", "a <script>") },
      /^lab\.en\.md a <script>: HTML is not shown/,
    ],
    [
      "a command",
      { "lab.en.md": rightTexts.replace("Repair it.", "[do](command:x)") },
      /^lab\.en\.md \[do\]\(command:x\): Links lead to addresses that begin with https/,
    ],
    [
      "a link elsewhere",
      { "lab.en.md": rightTexts.replace("Repair it.", "  [a]: command:x") },
      /Write each link where it is/,
    ],
    [
      "a picture",
      { "lab.en.md": rightTexts.replace("Repair it.", "![a](https://a)") },
      /Pictures are not shown/,
    ],
    ["a long file", { "lab.en.md": rightTexts + "x".repeat(64_000) }, /^lab\.en\.md : This file is too long/],
  ];
  for (const [what, files, expected] of bad)
    it(`is refused with ${what}, which is told by file and field`, async () => {
      const found = await problems(files);
      assert.ok(
        found.some((problem) => expected.test(problem)),
        found.join("\n"),
      );
    });

  it("tells of all that is wrong at once, but not without end", async () => {
    const found = await problems(withFields({ minutes: 0, order: -1, checks: Array(10).fill({}), setup: 7 }));
    assert.ok(found.length >= 13, found.join("\n"));
    const many = await problems(
      withFields(Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`x${index}`, 1]))),
    );
    assert.equal(many.length, 20);
  });

  it("may write angle brackets and brackets in code", async () => {
    const texts = rightTexts.replace("Repair it.", "Write `<name>` and `[a](command:b)`.\n\n```\n<b>\n```");
    assert.deepEqual(await problems({ "lab.en.md": texts }), []);
  });
});
