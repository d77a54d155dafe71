import assert from "node:assert/strict";
import * as l10n from "@vscode/l10n";
import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { Explainer } from "../../../../src/explain/explainer.ts";
import { fieldAt } from "../../../../src/manifests/fieldAt.ts";
import { bundles } from "../../../contributions/manifest.ts";
import { readSchemaFile } from "../explained.ts";

/** What is said of the value under the `¦` of a manifest. */
async function aboutValue(marked: string, language: Language = "en"): Promise<string | undefined> {
  const offset = marked.indexOf("¦");
  assert.notEqual(offset, -1, "the text marks no place");
  const found = fieldAt(marked.replace("¦", ""), offset);
  assert.ok(found);
  return (await new Explainer(readSchemaFile, language).explain(found))?.aboutValue;
}

const deployment = (selector: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nspec:\n  selector:${selector}\n`;
const service = (selector: string): string =>
  `apiVersion: v1\nkind: Service\nspec:\n  sel¦ector:${selector}\n`;
const pod = (field: string): string => `apiVersion: v1\nkind: Pod\nspec:\n  ${field}\n`;
const affinity = (term: string): string =>
  pod(
    `affinity:\n    nodeAffinity:\n      requiredDuringSchedulingIgnoredDuringExecution:\n        nodeSelectorTerms:\n        - ${term}`,
  );
const policy = (spec: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nspec:\n  ${spec}\n`;
const peer = (item: string): string => policy(`podSelector: {}\n  ingress:\n  - from:\n    - ${item}`);
const expressions = (...conditions: readonly string[]): string =>
  deployment(`\n    match¦Expressions:\n${conditions.map((each) => `    - {${each}}`).join("\n")}`);

const cases: readonly (readonly [name: string, manifest: string, expected: string | undefined])[] = [
  [
    "labels",
    deployment("\n    match¦Labels:\n      app: web\n      tier: front"),
    "Selects pods where all of this is true:\n\n- label `app` is `web`\n- label `tier` is `front`",
  ],
  [
    "one of the labels",
    deployment("\n    matchLabels:\n      app: ¦web\n      tier: front"),
    "Selects pods where label `app` is `web`.",
  ],
  [
    "a whole selector",
    deployment(
      "¦\n    matchLabels: {app: web}\n    matchExpressions:\n    - {key: canary, operator: DoesNotExist}",
    ).replace("selector:¦", "sel¦ector:"),
    "Selects pods where all of this is true:\n\n- label `app` is `web`\n- label `canary` is missing",
  ],
  [
    "In and NotIn",
    expressions("key: a, operator: In, values: [x, y, z]", "key: b, operator: NotIn, values: [x]"),
    "Selects pods where all of this is true:\n\n- label `a` is `x`, `y`, or `z`\n- label `b` is missing or is not `x`",
  ],
  [
    "Exists",
    expressions("key: a, operator: Exists"),
    "Selects pods where label `a` exists, whatever its value.",
  ],
  [
    "one condition from its key",
    deployment(
      "\n    matchLabels: {app: web}\n    matchExpressions:\n    - key: a\n      oper¦ator: In\n      values: ['']",
    ),
    'Selects pods where label `a` is `""`.',
  ],
  [
    "In without values",
    expressions("key: a, operator: In, values: []"),
    "The API server refuses `In` without `values`.",
  ],
  [
    "Exists with values",
    expressions("key: a, operator: Exists, values: [x]"),
    "The API server refuses `Exists` with `values`.",
  ],
  ["an operator of nodes for pods", expressions("key: a, operator: Greater, values: ['1']"), undefined],
  ["a condition that is not whole", expressions("key: a, operator: In, values: [x]", "key: b"), undefined],
  ["a selector that is not written yet", deployment("").replace("selector:", "sel¦ector:"), undefined],
  ["an empty selector of a workload", deployment(" ¦{}"), "The API server refuses an empty selector here."],
  [
    "a selector that a template adds to",
    deployment('\n    match¦Labels:\n      app: web\n      {{- include "labels" . | nindent 6 }}'),
    undefined,
  ],
  ["the labels of a Service", service("\n    app: web"), "Selects pods where label `app` is `web`."],
  [
    "no labels of a Service",
    service(" {}"),
    "Empty, so the Service gets no addresses of pods, as without a selector.",
  ],
  [
    "labels that are called selector",
    "apiVersion: v1\nkind: Pod\nmetadata:\n  labels:\n    selector: ¦a\n",
    undefined,
  ],
  ["a nodeSelector", pod("node¦Selector: {disktype: ssd}"), "Selects nodes where label `disktype` is `ssd`."],
  ["no nodeSelector", pod("nodeSelector: ¦{}"), "Empty, so any node will do, as without this field."],
  [
    "conditions on nodes",
    affinity(
      "match¦Expressions:\n          - {key: cpu, operator: Gt, values: ['4']}\n          - {key: gen, operator: Lt, values: ['7']}",
    ),
    "Selects nodes where all of this is true:\n\n- label `cpu` is an integer greater than `4`\n- label `gen` is an integer less than `7`",
  ],
  [
    "a number that is none",
    affinity("matchExpressions:\n          - {key: cpu, operator: ¦Gt, values: [four]}"),
    "The API server refuses `Gt` unless `values` is a list of one integer.",
  ],
  ["a term without conditions", affinity("¦{}"), "Without a condition, this selects no node."],
  [
    "all pods of a policy",
    policy("podSelector: ¦{}"),
    "Empty, so it selects all pods. Only pods in the namespace of the policy count.",
  ],
  [
    "pods that may connect",
    peer("pod¦Selector: {matchLabels: {app: web}}"),
    "Selects pods where label `app` is `web`. Only pods in the namespace of the policy count.",
  ],
  [
    "pods of other namespaces",
    peer("namespaceSelector: {}\n      pod¦Selector: {matchLabels: {app: web}}"),
    "Selects pods where label `app` is `web`. Only pods in the namespaces that `namespaceSelector` selects count.",
  ],
  [
    "namespaces",
    peer("namespace¦Selector: {}"),
    "Empty, so it selects all namespaces. In them, all pods count.",
  ],
  [
    "namespaces with a selector beside theirs",
    peer("namespace¦Selector: {matchLabels: {team: a}}\n      podSelector: {}"),
    "Selects namespaces where label `team` is `a`. In them, only the pods that `podSelector` selects count.",
  ],
  [
    "volumes",
    "apiVersion: v1\nkind: PersistentVolumeClaim\nspec:\n  sel¦ector: {matchLabels: {tier: fast}}\n",
    "Selects volumes where label `tier` is `fast`.",
  ],
  [
    "more labels than anybody reads",
    deployment(
      `\n    match¦Labels:\n${Array.from({ length: 51 }, (_, index) => `      l${index}: x`).join("\n")}`,
    ),
    undefined,
  ],
  [
    "the series of a metric",
    "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nspec:\n  metrics:\n  - type: Pods\n    pods: {metric: {name: a, sel¦ector: {matchLabels: {b: c}}}}\n",
    undefined,
  ],
];

describe("What is said of a selector", () => {
  afterEach(() => l10n.config({ contents: {} }));

  for (const [name, manifest, expected] of cases)
    it(name, async () => assert.equal(await aboutValue(manifest), expected));

  for (const [language, bundle] of bundles)
    it(`speaks the display language (${language})`, async () => {
      l10n.config({ contents: { ...bundle } });
      for (const [name, manifest, expected] of cases) {
        const said = await aboutValue(manifest, language);
        assert.equal(said === undefined, expected === undefined, name);
        if (said !== undefined && language === "ko") assert.match(said, /[가-힣]/);
      }
    });
});
