import assert from "node:assert/strict";
import { offersAt } from "../../../../src/explain/completion/offersAt.ts";
import { bundledKinds, listBundledKinds } from "../../../../src/explain/custom/bundledKinds.ts";
import type { Offer, Offers } from "../../../../src/explain/completion/offer.ts";
import { Explainer } from "../../../../src/explain/explainer.ts";
import { yamlFileOf } from "../../../../src/manifests/yamlFileOf.ts";
import { readSchemaFile } from "../explained.ts";

const explainer = new Explainer(readSchemaFile, "en");

/** Asks at the `¦` of a text. */
async function ask(marked: string): Promise<Offers | undefined> {
  const offset = marked.indexOf("¦");
  assert.ok(offset >= 0);
  return offersAt(marked.replace("¦", ""), offset, explainer);
}

async function labels(marked: string): Promise<string[]> {
  return ((await ask(marked))?.offers ?? []).map(({ label }) => label);
}

async function offer(marked: string, label: string): Promise<Offer> {
  const offers = await ask(marked);
  const found = offers?.offers.find((each) => each.label === label);
  assert.ok(
    found,
    `${label} is offered among ${(offers?.offers ?? []).map((each) => each.label).join(", ")}`,
  );
  return found;
}

const deployment = "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n";
const pod = "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: web\n    image: nginx\n";

