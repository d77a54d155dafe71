import assert from "node:assert/strict";
import { Explainer } from "../../../src/explain/explainer.ts";
import { fieldAt } from "../../../src/manifests/fieldAt.ts";
import { bundledKinds } from "../../../src/explain/custom/bundledKinds.ts";
import { readSchemaFile } from "./explained.ts";

/** The kind as which the field under the `¦` of a file is explained. */
async function kindAt(marked: string): Promise<string | undefined> {
  const offset = marked.indexOf("¦");
  assert.notEqual(offset, -1, "the text marks no place");
  const found = fieldAt(marked.replace("¦", ""), offset);
  assert.ok(found);
  const findCustomKind = bundledKinds(readSchemaFile);
  const explanation = await new Explainer(readSchemaFile, "en", { findCustomKind }).explain(found);
  // Of a kind that is not known, nothing is said but what holds for all.
  const isKnown = explanation?.source !== "custom" || explanation.project !== undefined;
  return explanation && `${explanation.kind}${isKnown ? "" : " (unknown)"}`;
}

const cases: readonly (readonly [name: string, file: string, expected: string | undefined])[] = [
  ["the values of a chart", "ki¦nd: Deployment\nreplicas: 2\nimage: nginx\n", undefined],
  ["values with the name of an event", "ki¦nd: Event\nsource: github\n", undefined],
  ["values with a role", "ki¦nd: Role\nrules: []\ncreate: true\n", undefined],
  ["values with metadata", "kind: Service\nmeta¦data: {}\nport: 80\ntargetPort: 8080\n", undefined],
  ["a manifest whose apiVersion is missing", "kind: Role\nmetadata: {name: a}\nru¦les: []\n", "Role"],
  ["a manifest that has only begun", "kind: Deployment\nmeta¦data:\n  name: web\n", "Deployment"],
  ["a manifest with one field of another kind", "kind: Pod\nmetadata: {}\nspe¦c: {}\ndata: {}\n", "Pod"],
  [
    "an apiVersion from a template",
    'apiVersion: {{ include "a.api" . }}\nkind: Deployment\nmetadata:\n  name: a\nspe¦c: {}\n',
    "Deployment",
  ],
  [
    "a custom kind with an apiVersion from a template",
    "apiVersion: {{ $apiVersion }}\nkind: ServiceMonitor\nmetadata: {}\nspec:\n  endp¦oints: []\n",
    "ServiceMonitor",
  ],
  [
    "the metadata of an unknown kind with an apiVersion from a template",
    "apiVersion: {{ .Values.api }}\nkind: ScaledObject\nmetadata:\n  na¦me: a\nspec: {}\n",
    "ScaledObject (unknown)",
  ],
  [
    "the rest of an unknown kind with an apiVersion from a template",
    "apiVersion: {{ .Values.api }}\nkind: ScaledObject\nmetadata: {}\nspec:\n  trig¦gers: []\n",
    undefined,
  ],
  ["values with a template", "apiVersion: {{ x }}\nki¦nd: Deployment\nreplicas: 1\n", undefined],
  [
    "a kind from a template that names two",
    "apiVersion: rbac.authorization.k8s.io/v1\nkind: {{ if .Values.all }}ClusterRole{{ else }}Role{{ end }}\nmetadata:\n  name: a\nru¦les: []\n",
    "ClusterRole / Role",
  ],
  [
    "a field that one of the two lacks",
    "apiVersion: rbac.authorization.k8s.io/v1\nkind: {{ if .Values.all }}ClusterRole{{ else }}Role{{ end }}\nmetadata:\n  name: a\naggrega¦tionRule: {}\n",
    undefined,
  ],
  [
    "a kind from the values with fields that all share",
    "apiVersion: apps/v1\nkind: {{ .Values.kind }}\nmetadata:\n  na¦me: a\nspec: {}\n",
    "DaemonSet / Deployment / ReplicaSet / StatefulSet",
  ],
  [
    "a kind from the values with a field of its own",
    "apiVersion: v1\nkind: {{ .Values.kind }}\nmetadata:\n  name: a\nstringDa¦ta: {a: b}\n",
    "Secret",
  ],
  [
    "a kind from the values whose specs differ",
    "apiVersion: apps/v1\nkind: {{ .Values.kind }}\nmetadata: {}\nspec:\n  repli¦cas: 1\n",
    undefined,
  ],
];

describe("The kind of an object that does not say all of its type", () => {
  for (const [name, file, expected] of cases)
    it(`${name}: ${expected ?? "none"}`, async () => assert.equal(await kindAt(file), expected));
});
