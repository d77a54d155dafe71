import { languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import type { Explanation } from "../../../src/explain/explanation.ts";
import { bundledKinds, Explainer, explanationMarkdown } from "../../../src/explain/index.ts";
import { nameFinder } from "../../../src/explain/wellKnownNames.ts";
import { sections } from "../../../src/explain/writtenExplanation.ts";
import { fieldAt } from "../../../src/manifests/fieldAt.ts";
import { isWrittenIn } from "../../contributions/writtenIn.ts";
import { readSchemaFile } from "./explained.ts";

const explainer = new Explainer(readSchemaFile, "en", { findCustomKind: bundledKinds(readSchemaFile) });

/** The explanation at the `¦` of a manifest. */
async function at(marked: string): Promise<Explanation | undefined> {
  const offset = marked.indexOf("¦");
  assert.notEqual(offset, -1, "the text marks no place");
  const found = fieldAt(marked.replace("¦", ""), offset);
  return found && explainer.explain(found);
}

const pod = (spec: string): string => `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n${spec}`;
const metadata = (kind: string, lines: string): string => `${kind}\nmetadata:\n${lines}`;
const ingress = "apiVersion: networking.k8s.io/v1\nkind: Ingress";
const service = "apiVersion: v1\nkind: Service";
const nodePool = "apiVersion: karpenter.sh/v1\nkind: NodePool";
const term = (field: string): string =>
  pod(`  affinity:
    podAffinity:
      requiredDuringSchedulingIgnoredDuringExecution:
      - ${field}`);

/** Where a name is the key of a map. */
const keys: readonly (readonly [place: string, manifest: string, text: RegExp])[] = [
  [
    "an annotation",
    metadata(ingress, "  annotations:\n    alb.ingress.kubernetes.io/sch¦eme: internal"),
    /^Annotation on Ingresses: `internal` \(the default\) or `internet-facing`/,
  ],
  [
    "an annotation of a family",
    metadata(ingress, "  annotations:\n    alb.ingress.kubernetes.io/act¦ions.redirect: '{}'"),
    /^Annotation on Ingresses: an action/,
  ],
  [
    "a label",
    metadata(service, "  labels:\n    app.kubernetes.io/na¦me: web"),
    /^Label: the name of the application/,
  ],
  [
    "a label of a pod template",
    "apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    metadata:\n      labels: {app.kubernetes.io/ver¦sion: '1'}",
    /^Label: the version/,
  ],
  [
    "matchLabels",
    "apiVersion: apps/v1\nkind: Deployment\nspec:\n  selector:\n    matchLabels:\n      app.kubernetes.io/¦instance: a",
    /^Label: one installation/,
  ],
  [
    "the selector of a Service",
    `${service}\nspec:\n  selector:\n    apps.kubernetes.io/pod-¦index: '0'`,
    /^Label on pods of a StatefulSet/,
  ],
  [
    "a name without a prefix",
    metadata(service, "  labels:\n    job-¦name: a"),
    /^Label on the pods of a Job/,
  ],
  [
    "nodeSelector",
    pod("  nodeSelector:\n    eks.amazonaws.com/capacity¦Type: SPOT"),
    /^Label on nodes of a managed node group: `ON_DEMAND`/,
  ],
  [
    "the labelSelector of podAffinity",
    term("labelSelector: {matchLabels: {app.kubernetes.io/¦component: db}}"),
    /^Label: the role/,
  ],
  [
    "a namespaceSelector",
    term("namespaceSelector:\n          matchLabels:\n            kubernetes.io/metadata.¦name: shop"),
    /^Label on every namespace/,
  ],
  [
    "resources",
    pod("  containers:\n  - name: a\n    resources: {limits: {nvidia.com/¦gpu: 1}}"),
    /^Resource: whole GPUs/,
  ],
  [
    "labels of a node group",
    "apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: {name: a, region: b}\nmanagedNodeGroups:\n- name: a\n  labels: {node-role.kubernetes.io/¦web: ''}",
    /^Label on nodes: a role/,
  ],
  [
    "a custom resource",
    metadata(nodePool, "  annotations: {karpenter.sh/do-not-¦disrupt: 'true'}"),
    /^Annotation on pods or nodes/,
  ],
  [
    "tags in a custom resource",
    "apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: {name: a}\nspec:\n  subnetSelectorTerms:\n  - tags: {karpenter.sh/¦discovery: a}",
    /^Tag on subnets and security groups/,
  ],
  [
    "a manifest that is broken elsewhere",
    metadata(
      ingress,
      '  name: "web\n  annotations:\n    alb.ingress.kubernetes.io/sch¦eme: internal\n  labels',
    ),
    /^Annotation on Ingresses/,
  ],
  [
    "a key without a value yet",
    metadata(service, "  annotations:\n    service.beta.kubernetes.io/aws-load-balancer-ty¦pe:"),
    /^Annotation on Services/,
  ],
  [
    "a template",
    metadata(
      ingress,
      "  annotations:\n    {{- with .Values.a }}\n    {{- toYaml . | nindent 4 }}\n    {{- end }}\n    cert-manager.io/cluster-¦issuer: {{ .Values.issuer }}",
    ),
    /^Annotation on Ingresses and Gateways/,
  ],
];

/** Where a name is the value of a field. */
const values: readonly (readonly [place: string, manifest: string, name: string])[] = [
  [
    "topologyKey of spread constraints",
    pod("  topologySpreadConstraints:\n  - topologyKey: topology.kubernetes.io/¦zone"),
    "topology.kubernetes.io/zone",
  ],
  ["topologyKey of podAffinity", term("topologyKey: kubernetes.io/¦hostname"), "kubernetes.io/hostname"],
  ["the field itself", term("topology¦Key: 'kubernetes.io/hostname'"), "kubernetes.io/hostname"],
  [
    "nodeAffinity",
    pod(
      "  affinity:\n    nodeAffinity:\n      requiredDuringSchedulingIgnoredDuringExecution:\n        nodeSelectorTerms:\n        - matchExpressions:\n          - {key: kubernetes.io/¦arch, operator: In, values: [arm64]}",
    ),
    "kubernetes.io/arch",
  ],
  [
    "matchExpressions",
    "apiVersion: apps/v1\nkind: Deployment\nspec:\n  selector:\n    matchExpressions:\n    - key: app.kubernetes.io/¦name\n      operator: Exists",
    "app.kubernetes.io/name",
  ],
  [
    "tolerations",
    pod("  tolerations:\n  - key: node.kubernetes.io/¦unreachable"),
    "node.kubernetes.io/unreachable",
  ],
  ["tolerations without a prefix", pod("  tolerations:\n  - key: Critical¦AddonsOnly"), "CriticalAddonsOnly"],
  [
    "taints of a node",
    "apiVersion: v1\nkind: Node\nspec:\n  taints:\n  - key: node.kubernetes.io/out-of-¦service",
    "node.kubernetes.io/out-of-service",
  ],
  [
    "taints of a node group",
    "apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: {name: a, region: b}\nmanagedNodeGroups:\n- name: a\n  taints:\n  - key: ebs.csi.aws.com/agent-¦not-ready",
    "ebs.csi.aws.com/agent-not-ready",
  ],
  [
    "matchLabelKeys",
    pod(
      "  topologySpreadConstraints:\n  - topologyKey: kubernetes.io/hostname\n    matchLabelKeys:\n    - pod-template-¦hash",
    ),
    "pod-template-hash",
  ],
  [
    "allowedTopologies of a StorageClass",
    "apiVersion: storage.k8s.io/v1\nkind: StorageClass\nprovisioner: ebs.csi.aws.com\nallowedTopologies:\n- matchLabelExpressions:\n  - key: topology.ebs.csi.aws.com/¦zone",
    "topology.ebs.csi.aws.com/zone",
  ],
  [
    "requirements of a custom resource",
    `${nodePool}\nmetadata: {name: a}\nspec:\n  template:\n    spec:\n      requirements:\n      - {key: karpenter.k8s.aws/instance-¦category, operator: In, values: [c]}`,
    "karpenter.k8s.aws/instance-category",
  ],
  [
    "startupTaints of a custom resource",
    `${nodePool}\nmetadata: {name: a}\nspec:\n  template:\n    spec:\n      startupTaints:\n      - key: ebs.csi.aws.com/agent-¦not-ready`,
    "ebs.csi.aws.com/agent-not-ready",
  ],
  [
    "the downward API",
    pod(
      "  containers:\n  - name: a\n    env:\n    - name: A\n      valueFrom: {fieldRef: {fieldPath: \"metadata.labels['apps.kubernetes.io/¦pod-index']\"}}",
    ),
    "apps.kubernetes.io/pod-index",
  ],
  [
    "a downward API volume",
    pod(
      "  volumes:\n  - name: a\n    downwardAPI:\n      items:\n      - path: a\n        fieldRef:\n          fieldPath: metadata.annotations['kubernetes.io/¦description']",
    ),
    "kubernetes.io/description",
  ],
];

describe("Well-known names", () => {
  for (const [place, manifest, text] of keys) {
    it(`are explained as keys: ${place}`, async () => {
      assert.match((await at(manifest))?.written ?? "", text);
    });
  }

  for (const [place, manifest, name] of values) {
    it(`are explained as values: ${place}`, async () => {
      const found = await at(manifest);
      const [code, text] = found?.aboutValue?.split(" — ") ?? [];
      assert.equal(code, `\`${name}\``);
      assert.match(text ?? "", /^(?:Label|Annotation|Taint)/);
      assert.match(found?.written ?? found?.schema.description ?? "", /./, "the field has a text too");
      assert.ok(!found?.written?.includes(text ?? ""), "the text is not that of the field");
    });
  }

  const others: readonly (readonly [place: string, manifest: string])[] = [
    ["a label of somebody's own", metadata(service, "  labels: {example.com/¦team: a}")],
    ["the key of a ConfigMap", "apiVersion: v1\nkind: ConfigMap\ndata:\n  job-¦name: a"],
    ["the start of a family", metadata(ingress, "  annotations: {alb.ingress.kubernetes.io/¦actions.: a}")],
    ["a key in a Secret", pod("  volumes: [{name: a, secret: {items: [{key: ¦job-name, path: a}]}}]")],
    ["a template as a value", pod("  tolerations:\n  - key: {{ .¦Values.key }}")],
    ["a name in a text", metadata(service, "  annotations:\n    a: kubernetes.io/¦arch")],
  ];
  for (const [place, manifest] of others) {
    it(`are not seen in ${place}`, async () => {
      const found = await at(manifest);
      assert.equal(found?.namePage, undefined);
      assert.doesNotMatch(found?.aboutValue ?? "", / — (?:Label|Annotation|Taint)/);
      assert.doesNotMatch(found?.written ?? "", /^(?:Label|Annotation|Taint|Resource)\b.*:/);
    });
  }

  it("have their full name in the headline, and a link to the page of their project", async () => {
    const found = await at(metadata(ingress, "  annotations: {alb.ingress.kubernetes.io/¦group.name: a}"));
    assert.ok(found);
    const markdown = explanationMarkdown(found);
    assert.match(
      markdown,
      /^\*\*metadata\.annotations\\\[\\'alb\.ingress\.kubernetes\.io\/group\.name\\'\\\]\*\*/,
    );
    assert.match(
      markdown,
      /\[AWS Load Balancer Controller documentation\]\(https:\/\/[^)]*\/ingress\/annotations\/#group\.name\) · \[Kubernetes documentation\]/,
    );
  });

  const pages: readonly (readonly [name: string, url: string | undefined])[] = [
    [
      "alb.ingress.kubernetes.io/actions.a",
      "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#actions",
    ],
    [
      "topology.kubernetes.io/zone",
      "https://kubernetes.io/docs/reference/labels-annotations-taints/#topologykubernetesiozone",
    ],
    [
      "app.kubernetes.io/name",
      "https://kubernetes.io/docs/reference/labels-annotations-taints/#app-kubernetes-io-name",
    ],
    [
      "eks.amazonaws.com/instance-cpu",
      "https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html",
    ],
    [
      "eks.amazonaws.com/nodegroup",
      "https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html",
    ],
    ["prometheus.io/port", undefined],
  ];
  for (const [name, url] of pages) {
    it(`link from ${name} to ${url ?? "no page"}`, async () => {
      assert.equal((await at(metadata(service, `  annotations: {¦${name}: a}`)))?.namePage?.url, url);
    });
  }
});

describe("The finder of well-known names", () => {
  const find = nameFinder(
    new Map([
      ["", "Before the headings."],
      ["a.io/x", "One."],
      ["a.io/y, b.io/y", "Two."],
      ["a.io/z.*", "Family."],
      ["a.io/z.long.*", "Longer family."],
      ["a.io/z.own", "Own."],
    ]),
  );
  const expected: readonly (readonly [name: string, text: string | undefined])[] = [
    ["a.io/x", "One."],
    ["b.io/y", "Two."],
    ["a.io/z.b", "Family."],
    ["a.io/z.long.b", "Longer family."],
    ["a.io/z.own", "Own."],
    ["a.io/z.", undefined],
    ["a.io/z.*", undefined],
    ["a.io/y, b.io/y", undefined],
    ["", undefined],
    ["constructor", undefined],
    [`a.io/z.${"b".repeat(400)}`, undefined],
  ];
  for (const [name, text] of expected) {
    it(`says ${text ?? "nothing"} of ${name.slice(0, 20) || "an empty name"}`, () => {
      assert.equal(find(name), text);
    });
  }
});

describe("The texts about well-known names", () => {
  const limits = { en: { median: 170, most: 650 }, ko: { median: 110, most: 420 } };

  for (const language of languages) {
    const file = path.join(repositoryFolder, `schemas/explanations/${language}/wellKnownNames.md`);
    const text = readFileSync(file, "utf8");
    const texts = [...sections(text)].filter(([heading]) => heading !== "");

    it(`are about each name once in ${language}`, () => {
      const names = [...text.matchAll(/^## (.*)$/gm)].flatMap(([, heading = ""]) => heading.split(", "));
      assert.ok(names.length > 250, String(names.length));
      assert.deepEqual(
        names.filter((name, index) => names.indexOf(name) !== index),
        [],
      );
      for (const name of names) {
        assert.match(name, /^[a-z0-9.-]*\/?(?:[A-Za-z0-9._-]*[A-Za-z0-9]|[A-Za-z0-9._-]*\*)$/);
        assert.ok(name.replace(/\*$/, "").length > 5, name);
      }
    });

    it(`are short and written in ${language}`, () => {
      const lengths = texts.map(([, each]) => each.length).sort((one, other) => one - other);
      assert.ok((lengths[Math.floor(lengths.length / 2)] ?? Infinity) <= limits[language].median);
      for (const [name, each] of texts) {
        assert.ok(each.length <= limits[language].most, name);
        assert.ok(isWrittenIn(language, each), name);
      }
    });
  }

  it("say first what a name is", () => {
    const english = path.join(repositoryFolder, "schemas/explanations/en/wellKnownNames.md");
    for (const [name, text] of sections(readFileSync(english, "utf8")))
      if (name !== "") assert.match(text, /^(?:Label|Annotation|Taint|Resource|Tag)\b/, name);
  });
});
