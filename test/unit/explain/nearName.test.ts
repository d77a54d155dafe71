import assert from "node:assert/strict";
import { nearName } from "../../../src/explain/nearName.ts";

const values = { typos: 3, lettersPerTypo: 2 };

describe("nearName", () => {
  it("finds the name with the fewest wrong letters, in upper or lower case", () => {
    assert.equal(
      nearName("imagepullpolcy", ["image", "imagePullSecrets", "imagePullPolicy"]),
      "imagePullPolicy",
    );
    assert.equal(nearName("port", ["ports", "Port"]), "Port");
  });

  it("allows a name one wrong letter in three, and two in all", () => {
    assert.equal(nearName("nme", ["name"]), "name");
    assert.equal(nearName("nm", ["name"]), undefined);
    assert.equal(nearName("imagePullPolicccc", ["imagePullPolicy"]), undefined);
  });

  it("allows more where it is told to", () => {
    assert.equal(nearName("Allway", ["Always"], values), "Always");
    assert.equal(nearName("TC", ["TCP"], values), "TCP");
    assert.equal(nearName("T", ["TCP"], values), undefined);
    assert.equal(nearName("IfNotPre", ["IfNotPresent"], values), undefined);
    assert.equal(nearName("IfNotPres", ["IfNotPresent"], values), "IfNotPresent");
  });

  it("compares no text that is too long for a name", () => {
    const name = "a".repeat(101);
    assert.equal(nearName(name, [name]), undefined);
  });
});
