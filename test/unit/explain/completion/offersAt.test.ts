import assert from "node:assert/strict";
import { offersAt } from "../../../../src/explain/completion/offersAt.ts";
import type { Offer, Offers } from "../../../../src/explain/completion/offer.ts";
import { Explainer } from "../../../../src/explain/explainer.ts";
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
