import assert from "node:assert/strict";
import { corpus } from "@kubernetes-workshop/testing/corpus";
import {
  type CheckedManifest,
  type CheckLimits,
  manifestProblems,
} from "../../../../src/explain/check/manifestProblems.ts";
import type { FindCustomKind } from "../../../../src/explain/custom/customKind.ts";
import { Explainer } from "../../../../src/explain/explainer.ts";
import { readSchemaFile } from "../explained.ts";

const reader = { language: "en", nowMs: Date.UTC(2026, 10, 28) } as const;

const widget: FindCustomKind = ({ apiVersion, kind }) => {
  const schema = {
    properties: {
      spec: {
        properties: {
          size: { type: "integer" },
          color: { type: "string", enum: ["red", "green"] },
          shape: { type: "string", default: "round" },
          open: { properties: { a: { type: "string" } }, "x-kubernetes-preserve-unknown-fields": true },
        },
        required: ["size", "shape"],
      },
    },
  };
  const isKnown = apiVersion === "example.com/v1" && kind === "Widget";
  return Promise.resolve(isKnown ? { apiVersion, kind, schema } : undefined);
};
const explainer = new Explainer(readSchemaFile, "en", { findCustomKind: widget });

function check(text: string, limits?: CheckLimits): Promise<CheckedManifest> {
  return manifestProblems(text, explainer, reader, limits);
}

/** The problems as `line path: message`. */
async function problemsIn(text: string): Promise<string[]> {
  const { problems } = await check(text);
  return problems.map(({ line, path, message }) => `${line} ${path}: ${message}`);
}

const pod = (spec: string): string => `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n${spec}`;
const container = (lines: string): string =>
  pod(`  containers:\n  - name: web\n    image: nginx:1.29\n${lines}`);
const secret = (lines: string): string => `apiVersion: v1\nkind: Secret\nmetadata: {name: a}\n${lines}`;

