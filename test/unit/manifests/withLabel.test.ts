import { languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import assert from "node:assert/strict";
import { parseAllDocuments } from "yaml";
import { plainSnippet } from "../../../src/manifests/plainSnippet.ts";
import { withLabel } from "../../../src/manifests/withLabel.ts";
import { snippets } from "../../contributions/snippets.ts";
import { corpus } from "@kubernetes-workshop/testing/corpus";

interface Metadata {
  labels?: Record<string, unknown> | null;
}
interface Labelled {
  apiVersion?: unknown;
  kind?: string;
  metadata?: Metadata | null;
  items?: (Labelled | null)[];
  spec?: Labelled & { template?: Labelled | null; jobTemplate?: Labelled | null };
}

const label = { key: "kubernetes-workshop/learner", value: "learner-1", comment: "yours" };

const parsed = (text: string): (Labelled | null)[] =>
  parseAllDocuments(text, { logLevel: "silent" }).map((document) => {
    assert.deepEqual(document.errors, [], text);
    return document.toJS() as Labelled | null;
  });

/** What the label does to an object, done to the object instead of to its text. */
function labelledObject(object: Labelled): Labelled {
  const add = (owner: Labelled): void => {
    owner.metadata = { ...owner.metadata };
    owner.metadata.labels = { ...owner.metadata.labels, [label.key]: label.value };
  };
  if (object.kind?.endsWith("List") && object.items) {
    for (const item of object.items) if (item) labelledObject(item);
    return object;
  }
  add(object);
  const { spec } = object;
  if (spec?.template) add(spec.template);
  if (spec?.jobTemplate) {
    add(spec.jobTemplate);
    if (spec.jobTemplate.spec?.template) add(spec.jobTemplate.spec.template);
  }
  return object;
}

function assertLabelled(text: string, name = text): void {
  const labelled = withLabel(text, label);
  const expected = parsed(text).map((object) => object && labelledObject(object));
  assert.deepEqual(parsed(labelled), expected, name);
  assert.equal(withLabel(labelled, label), labelled, name);
}

describe("withLabel", () => {
  for (const snippet of languages.flatMap(snippets).filter(({ prefix }) => prefix.startsWith("k8s-")))
    it(`labels what the snippet ${snippet.label} describes, and its pods`, () => {
      const text = plainSnippet(snippet.body.join("\n"));
      assertLabelled(text);
      const labelled = withLabel(text, label);
      for (const line of text.split("\n")) assert.ok(labelled.split("\n").includes(line), line);
    });

  it("writes the label behind the others, with its comment", () => {
    assert.equal(
      withLabel(
        "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a # why\n  labels: # for\n    app: a # yes\nspec: {}\n",
        label,
      ),
      "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a # why\n  labels: # for\n    app: a # yes\n" +
        "    kubernetes-workshop/learner: learner-1 # yours\nspec: {}\n",
    );
  });

  for (const [what, text] of Object.entries({
    "no labels": "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n",
    "no line break at the end": "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a",
    "no metadata": "apiVersion: v1\nkind: Pod\nspec:\n  containers: []\n",
    "kind before apiVersion": "kind: Pod\napiVersion: v1",
    "no name": "apiVersion: v1\nkind: Pod\nmetadata:\n  # a name\n  generateName: a-\n",
    "empty labels": "apiVersion: v1\nkind: Pod\nmetadata:\n  labels:\n  name: a\n",
    "empty labels in braces": "apiVersion: v1\nkind: Pod\nmetadata:\n  labels: {}\n  name: a\n",
    "labels in braces": "apiVersion: v1\nkind: Pod\nmetadata: {name: a, labels: {app: a}}\n",
    "labels that are null": "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  labels: null\n",
    "a long label": 'apiVersion: v1\nkind: Pod\nmetadata:\n  labels:\n    app: |\n      a\n    b: "c"\n',
    "a long label at the end":
      "apiVersion: v1\nkind: Pod\nmetadata:\n  labels:\n    b: c\n    app: |-\n      a\n",
    "a template without metadata":
      "apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: a\nspec:\n  template:\n    spec:\n      a: b\n",
    "a template at the same column":
      "apiVersion: batch/v1\nkind: Job\nspec:\n  template:\n    # pods\n    spec: {a: b}\n",
    "a template in braces": "apiVersion: batch/v1\nkind: Job\nspec: {template: {spec: {a: b}}}\n",
    "a CronJob":
      "apiVersion: batch/v1\nkind: CronJob\nspec:\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          a: b\n",
    JSON: '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}, "spec": {}}',
    "JSON without metadata": '{\n  "apiVersion": "v1",\n  "kind": "Pod"\n}\n',
    "many documents":
      "---\n# first\n---\napiVersion: v1\nkind: Pod\n---\napiVersion: v1\nkind: Service\nmetadata:\n  name: b\nspec:\n  selector:\n    app: b\n...\n",
    "Windows line breaks": "apiVersion: v1\r\nkind: Pod\r\nmetadata:\r\n  name: a\r\n",
    "a List":
      "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n  metadata:\n    name: a\n- kind: Pod\n  apiVersion: v1\n",
    "a List in deeper columns":
      "apiVersion: v1\nkind: List\nitems:\n  - metadata:\n      name: a\n    apiVersion: v1\n    kind: Pod\n",
    "the label of somebody else":
      "apiVersion: v1\nkind: Pod\nmetadata:\n  labels:\n    kubernetes-workshop/learner: other # theirs\n",
  }))
    it(`is right with ${what}`, () => assertLabelled(text));

  it("leaves alone what is no object, and what adding text cannot change", () => {
    for (const text of [
      "",
      "# nothing\n",
      "a: b\n",
      "- a\n",
      "kind: Pod\n",
      "apiVersion: v1\nkind: Pod\nmetadata: *shared\n",
    ])
      assert.equal(withLabel(text, label), text);
  });

  it("labels every manifest of the corpus as if the objects had been changed", function () {
    const files = corpus().filter(({ text }) => {
      const documents = parseAllDocuments(text, { logLevel: "silent" });
      return (
        Array.isArray(documents) &&
        documents.every(({ errors, contents }) => {
          const object =
            errors.length === 0 ? (contents?.toJSON() as Labelled | null | undefined) : undefined;
          return object?.apiVersion !== undefined && typeof object.kind === "string";
        })
      );
    });
    if (files.length === 0) this.skip();
    this.timeout(60_000);
    for (const { name, text } of files) assertLabelled(text, name);
    assert.ok(files.length > 50, `only ${files.length} files were labelled`);
  });
});

describe("plainSnippet", () => {
  it("resolves placeholders, choices, repetitions and escapes", () => {
    assert.equal(
      plainSnippet("${1:web} $1 ${2|a,b|} ${2} \\${3:no} \\$4 {x} $0${5:a\\}b}"),
      "web web a a ${3:no} $4 {x} a}b",
    );
  });
});
