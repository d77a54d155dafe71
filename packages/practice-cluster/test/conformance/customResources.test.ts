import assert from "node:assert/strict";
import { customGroups } from "@kubernetes-workshop/kubernetes/kinds/customKinds";
import { aggregatedAccept, readDiscovery } from "@kubernetes-workshop/kubernetes/kinds/discovery";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { objectsAt, stringAt } from "../../src/api/json.ts";
import { onBothClusters } from "../support/conformance/suite.ts";

const group = "discovered.example.com";
const definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

onBothClusters("custom resources", (cluster) => {
  after(() => cluster.request({ method: "DELETE", path: `${definitions}/rockets.${group}` }));

  it("are found by aggregated discovery, and list their metadata", async () => {
    await cluster.must({
      method: "POST",
      path: definitions,
      body: {
        apiVersion: "apiextensions.k8s.io/v1",
        kind: "CustomResourceDefinition",
        metadata: { name: `rockets.${group}` },
        spec: {
          group,
          scope: "Namespaced",
          names: { kind: "Rocket", plural: "rockets", singular: "rocket" },
          versions: [
            {
              name: "v1",
              served: true,
              storage: true,
              schema: {
                openAPIV3Schema: { type: "object", properties: { spec: { type: "object" } } },
              },
            },
          ],
        },
      },
    });
    const kind = await waitFor("the kind", async () => {
      const answer = await cluster.must({ method: "GET", path: "/apis", accept: aggregatedAccept });
      const groups = customGroups(readDiscovery(answer) ?? []);
      return groups.find((each) => each.group === group)?.kinds[0] ?? new NotYet(groups);
    });
    assert.deepEqual(
      [kind.apiVersion, kind.kind, kind.plural, kind.namespaced],
      [`${group}/v1`, "Rocket", "rockets", true],
    );
    const path = `/apis/${group}/v1/namespaces/${cluster.namespace}/rockets`;
    const saturn = { apiVersion: `${group}/v1`, kind: "Rocket", metadata: { name: "saturn" }, spec: {} };
    await waitFor("the rocket", async () => {
      // A server begins to serve a kind a moment after it lists it.
      const { status, body } = await cluster.request({ method: "POST", path, body: saturn });
      return status === 201 || new NotYet(body);
    });
    const list = await cluster.must({
      method: "GET",
      path,
      accept: "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1",
    });
    assert.equal(stringAt(list, "kind"), "PartialObjectMetadataList");
    const [first] = objectsAt(list, "items");
    assert.equal(stringAt(first ?? {}, "metadata", "name"), "saturn");
    assert.equal(first?.["spec"], undefined);
  });
});
