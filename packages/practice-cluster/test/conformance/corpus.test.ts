import assert from "node:assert/strict";
import { badManifests } from "../server/badManifests.ts";
import { comparedManifests, type Compared, compareOutcome } from "../support/conformance/compareOutcome.ts";
import { conformanceTarget } from "../support/conformance/target.ts";
import "../support/conformance/suite.ts";
import { corpus } from "@kubernetes-workshop/testing/corpus";

/** A known difference between the servers, for manifests whose names match. */
interface Known {
  readonly name: RegExp;
  readonly real: RegExp;
  readonly practice: RegExp;
  readonly because: string;
}

const known: readonly Known[] = [
  {
    name: /clusterrole\.yaml ClusterRole$/,
    real: /^409 AlreadyExists clusterroles\.rbac\.authorization\.k8s\.io "system:kube-scheduler" already exists$/,
    practice: /^accepted$/,
    because: "the practice cluster does not have the ClusterRoles that a real one comes with",
  },
  {
    name: /^node port out of range Service$/,
    real: /^accepted$/,
    practice: /provided port is not in the valid range/,
    because: "a real server chooses ports, and looks at their range, only when it is not a dry run",
  },
];

describe("the manifests of the corpus, on both clusters", function () {
  this.timeout(300_000);

  const seen = new Set<Known>();

  // Known differences that no longer exist should be removed.
  after(() => {
    for (const each of known) if (!seen.has(each)) console.log(`      No longer so: ${each.because}`);
  });

  /** Sends manifests to both servers, and returns those whose outcomes differ for no known reason. */
  async function differing(manifests: readonly Compared[]): Promise<string[]> {
    const real = await conformanceTarget("real control plane");
    const practice = await conformanceTarget("practice cluster");
    const unexplained: string[] = [];
    for (const manifest of manifests) {
      const outcome = await compareOutcome(manifest, real, practice);
      if (outcome.real.reason === outcome.practice.reason) continue;
      const explanation = known.find(
        ({ name, real: wanted, practice: got }) =>
          name.test(manifest.name) && wanted.test(outcome.real.text) && got.test(outcome.practice.text),
      );
      if (explanation) {
        seen.add(explanation);
        continue;
      }
      unexplained.push(
        `${manifest.name}\n  real:     ${outcome.real.text}\n  practice: ${outcome.practice.text}`,
      );
    }
    return unexplained;
  }

  it("are accepted by both, or refused by both for the same reason", async function () {
    const manifests = comparedManifests(corpus());
    if (manifests.length === 0) {
      console.log("      The corpus does not lie beside the project (../shared/corpus): nothing to compare.");
      this.skip();
    }
    assert.deepEqual(await differing(manifests), []);
  });

  it("with one mistake each are refused by both for the same reason", async () => {
    const manifests = comparedManifests(badManifests);
    assert.ok(manifests.length > 50);
    assert.deepEqual(await differing(manifests), []);
  });
});
