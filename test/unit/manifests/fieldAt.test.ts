import assert from "node:assert/strict";
import { fieldAt } from "../../../src/manifests/fieldAt.ts";
import { formatFieldPath } from "../../../src/manifests/fieldPath.ts";
import { corpus } from "@kubernetes-workshop/testing/corpus";
import { parsedFields } from "./outlineOracle.ts";

/** The path of the field under the `¦` of a manifest, with the object's type before it. */
function pathAt(marked: string): string | undefined {
  const offset = marked.indexOf("¦");
  assert.notEqual(offset, -1, "the text marks no place");
  const found = fieldAt(marked.replace("¦", ""), offset);
  return found && `${found.type.apiVersion ?? "?"} ${found.type.kind ?? "?"} ${formatFieldPath(found.path)}`;
}

const deployment = "apiVersion: apps/v1\nkind: Deployment\n";

describe("fieldAt", () => {
  for (const [name, text, expected] of [
    ["a plain scalar", "image: nginx:1.29 # pinned\n", "nginx:1.29"],
    ["a quoted scalar", 'image: "a \\"b\\""\n', 'a "b"'],
    ["an open quote, as far as its line", "image: 'nginx\nkind: Pod\n", "'nginx"],
    ["a block", "image:\n  name: a\n", undefined],
    ["nothing", "image:\n", undefined],
  ] as const)
    it(`tells the value from its key too: ${name}`, () => {
      assert.equal(fieldAt(text, 2)?.value, expected);
    });

  const cases: [string, string, string | undefined][] = [
    ["a key at the root", "apiVersion: v1\nk¦ind: Pod\n", "v1 Pod kind"],
    ["a value", "apiVersion: v1\nkind: P¦od\n", "v1 Pod kind"],
    ["a nested key", `${deployment}spec:\n  repl¦icas: 3\n`, "apps/v1 Deployment spec.replicas"],
    [
      "the type below the field",
      "spec:\n  repl¦icas: 3\nkind: Deployment\napiVersion: apps/v1\n",
      "apps/v1 Deployment spec.replicas",
    ],
    [
      "a list at its parent's column",
      `${deployment}spec:\n  containers:\n  - name: a\n  - im¦age: b\n`,
      "apps/v1 Deployment spec.containers[1].image",
    ],
    [
      "a list that is indented",
      `${deployment}spec:\n  containers:\n    - name: a\n      ima¦ge: b\n`,
      "apps/v1 Deployment spec.containers[0].image",
    ],
    [
      "what follows a list",
      `${deployment}spec:\n  containers:\n  - name: a\n  vol¦umes: []\n`,
      "apps/v1 Deployment spec.volumes",
    ],
    ["a scalar item", `${deployment}command:\n- a\n- b¦b\n`, "apps/v1 Deployment command[1]"],
    [
      "a quoted key with dots",
      `${deployment}metadata:\n  labels:\n    "app.kubernetes.io/n¦ame": web\n`,
      "apps/v1 Deployment metadata.labels['app.kubernetes.io/name']",
    ],
    [
      "flow maps",
      `${deployment}spec: {template: {spec: {hostNet¦work: true}}}\n`,
      "apps/v1 Deployment spec.template.spec.hostNetwork",
    ],
    ["an empty flow map", `${deployment}spec:\n  selector: ¦{}\n`, "apps/v1 Deployment spec.selector"],
    ["flow lists", `${deployment}args: [a, "b, c", d¦d]\n`, "apps/v1 Deployment args[2]"],
    [
      "JSON",
      '{"apiVersion": "v1", "kind": "Pod",\n "spec": {"containers": [{"name": "a", "ima¦ge": "b"}]}}',
      "v1 Pod spec.containers[0].image",
    ],
    ["the second document", "kind: A\n---\nkind: B\nspec:\n  x¦y: 1\n---\nkind: C\n", "? B spec.xy"],
    ["a document after `--- # comment`", "--- # first\nkind: A\n--- # second\nki¦nd: B\n", "? B kind"],
    [
      "an item of a List",
      "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n  spec:\n    node¦Name: a\n",
      "v1 Pod spec.nodeName",
    ],
    ["CRLF", "kind: Pod\r\nspec:\r\n  node¦Name: a\r\n", "? Pod spec.nodeName"],
    [
      "behind a block scalar",
      "kind: ConfigMap\ndata:\n  a: |\n    x: 1\n\n    y: 2\n  b¦b: 1\n",
      "? ConfigMap data.bb",
    ],
    ["inside a block scalar", "kind: ConfigMap\ndata:\n  a: |\n    x¦x: 1\n", undefined],
    ["a comment", "kind: Pod\n# sp¦ec: 1\n", undefined],
    ["an empty file", "¦", undefined],
    ["a marker line", "kind: Pod\n--¦-\n", undefined],
    ["a file that is no YAML", "%¦PDF-1.7\n\u0000\u0001 binary {[", undefined],
    ["an anchor before a value", "kind: Pod\nspec: &s\n  node¦Name: a\n", "? Pod spec.nodeName"],
  ];
  for (const [what, marked, expected] of cases) it(what, () => assert.equal(pathAt(marked), expected));

  describe("while the YAML is broken", () => {
    const broken: [string, string, string][] = [
      [
        "a key without its colon above",
        `${deployment}spec:\n  temp\n  repl¦icas: 3\n`,
        "apps/v1 Deployment spec.replicas",
      ],
      ["the name being typed", `${deployment}spec:\n  repl¦icas\n`, "apps/v1 Deployment spec.replicas"],
      [
        "below a name without colon",
        `${deployment}spec:\n  template\n    meta¦data:\n`,
        "apps/v1 Deployment spec.template.metadata",
      ],
      [
        "one blank too many",
        `${deployment}spec:\n  replicas: 3\n   select¦or:\n      matchLabels: {}\n`,
        "apps/v1 Deployment spec.selector",
      ],
      ["a tab", `${deployment}spec:\n\trepl¦icas: 3\n`, "apps/v1 Deployment spec.replicas"],
      [
        "an open quote above",
        `${deployment}metadata:\n  name: "web\n  name¦space: a\nspec:\n  paused: "x"\n`,
        "apps/v1 Deployment metadata.namespace",
      ],
      [
        "an open bracket above",
        `${deployment}spec:\n  args: ["a", "b"\n  repl¦icas: 3\n`,
        "apps/v1 Deployment spec.replicas",
      ],
      [
        "an open brace above",
        `${deployment}metadata:\n  labels: {app: web\nspec:\n  repl¦icas: 3\n`,
        "apps/v1 Deployment spec.replicas",
      ],
      [
        "a colon without a blank",
        `${deployment}spec:\n  paused:true\n  repl¦icas: 3\n`,
        "apps/v1 Deployment spec.replicas",
      ],
      [
        "Helm's control lines",
        `${deployment}spec:\n  {{- if .Values.x }}\n  replicas: {{ .Values.n }}\n  {{- end }}\n  pau¦sed: true\n`,
        "apps/v1 Deployment spec.paused",
      ],
      [
        "the same key twice",
        `${deployment}spec:\n  a: 1\nspec:\n  repl¦icas: 3\n`,
        "apps/v1 Deployment spec.replicas",
      ],
      [
        "a kind whose quote is open",
        `apiVersion: apps/v1\nkind: "Deployment\nspec:\n  repl¦icas: 3\n`,
        "apps/v1 Deployment spec.replicas",
      ],
      [
        "an apiVersion whose quote is open",
        `apiVersion: 'apps/v1\nkind: Deployment\nspec:\n  repl¦icas: 3\n`,
        "apps/v1 Deployment spec.replicas",
      ],
      [
        "a type without its blanks",
        `apiVersion:apps/v1\nkind:Deployment\nspec:\n  repl¦icas: 3\n`,
        "apps/v1 Deployment spec.replicas",
      ],
      ["a kind without its blank", "apiVersion: v1\nkind:P¦od\n", "v1 Pod kind"],
      [
        "text behind the kind",
        `${deployment}\t?? oops ]\nspec:\n  repl¦icas: 3\n`,
        "apps/v1 Deployment spec.replicas",
      ],
      [
        "text that only looks like a type",
        `${deployment}spec:\n  args:\n  - kind:Po¦d\n`,
        "apps/v1 Deployment spec.args[0]",
      ],
      [
        "a bad line at the root",
        `${deployment}]]] }}\nspec:\n  repl¦icas: 3\n`,
        "apps/v1 Deployment spec.replicas",
      ],
    ];
    for (const [what, marked, expected] of broken) it(what, () => assert.equal(pathAt(marked), expected));

    it("a broken line costs no field but its own, in any manifest of the corpus", function () {
      const files = corpus();
      if (files.length === 0) this.skip();
      this.timeout(60_000);
      const breaks = ["  oops", '  oops: "', "  - oops: [", "  oops: {a", "  : :", "\t?? oops ]"];
      const wrong: string[] = [];
      files.forEach((file, index) => {
        const fields = parsedFields(file.text) ?? [];
        // Before an item, a field could as well belong to the list's owner: there is no one right answer.
        const victims = fields.filter((field) =>
          /^ *[^ -]/.test(file.text.slice(file.text.lastIndexOf("\n", field.start) + 1)),
        );
        const victim = victims[Math.floor(victims.length / 2)];
        const broken = breaks[index % breaks.length] ?? "";
        if (!victim) return;
        // A line of rubbish before the field in the middle, as deep as that field.
        const lineStart = file.text.lastIndexOf("\n", victim.start) + 1;
        const indent = /^ */.exec(file.text.slice(lineStart))?.[0] ?? "";
        const line = `${indent}${broken.trimStart()}\n`;
        const text = file.text.slice(0, lineStart) + line + file.text.slice(lineStart);
        for (const field of fields.filter((each) => each.start >= lineStart)) {
          const before = fieldAt(file.text, field.start);
          const after = fieldAt(text, field.start + line.length);
          if (JSON.stringify(before?.path) !== JSON.stringify(after?.path))
            wrong.push(
              `${file.name} ${broken}: ${formatFieldPath(before?.path ?? [])} != ${formatFieldPath(after?.path ?? [])}`,
            );
        }
      });
      assert.deepEqual(wrong.slice(0, 10), [], `${wrong.length} fields were lost`);
    });
  });

  it("passes over a document of 10 MB", () => {
    const text = `kind: ConfigMap\ndata:\n  a: ${"x".repeat(10_000_000)}\n---\nkind: Pod\nspec: {}\n`;
    assert.equal(fieldAt(text, 20), undefined);
    assert.equal(fieldAt(text, text.length - 8)?.type.kind, "Pod");
  });
});
