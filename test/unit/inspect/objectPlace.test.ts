import assert from "node:assert/strict";
import { placeFromUri, placeInUri } from "../../../src/inspect/objectPlace.ts";

describe("The place of an object in a URI", () => {
  const reference = { apiVersion: "apps/v1", kind: "Deployment", name: "web", namespace: "shop" };

  it("ends with a title, in the folder of its namespace", () => {
    assert.equal(placeInUri({ kubeContext: "prod", reference }, "yaml").path, "/shop/web.deployment.yaml");
    const node = { apiVersion: "v1", kind: "Node", name: "a/b" };
    assert.equal(placeInUri({ kubeContext: "prod", reference: node }, "yaml").path, "/a-b.node.yaml");
  });

  it("can be read again", () => {
    const place = { kubeContext: "arn:aws:eks:x?#&", reference };
    assert.deepEqual(placeFromUri(placeInUri(place, "yaml").query), place);
  });

  it("is none in any other query", () => {
    for (const query of ["", "{", "[]", "null", '{"kubeContext":"a"}', '{"kubeContext":1,"kind":"Pod"}'])
      assert.equal(placeFromUri(query), undefined, query);
  });
});
