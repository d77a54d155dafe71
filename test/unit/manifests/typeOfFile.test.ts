import assert from "node:assert/strict";
import { typeOfFile } from "../../../src/manifests/typeOfFile.ts";

const none = { apiVersion: undefined, kind: undefined };

describe("typeOfFile", () => {
  it("knows charts and kustomizations by their names, in folders of every system", () => {
    for (const folder of ["", "/a/b/", "C:\\a\\"]) {
      assert.deepEqual(typeOfFile(`${folder}Chart.yaml`, { ...none, apiVersion: "v1" }), {
        apiVersion: "v1",
        kind: "Chart",
      });
      for (const name of ["kustomization.yaml", "kustomization.yml", "Kustomization"])
        assert.deepEqual(typeOfFile(`${folder}${name}`, none), {
          apiVersion: "kustomize.config.k8s.io/v1beta1",
          kind: "Kustomization",
        });
    }
  });

  it("completes what is missing, and keeps what is written", () => {
    const component = { ...none, kind: "Component" };
    assert.equal(typeOfFile("kustomization.yaml", component).apiVersion, "kustomize.config.k8s.io/v1alpha1");
    const pod = { apiVersion: "v1", kind: "Pod" };
    for (const name of ["Chart.yaml", "kustomization.yaml", "pod.yaml"])
      assert.deepEqual(typeOfFile(name, pod), pod);
  });

  it("leaves other files alone", () => {
    for (const name of ["values.yaml", "chart.yaml", "MyChart.yaml", "Chart.yaml/a.yaml", ""])
      assert.deepEqual(typeOfFile(name, none), none);
  });
});