describe("The problems of a manifest", () => {
  const cases: readonly (readonly [what: string, text: string, expected: readonly string[]])[] = [
    ["none", container("    ports: [{containerPort: 80}]\n"), []],
    [
      "a misspelled field",
      container("    imagepullPolicy: Always\n"),
      [
        "8 spec.containers[0].imagepullPolicy: There is no field `imagepullPolicy` here. You probably mean `imagePullPolicy`.",
      ],
    ],
    [
      "a field that is indented too far",
      container("    restartPolicy2: x\n    dnsPolicy: Default\n"),
      [
        "8 spec.containers[0].restartPolicy2: There is no field `restartPolicy2` here. You probably mean `restartPolicy`.",
        "9 spec.containers[0].dnsPolicy: There is no field `dnsPolicy` here. There is one in `spec.dnsPolicy`, so the indentation may be wrong.",
      ],
    ],
    [
      "nothing inside an unknown field",
      pod("  containers: [{name: a}]\n  nonsense:\n    more: [1]\n"),
      ["6 spec.nonsense: There is no field `nonsense` here."],
    ],
    [
      "missing fields",
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector:\n",
      ["4 spec: `spec.selector` is missing.", "4 spec: `spec.template` is missing."],
    ],
    [
      "an item where a list belongs",
      pod("  containers:\n    name: a\n"),
      ["5 spec.containers: `spec.containers` must be a list. Start each item with a dash."],
    ],
    [
      "text where fields belong",
      pod("  containers: [{name: a}]\n  securityContext: none\n"),
      [
        "6 spec.securityContext: `spec.securityContext` must contain fields. Write them on the lines below, indented.",
      ],
    ],
    [
      "a number in quotes",
      'apiVersion: apps/v1\nkind: ReplicaSet\nmetadata: {name: a}\nspec:\n  replicas: "3"\n  selector: {}\n',
      ["5 spec.replicas: `spec.replicas` must be a number without quotes."],
    ],
    [
      "a number where text belongs",
      container("    env: [{name: A, value: 1}]\n"),
      [
        '8 spec.containers[0].env[0].value: YAML reads `1` without quotes as a number, and this field takes text. Write `"1"`.',
      ],
    ],
    [
      "a value that is not allowed",
      container("    imagePullPolicy: always\n"),
      ["8 spec.containers[0].imagePullPolicy: `always` is not allowed here. You probably mean `Always`."],
    ],
    [
      "a value that nobody means, from an alias too",
      container("    resources: {limits: &a {memory: 128m}, requests: *a}\n"),
      [
        "8 spec.containers[0].resources.limits.memory: `128m` is 0.128 bytes: `m` stands for thousandths. You probably mean `128Mi`.",
        "8 spec.containers[0].resources.requests.memory: `128m` is 0.128 bytes: `m` stands for thousandths. You probably mean `128Mi`.",
      ],
    ],
    [
      "octal modes",
      pod("  containers: [{name: a}]\n  volumes: [{name: a, secret: {defaultMode: 0644}}]\n"),
      [],
    ],
    [
      "a ratio, which has no unit",
      "apiVersion: v1\nkind: LimitRange\nmetadata: {name: a}\nspec: {limits: [{type: Pod, maxLimitRequestRatio: {memory: 2}}]}\n",
      [],
    ],
    [
      "a port that the cluster chooses",
      "apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: 80, nodePort: 0}]}\n",
      [],
    ],
    [
      "a version that is gone, and fields that moved",
      "apiVersion: extensions/v1beta1\nkind: Ingress\nmetadata: {name: a}\nspec:\n  backend:\n    serviceName: web\n",
      [
        "1 apiVersion: `extensions/v1beta1` was removed in Kubernetes 1.22. Write `networking.k8s.io/v1`.",
        "5 spec.backend: In `networking.k8s.io/v1`, this field is `spec.defaultBackend`.",
      ],
    ],
    [
      "a kind that is gone",
      "apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata: {name: a}\n",
      [
        "1 apiVersion: `PodSecurityPolicy` of `policy/v1beta1` was removed in Kubernetes 1.25, and nothing replaces it.",
      ],
    ],
    [
      "a wrong group",
      "apiVersion: v1\nkind: Deployment\nmetadata: {name: a}\n",
      ["1 apiVersion: There is no `Deployment` in `v1`. Write `apps/v1`.", "2 : `spec` is missing."],
    ],
    [
      "a misspelled kind",
      "apiVersion: apps/v1\nkind: Deploymnet\nmetadata: {name: a}\n",
      ["1 apiVersion: There is no `Deploymnet` in `apps/v1`. You probably mean `Deployment`."],
    ],
    [
      "an unknown kind in a group of Kubernetes",
      "apiVersion: networking.k8s.io/v1\nkind: Ingres\nmetadata: {name: a}\n",
      ["1 apiVersion: There is no `Ingres` in `networking.k8s.io/v1`. You probably mean `Ingress`."],
    ],
    [
      "a custom resource",
      "apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: a, label: {}}\nspec: {color: blue, colour: red, open: {b: 1}}\n",
      [
        "3 metadata.label: There is no field `label` here. You probably mean `labels`.",
        "4 spec.color: `blue` is not allowed here.",
        "4 spec.colour: There is no field `colour` here. You probably mean `color`.",
        "4 spec: `spec.size` is missing.",
      ],
    ],
    [
      "unreadable YAML, in the document that has it alone",
      `${container("")}---\napiVersion: v1\nkind: [\n---\napiVersion: v1\nkind: Pod\nmetadata: {}\n`,
      [
        "10 : This is not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]",
        "14 : metadata.name is missing. Objects are identified by name.",
      ],
    ],
    [
      "the items of a list, each with its own lines",
      "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: a}\n  data: []\n",
      ["7 data: `data` must contain fields. Write them on the lines below, indented."],
    ],
    [
      "what a template leaves open: nothing",
      "apiVersion: v1\nkind: ReplicationController\nmetadata: {name: a}\nspec: {replicas: {{replicas}}}\n",
      [],
    ],
    ["a status, which the cluster writes", `${container("")}status: {phase: Odd, more: 1}\n`, []],
  ];
  for (const [what, text, expected] of cases)
    it(`are named: ${what}`, async () => assert.deepEqual(await problemsIn(text), expected));

  it("say which object they are in", async () => {
    const { problems } = await check(`${container("")}---\n${secret("typo: 1\n")}`);
    assert.deepEqual(
      problems.map(({ object }) => object),
      [{ kind: "Secret", name: "a" }],
    );
  });

  it("never repeat a value of a Secret", async () => {
    for (const text of [
      secret("stringData: {pin: 4711}\n"),
      secret("data: {pin: 4711}\n"),
      secret("data: {pin: hunter2!}\n"),
      secret('data: {pin: "hunter2" hunter2}\n'),
      secret("stringData:\n  pin: yes\n"),
    ]) {
      const found = await problemsIn(text);
      assert.equal(found.length > 0, true, text);
      assert.doesNotMatch(found.join("\n"), /4711|hunter2|`"?(?:yes|true)/, text);
    }
  });

  it("are not looked for in what nobody knows, which is named instead", async () => {
    const { problems, unknownTypes } = await check(
      "apiVersion: example.org/v1\nkind: Gadget\nmetadata: {name: a}\nspec: {b: 1}\n---\napiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml]\n",
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(unknownTypes.toSorted(), [
      "example.org/v1 Gadget",
      "kustomize.config.k8s.io/v1beta1 Kustomization",
    ]);
  });

  it("are missing metadata in an item of a list, whatever its kind", async () => {
    for (const list of ["v1\nkind: List", "example.org/v1\nkind: GadgetList"]) {
      const { problems } = await check(
        `apiVersion: ${list}\nitems:\n- apiVersion: example.org/v1\n  kind: Gadget\n`,
      );
      assert.match(problems.map(({ message }) => message).join("\n"), /^metadata is missing\./, list);
    }
  });

  it("are as many as asked for at most", async () => {
    const many = secret(Array.from({ length: 30 }, (_, index) => `typo${index}: 1\n`).join(""));
    const { problems, isCutShort } = await check(many, { problems: 10 });
    assert.deepEqual([problems.length, isCutShort], [10, true]);
    assert.equal((await check(many)).isCutShort, false);
  });

  it("are not looked for once nobody waits for them", async () => {
    const { problems } = await check(secret("typo: 1\n"), { problems: 10, isCancelled: () => true });
    assert.deepEqual(problems, []);
  });

  it("take names as data", async () => {
    const odd = await problemsIn(secret("constructor: 1\n__proto__: {a: 1}\n"));
    assert.equal(odd.length, 2, odd.join("\n"));
  });
});

/** Mistakes in the corpus, apart from versions that are gone: kind and field, and what is said. */
const knownMistakes = [
  /^(?:DaemonSet|Job|Pod|ReplicationController) .*\.image: The kubelet cannot read this name: `+.*<.+>/,
  /^DaemonSet spec: `spec\.selector` is missing/,
  /^Deployment spec: `spec\.(?:selector|template)` is missing/, // one for server-side apply, of replicas alone
  /^InitializerConfiguration apiVersion: /,
  /^PersistentVolume spec\.storageos\.secretName: /, // it is secretRef
  /^Pod spec\.containers\[0\]\.ports\[0\]\.protocol: `tcp`/,
  /^Pod spec\.containers\[0\]\.resources\.(?:limits|requests)\.cpu: 100 whole cores/, // on purpose: more than a node has
  /^Pod spec\.volumes\[0\]\.fc\.lun: /, // in quotes
  /^Pod spec\.volumes\[0\]\.rbd\.image(?:features|format): /,
  /^Pod spec\.volumes\[0\]\.scaleIO\.protectionDoamin: /,
  /^Pod spec\.volumes\[0\]\.storageos\.pool: /,
  /^Service spec\.ipFamily: /, // until 1.19
];

describe("The manifests of the corpus", function () {
  this.timeout(30_000);

  it("have no problems but the known mistakes", async function () {
    const files = corpus();
    if (files.length === 0) return this.skip();
    const others: string[] = [];
    const seen = new Set<RegExp>();
    let objects = 0;
    for (const { name, text } of files) {
      const checked = await check(text);
      objects += checked.objects.length;
      for (const { object, path, message, line } of checked.problems) {
        if (!object || message.includes("was removed in")) continue;
        const known = knownMistakes.find((each) => each.test(`${object.kind} ${path}: ${message}`));
        if (known) seen.add(known);
        else others.push(`${name}:${line} ${object.kind} ${path}: ${message}`);
      }
    }
    assert.deepEqual(others, []);
    assert.deepEqual(
      knownMistakes.filter((each) => !seen.has(each)),
      [],
    );
    assert.ok(objects > 500, `only ${objects} objects`);
  });
});
