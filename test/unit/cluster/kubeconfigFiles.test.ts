import assert from "node:assert/strict";
import { delimiter, join } from "node:path";
import { kubeconfigFiles } from "../../../src/cluster/kubeconfigFiles.ts";

describe("kubeconfigFiles", () => {
  const home = join(import.meta.dirname, "home");
  const inHome = (...parts: string[]) => join(home, ...parts);
  const files = (setting: string, KUBECONFIG?: string) =>
    kubeconfigFiles({ setting, env: { KUBECONFIG }, home });

  it("takes the setting before KUBECONFIG before the default", () => {
    const [a, b] = [inHome("a"), inHome("b")];
    assert.deepEqual(files(a, b), [a]);
    assert.deepEqual(files("", b), [b]);
    assert.deepEqual(files(""), [inHome(".kube", "config")]);
  });

  it("takes what is blank for nothing", () => {
    assert.deepEqual(files("  ", inHome("b")), [inHome("b")]);
    assert.deepEqual(files("", "  "), [inHome(".kube", "config")]);
    assert.deepEqual(files("", delimiter), [inHome(".kube", "config")]);
  });

  it("takes a list, without blanks and gaps, in its order", () => {
    const list = [inHome("b"), "", ` ${inHome("a")} `, inHome("c")].join(delimiter);
    assert.deepEqual(files("", list), [inHome("b"), inHome("a"), inHome("c")]);
    assert.deepEqual(files(list), [inHome("b"), inHome("a"), inHome("c")]);
  });

  it("takes ~ for the home folder at the beginning only", () => {
    assert.deepEqual(files("~/x"), [inHome("x")]);
    assert.deepEqual(files("~"), [home]);
    assert.deepEqual(files(inHome("~", "x")), [inHome("~", "x")]);
    assert.deepEqual(files("~other/x"), [inHome("~other", "x")]);
  });

  it("looks for a relative path in the home folder", () => {
    assert.deepEqual(files("", join("clusters", "kind.yaml")), [inHome("clusters", "kind.yaml")]);
  });

  it("reads a file once however often it is named", () => {
    const list = [inHome("a"), inHome("b"), "~/a", "a"].join(delimiter);
    assert.deepEqual(files("", list), [inHome("a"), inHome("b")]);
  });
});