describe("offersAt", () => {
  it("offers the fields of the object around an empty line, required ones first, without those that are there", async () => {
    const found = await labels(`${deployment}spec:\n  replicas: 1\n  ¦\n`);
    assert.deepEqual(found.slice(0, 2), ["selector", "template"]);
    assert.ok(found.includes("strategy"));
    assert.ok(!found.includes("replicas"));
  });

  it("says what is to be replaced: the word at the cursor", async () => {
    const text = `${deployment}spec:\n  repl¦icas: 1\n`;
    const found = await ask(text);
    assert.equal(text.replace("¦", "").slice(found?.start, found?.end), "replicas");
    assert.equal((await offer(text, "replicas")).text, "replicas");
  });

  const places: readonly [string, string, string][] = [
    ["at the root", `${deployment}¦\n`, "spec"],
    ["at the end of the text", `${deployment}sp¦`, "spec"],
    [
      "with Windows' line breaks",
      `${deployment}spec:\n  ¦\n  replicas: 1\n`.replaceAll("\n", "\r\n"),
      "selector",
    ],
    ["behind a dash", `${pod}    ports:\n    - ¦\n`, "containerPort"],
    [
      "behind two dashes' worth of lists",
      `${pod}  volumes:\n  - name: a\n    projected:\n      sources:\n      - ¦`,
      "configMap",
    ],
    ["in an item", `${pod}    ¦\n`, "env"],
    [
      "in the first line of an item",
      "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - im¦\n    name: a\n",
      "image",
    ],
    ["beside the list of an item", `${pod}  ¦\n`, "restartPolicy"],
    ["in the second document", `${pod}---\n${deployment}spec:\n  ¦\n`, "selector"],
    [
      "in an item of a List",
      `apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Service\n  spec:\n    ¦\n`,
      "ports",
    ],
    [
      "in an apiVersion that is gone",
      "apiVersion: extensions/v1beta1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  ¦\n",
      "strategy",
    ],
    ["in a ClusterConfig", "apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\n¦\n", "managedNodeGroups"],
    ["below an open quote", `${pod.replace("image: nginx", 'image: "nginx')}    ¦\n`, "env"],
    ["below an open bracket", `${pod}    args: [a, \n    ¦\n`, "env"],
    ["below rubbish", `${pod}    ?? oops ]\n    ¦\n`, "env"],
    ["below a key without its colon", `${pod}    resources\n    ¦\n`, "env"],
    ["in a Helm template", `${deployment}spec:\n  {{- if .Values.a }}\n  ¦\n  {{- end }}\n`, "replicas"],
    ["below a template's value", `${deployment}spec:\n  replicas: {{ .Values.replicas }}\n  ¦\n`, "paused"],
    [
      "where a template decides on the version",
      'apiVersion: {{ include "a" . }}\nkind: Ingress\nmetadata:\n  name: a\nspec:\n  ¦\n',
      "rules",
    ],
    ["for the type that is missing", "apiVersion: v1\nmetadata:\n  name: a\n¦\n", "kind"],
    ["for the version that is missing", "kind: Pod\nmetadata:\n  name: a\n¦\n", "apiVersion"],
  ];
  for (const [what, text, expected] of places)
    it(`offers fields ${what}`, async () =>
      assert.ok((await labels(text)).includes(expected), (await labels(text)).join(" ")));

  const silent: readonly [string, string][] = [
    ["an empty file", "¦"],
    ["a file that is no manifest", "services:\n  ¦\n"],
    ["a file with a kind of its own", "kind: thing\nlevel: 1\n¦\n"],
    ["the chart of Helm", "apiVersion: v2\nname: a\n¦\n"],
    ["an unknown kind", "apiVersion: example.com/v1\nkind: Widget\nspec:\n  ¦\n"],
    ["a comment", `${deployment}spec:\n  # ¦\n`],
    ["a block scalar", "apiVersion: v1\nkind: ConfigMap\ndata:\n  a: |\n    ¦\n"],
    ["the keys of a map of data", "apiVersion: v1\nkind: ConfigMap\ndata:\n  ¦\n"],
    ["a template's expression", `${deployment}spec:\n  {{ ¦ }}\n`],
    ["a value that may be anything", pod.replace("nginx", "¦")],
    ["a path that is no field", `${deployment}nonsense:\n  ¦\n`],
    ["the mark of a document", `${deployment}--¦`],
  ];
  for (const [what, text] of silent)
    it(`offers nothing in ${what}`, async () => assert.deepEqual(await labels(text), []));

  const json = (rest: string): string =>
    `{\n  "apiVersion": "apps/v1",\n  "kind": "Deployment",\n  "spec": {\n${rest}\n  }\n}\n`;
  const inFlow: readonly [string, string, string, string][] = [
    ["a map in braces", `${deployment}spec: { replicas: 1, ¦}\n`, "paused", "paused: |"],
    [
      "a map in braces whose first key is written",
      `${deployment}spec: { pa¦ }\n`,
      "selector",
      "selector: {|}",
    ],
    ["braces before a key", `${deployment}spec: { ¦ replicas: 1 }\n`, "paused", "paused: |,"],
    ["an item in braces", `${pod}    ports: [{ ¦}]\n`, "containerPort", "containerPort: |"],
    ["braces over several lines", `${deployment}spec: {\n  replicas: 1,\n  ¦\n  }\n`, "paused", "paused: |"],
    ["braces that are open", `${deployment}spec: { replicas: 1, ¦`, "paused", "paused: |"],
    [
      "braces that are open above another field",
      "apiVersion: v1\nkind: Pod\nmetadata: { na¦\nspec:\n  containers: []\n",
      "name",
      "name: |",
    ],
    [
      "the labels in braces",
      `apiVersion: v1\nkind: Pod\nmetadata: {labels: {¦}}\n`,
      "app.kubernetes.io/name",
      "app.kubernetes.io/name: |",
    ],
    ["a list of objects", `${pod}  - {¦}\n`, "ports", "ports: [{|}]"],
    ["a list of texts", `${pod}  - {¦}\n`, "args", "args: [|]"],
    ["JSON, at the start", json("    ¦"), "replicas", '"replicas": |'],
    ["JSON, before a field", json('    ¦\n    "paused": true'), "replicas", '"replicas": |,'],
    [
      "JSON, behind a field without its comma",
      json('    "paused": true\n    ¦'),
      "replicas",
      '"replicas": |',
    ],
    ["JSON, in quotation marks", json('    "re¦"'), "template", '"template": {|}'],
    ["JSON, behind an open quotation mark", json('    "¦'), "replicas", '"replicas": |'],
    ["JSON, before a colon", json('    "re¦": 1'), "replicas", '"replicas"'],
    [
      "JSON, in an item",
      json('"template": {"spec": {"containers": [{"name": "a"}, {¦}]}}'),
      "image",
      '"image": "|"',
    ],
    [
      "JSON in one line, for an object",
      '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"},¦}',
      "spec",
      '"spec": {|}',
    ],
    ["JSON, for the type that is missing", '{"apiVersion": "v1", "metadata": {}, ¦}', "kind", '"kind": "|"'],
    [
      "JSON in a List",
      '{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"Service","spec":{¦}}]}',
      "ports",
      '"ports": [{|}]',
    ],
    [
      "a manifest inside a ConfigMap",
      "apiVersion: v1\nkind: ConfigMap\ndata:\n  a.yaml: |\n    apiVersion: v1\n    kind: Pod\n    spec: {¦}\n",
      "containers",
      "containers: [{|}]",
    ],
  ];
  for (const [what, text, label, expected] of inFlow)
    it(`writes fields in ${what}`, async () => {
      const { text: written, cursor = written.length } = await offer(text, label);
      assert.equal(
        `${written.slice(0, cursor)}|${written.slice(cursor)}`.replace(/\|$/, (end) =>
          expected.endsWith("|") ? end : "",
        ),
        expected,
      );
    });

  const flowValues: readonly [string, string, string][] = [
    [`${pod}    imagePullPolicy: ¦`, "Never", "Never"],
    ["apiVersion: v1\nkind: Service\nspec: {type: ¦, ports: []}\n", "NodePort", "NodePort"],
    ['{"apiVersion": "v1", "kind": "Service", "spec": {"type": "¦"}}', "NodePort", '"NodePort"'],
    ['{"apiVersion": "v1", "kind": "Service", "spec": {"type": ¦}}', "NodePort", '"NodePort"'],
    ['{"apiVersion": "v1", "kind": "Service", "spec": {"type": ¦ "ports": []}}', "NodePort", '"NodePort",'],
    [json('"paused": ¦'), "true", "true"],
    [
      "apiVersion: v1\nkind: PersistentVolumeClaim\nspec: {accessModes: [ReadWriteOnce, ¦]}\n",
      "ReadOnlyMany",
      "ReadOnlyMany",
    ],
    [
      '{"apiVersion": "v1", "kind": "PersistentVolumeClaim", "spec": {"accessModes": ["Read¦"]}}',
      "ReadOnlyMany",
      '"ReadOnlyMany"',
    ],
    ['{"apiVersion": "apps/v1", "kind": "¦"}', "Deployment", '"Deployment"'],
    [`${pod}  tolerations: [{key: ¦}]\n`, "node.kubernetes.io/not-ready", "node.kubernetes.io/not-ready"],
  ];
  for (const [text, label, expected] of flowValues)
    it(`writes ${expected} in ${text.slice(-40).trim()}`, async () =>
      assert.equal((await offer(text, label)).text, expected));

  it("replaces a key of JSON with its quotation marks, and adds the comma that is missing before it", async () => {
    const text = json('    "paused": true\n    "re¦"');
    const found = await ask(text);
    const without = text.replace("¦", "");
    assert.equal(without.slice(found?.start, found?.end), '"re"');
    assert.equal(found?.mark, '"');
    assert.ok(without.slice(0, found.missingComma).endsWith('"paused": true'));
    const chosen = await offer(text, "replicas");
    const result = `${without.slice(0, found.missingComma)},${without.slice(found.missingComma, found.start)}${chosen.text}3${without.slice(found.end)}`;
    assert.deepEqual((JSON.parse(result) as { spec: unknown }).spec, { paused: true, replicas: 3 });
  });

  it("knows comments in JSON", async () => {
    const text = json("    // how many: {\n    /* or, */ ").replace("{\n", "{ // a\n");
    const offset = text.indexOf("*/") + 3;
    const document = { version: 1, languageId: "jsonc", getText: () => text };
    const found = await offersAt(yamlFileOf(document), offset, explainer);
    assert.ok(found);
    assert.ok(found.offers.some(({ label }) => label === "replicas"));
    assert.equal(found.missingComma, undefined);
  });

  const silentInFlow: readonly string[] = [
    '{"name": "a", "kind": "thing", ¦}',
    json('    "paused": "a, ¦"'),
    json('    "selector": {"matchExpressions": [¦]}'),
    json("    // ¦"),
    `${deployment}spec: { replicas: 1 ¦ }\n`,
    `${deployment}spec: {{ ¦ }}\n`,
    `${pod}    args: ["{ ¦"]\n`,
    `${pod}    args: [a, ¦]\n`,
    `${pod}    command: a, ¦\n`,
  ];
  for (const text of silentInFlow)
    it(`offers nothing in ${JSON.stringify(text.slice(-40))}`, async () =>
      assert.deepEqual(await labels(text), []));

  const configMap = "apiVersion: v1\nkind: ConfigMap\ndata:\n  app.yaml: |\n";
  const inside = deployment.replace(/^(?=.)/gm, "    ");
  it("offers the fields and values of a manifest inside a ConfigMap, at their place in the file", async () => {
    const text = `${configMap}${inside}    spec:\n      repl¦\n  other: x\n`;
    const found = await ask(text);
    assert.equal(text.replace("¦", "").slice(found?.start, found?.end), "repl");
    assert.equal((await offer(text, "selector")).text, "selector:\n  ");
    assert.deepEqual(await labels(`${configMap}${inside}    spec:\n      paused: ¦`), ["true", "false"]);
    assert.ok((await labels(`${configMap}${inside}    ¦`)).includes("spec"));
    assert.ok((await labels(`${configMap}${inside}¦`)).includes("binaryData"));
    assert.deepEqual(await labels(`${configMap}${inside}  ¦`), []);
  });

  const texts: readonly [string, string, string, string][] = [
    ["a scalar", `${deployment}spec:\n  ¦`, "replicas", "replicas: "],
    ["an object", `${deployment}spec:\n  ¦`, "selector", "selector:\n  "],
    [
      "a list, indented",
      `${deployment}spec:\n  template:\n    spec:\n      ¦`,
      "containers",
      "containers:\n  - ",
    ],
    ["a list, as deep as its field", `${pod}    ¦`, "ports", "ports:\n- "],
    ["a map", `${deployment.trimEnd()}\n  ¦`, "labels", "labels:\n  "],
    ["an object behind a dash", `${pod}  - ¦`, "resources", "resources:\n    "],
    ["a list behind a dash", `${pod}  - ¦`, "env", "env:\n  - "],
    [
      "a quantity",
      "apiVersion: v1\nkind: Pod\nspec:\n  volumes:\n  - name: a\n    emptyDir:\n      ¦",
      "sizeLimit",
      "sizeLimit: ",
    ],
    [
      "the first field of an item whose dash is missing",
      "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    ¦",
      "name",
      "- name: ",
    ],
  ];
  for (const [what, text, label, expected] of texts)
    it(`inserts what ${what} begins with`, async () =>
      assert.equal((await offer(text, label)).text, expected));

  it("offers the values that a field allows, its default first", async () => {
    const text = `${deployment}spec:\n  template:\n    spec:\n      restartPolicy: O¦\n`;
    assert.deepEqual(await labels(text), ["Always", "Never", "OnFailure"]);
    const found = await ask(text);
    assert.equal(text.replace("¦", "").slice(found?.start, found?.end), "O");
  });

  it("offers values behind a dash", async () => {
    const text =
      "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: a}\nspec:\n  accessModes:\n  - Read¦\n";
    assert.ok((await labels(text)).includes("ReadWriteOnce"));
  });

  const term = (field: string): string =>
    `${pod}  affinity:\n    podAffinity:\n      requiredDuringSchedulingIgnoredDuringExecution:\n      - ${field}`;
  const names: readonly [string, string, string, string][] = [
    [
      "labels",
      `${deployment.trimEnd()}\n  labels:\n    ¦\n`,
      "app.kubernetes.io/name",
      "alb.ingress.kubernetes.io/scheme",
    ],
    [
      "annotations",
      "apiVersion: v1\nkind: Service\nmetadata:\n  annotations:\n    service.beta.kubernetes.io/aws¦\n",
      "service.beta.kubernetes.io/aws-load-balancer-scheme",
      "service.beta.kubernetes.io/aws-load-balancer-internal",
    ],
    [
      "the labels of a selector",
      "apiVersion: v1\nkind: Service\nspec:\n  selector:\n    ¦\n",
      "app.kubernetes.io/name",
      "CriticalAddonsOnly",
    ],
    [
      "matchLabels",
      `${deployment}spec:\n  selector:\n    matchLabels:\n      a: b\n      ¦\n`,
      "app.kubernetes.io/instance",
      "helm.sh/hook",
    ],
    [
      "a nodeSelector",
      `${pod}  nodeSelector:\n    kubernetes.io/¦\n`,
      "kubernetes.io/arch",
      "beta.kubernetes.io/arch",
    ],
    [
      "a topologyKey",
      term("topologyKey: topo¦"),
      "topology.kubernetes.io/zone",
      "node.kubernetes.io/not-ready",
    ],
    [
      "the key of a toleration",
      `${pod}  tolerations:\n  - key: ¦\n`,
      "node.kubernetes.io/not-ready",
      "topology.kubernetes.io/zone",
    ],
    [
      "the key of matchExpressions",
      term("labelSelector:\n          matchExpressions:\n          - key: ¦"),
      "app.kubernetes.io/name",
      "helm.sh/hook",
    ],
    [
      "a list of label keys",
      `${pod}  topologySpreadConstraints:\n  - matchLabelKeys:\n    - pod-¦\n`,
      "pod-template-hash",
      "prometheus.io/port",
    ],
  ];
  for (const [what, text, expected, other] of names)
    it(`offers well-known names in ${what}`, async () => {
      const found = await labels(text);
      assert.ok(found.includes(expected), found.join(" "));
      assert.ok(!found.includes(other), other);
    });

  it("offers well-known names once, with their texts in the reader's language", async () => {
    const text = `${deployment.trimEnd()}\n  labels:\n    app.kubernetes.io/name: a\n    `;
    assert.ok(!(await labels(`${text}¦`)).includes("app.kubernetes.io/name"));
    const korean = await offersAt(text, text.length, new Explainer(readSchemaFile, "ko"));
    const version = korean?.offers.find(({ label }) => label === "app.kubernetes.io/version");
    assert.match(version?.written ?? "", /[가-힣]/);
    assert.equal(version?.text, "app.kubernetes.io/version: ");
  });

  it("offers both values of a boolean", async () =>
    assert.deepEqual(await labels(`${deployment}spec:\n  paused: ¦ # or not\n`), ["true", "false"]));

  it("offers the kinds of an apiVersion, and the apiVersions of a kind", async () => {
    const kinds = await labels("apiVersion: apps/v1\nkind: ¦\n");
    assert.ok(kinds.includes("Deployment") && !kinds.includes("Pod") && !kinds.includes("DeploymentList"));
    assert.equal((await labels("apiVersion: ¦\nkind: HorizontalPodAutoscaler\n"))[0], "autoscaling/v2");
    assert.deepEqual(await labels("kind: ¦\nvalues: 1\n"), []);
  });

  it("offers the kinds of custom resources, and their apiVersions", async () => {
    const custom = new Explainer(readSchemaFile, "en", {
      findCustomKind: bundledKinds(readSchemaFile),
      listCustomKinds: () => listBundledKinds(readSchemaFile),
    });
    const at = async (text: string): Promise<string[]> =>
      ((await offersAt(text.replace("¦", ""), text.indexOf("¦"), custom))?.offers ?? []).map(
        ({ label }) => label,
      );
    assert.deepEqual(await at("apiVersion: karpenter.sh/v1\nkind: ¦\n"), ["NodeClaim", "NodePool"]);
    assert.deepEqual(await at("apiVersion: ¦\nkind: Certificate\n"), ["cert-manager.io/v1"]);
    assert.ok((await at("kind: ¦\nmetadata: {}\n")).includes("HTTPRoute"));
    const nodePool = "apiVersion: karpenter.sh/v1\nkind: NodePool\nspec:\n  ¦\n";
    assert.equal((await at(nodePool))[0], "template");
    assert.ok((await at(nodePool)).includes("disruption"));
  });

  it("knows what some files are by their names", async () => {
    const found = await offersAt("apiVersion: v2\nname: a\n", 23, explainer, "/charts/a/Chart.yaml");
    assert.ok(found?.offers.some(({ label }) => label === "appVersion"));
    const kustomization = await offersAt("namePrefix: a-\n", 15, explainer, "/a/kustomization.yaml");
    assert.ok(kustomization?.offers.some(({ label }) => label === "resources"));
  });

  it("explains what it offers in the reader's language", async () => {
    const korean = new Explainer(readSchemaFile, "ko");
    const text = `${deployment}spec:\n  `;
    const found = (await offersAt(text, text.length, korean))?.offers.find(
      ({ label }) => label === "replicas",
    );
    assert.match(found?.written ?? "", /[가-힣]/);
  });
});
