import assert from "node:assert/strict";
import { apiTypes } from "../../../scripts/kubernetes/apiTypes.ts";
import { featureGates } from "../../../scripts/kubernetes/featureGates.ts";
import { fieldVersions } from "../../../scripts/kubernetes/fieldVersions.ts";

/** A `types.go` with one type, by the lines of its fields. */
const pod = (...lines: readonly string[]): string =>
  `type Pod struct {\n\tmetav1.TypeMeta \`json:",inline"\`\n${lines.map((line) => `\t${line}\n`).join("")}}\n`;

const old = 'Name string `json:"name" protobuf:"bytes,1,opt,name=name"`';
const gated = [
  "// Sidecars.",
  "// +featureGate=Sidecars",
  "// +optional",
  'Restart *string `json:"restart,omitempty"`',
];
const told = [
  "// This is an alpha field and requires enabling the Traffic feature.",
  'Traffic string `json:"traffic,omitempty"`',
];
const ofValue = [
  "// Possible values: FailIndex, which is beta-level and needs the Traffic feature gate.",
  'Action string `json:"action,omitempty"`',
];
const silent = ["// Nothing is said of a gate.", 'Swap string `json:"swap,omitempty"`'];
const unfinished = ["// +featureGate=Later,Sidecars", 'Later string `json:"later,omitempty"`'];

const gates = featureGates(`
	Sidecars: {
		{Version: version.MustParse("1.28"), Default: false, PreRelease: featuregate.Alpha},
		{Version: version.MustParse("1.29"), Default: true, PreRelease: featuregate.Beta},
		{Version: version.MustParse("1.33"), Default: true, PreRelease: featuregate.GA, LockToDefault: true},
	},

	genericfeatures.Traffic: {
		{Version: version.MustParse("1.30"), Default: true, PreRelease: featuregate.Beta},
		{Version: version.MustParse("1.31"), Default: false, PreRelease: featuregate.Beta},
		{Version: version.MustParse("1.32"), Default: true, PreRelease: featuregate.Beta},
	},

	Later: {
		{Version: version.MustParse("1.34"), Default: false, PreRelease: featuregate.Alpha},
	},
`);

/** Since when the fields of a pod can be used, by the `types.go` of the versions from 1.27 on. */
function sinceOf(...sources: readonly string[]): Record<string, number> {
  const versions = sources.map((source, index) => ({
    minor: 27 + index,
    packages: new Map([["core.v1", apiTypes(source)]]),
  }));
  return Object.fromEntries(fieldVersions(versions, gates));
}

describe("The versions of Kubernetes that brought fields", () => {
  it("reads since when feature gates have stayed on", () =>
    assert.deepEqual(Object.fromEntries(gates), { Sidecars: 29, Traffic: 32, Later: undefined }));

  it("reads the names of fields as JSON has them, with their gates", () => {
    const fields = apiTypes(pod(old, ...gated)).get("Pod") ?? new Map<string, unknown>();
    assert.deepEqual([...fields.keys()], ["name", "restart"]);
    assert.deepEqual(fields.get("restart"), { comment: "Sidecars.", gates: ["Sidecars"] });
    assert.deepEqual(fields.get("name"), { comment: "", gates: [] });
  });

  it("waits for the gate of a field", () =>
    assert.deepEqual(sinceOf(pod(old), pod(old, ...gated), pod(old, ...gated), pod(old, ...gated)), {
      "core.v1.Pod.restart": 29,
    }));

  it("knows a gate that is only told in words, and one of a field that was there before", () =>
    assert.deepEqual(sinceOf(pod(old, ...told), pod(old, ...told)), { "core.v1.Pod.traffic": 32 }));

  it("takes the version of a field that came after its gate was on", () =>
    assert.deepEqual(sinceOf(...Array.from({ length: 5 }, () => pod(old)), pod(old, ...gated)), {
      "core.v1.Pod.restart": 32,
    }));

  for (const [what, lines] of [
    ["that is not on by default yet", unfinished],
    ["whose gate nobody tells", silent],
    ["with a value that has a gate", ofValue],
  ] as const)
    it(`says nothing of a field ${what}`, () => assert.deepEqual(sinceOf(pod(old), pod(old, ...lines)), {}));

  it("knows a new type, and leaves out the fields that came with it", () =>
    assert.deepEqual(sinceOf("", "", pod(old, ...gated)), { "core.v1.Pod": 29 }));
});
