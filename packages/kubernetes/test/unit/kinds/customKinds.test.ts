import assert from "node:assert/strict";
import { customGroups } from "../../../src/kinds/customKinds.ts";
import { readDiscovery } from "../../../src/kinds/discovery.ts";

const resource = (kind: string, verbs = ["get", "list", "watch"], scope = "Namespaced") => ({
  resource: `${kind.toLowerCase()}s`,
  responseKind: { kind },
  scope,
  verbs,
  singularResource: kind.toLowerCase(),
});
const group = (
  name: string,
  ...versions: readonly (readonly [string, ...ReturnType<typeof resource>[]])[]
) => ({
  metadata: { name },
  versions: versions.map(([version, ...resources]) => ({ version, resources })),
});

describe("The custom kinds of a cluster", () => {
  it("are those that Kubernetes does not have, by group and name, each in its first version", () => {
    const found = readDiscovery({
      kind: "APIGroupDiscoveryList",
      items: [
        group("apps", ["v1", resource("Deployment")]),
        group("apiextensions.k8s.io", ["v1", resource("CustomResourceDefinition")]),
        group("metrics.k8s.io", ["v1beta1", resource("PodMetric", ["get", "list"])]),
        group("karpenter.sh", ["v1", resource("NodePool", undefined, "Cluster"), resource("NodeClaim")]),
        group("example.com", ["v2", resource("Rocket")], ["v1", resource("Rocket"), resource("Moon")]),
      ],
    });
    assert.deepEqual(
      customGroups(found ?? []).map(({ group, kinds }) => [
        group,
        ...kinds.map(({ apiVersion, kind, namespaced }) => `${apiVersion} ${kind} ${namespaced}`),
      ]),
      [
        ["example.com", "example.com/v1 Moon true", "example.com/v2 Rocket true"],
        ["karpenter.sh", "karpenter.sh/v1 NodeClaim true", "karpenter.sh/v1 NodePool false"],
      ],
    );
  });

  it("are none in an answer of another form", () => {
    assert.equal(readDiscovery({ kind: "APIGroupList", groups: [] }), undefined);
    assert.deepEqual(customGroups([]), []);
  });
});
