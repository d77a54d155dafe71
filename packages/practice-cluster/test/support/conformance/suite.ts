import { Sandbox } from "./sandbox.ts";
import { stopTargets, targetNames } from "./target.ts";

// One start of each cluster serves every suite of the process.
after(async function () {
  this.timeout(60_000);
  await stopTargets();
});

/**
 * Runs the same tests on the practice cluster and on the real control plane, each in its own namespace. The time limit
 * allows for the start of the control plane, which takes seconds.
 */
export function onBothClusters(title: string, tests: (cluster: Sandbox) => void): void {
  for (const name of targetNames)
    describe(`${title} (${name})`, function () {
      this.timeout(120_000);
      const cluster = new Sandbox(name);
      before(() => cluster.open());
      after(() => cluster.close());
      tests(cluster);
    });
}

/** A test for an intended difference: its name has the reason, and it asserts the behavior of both. */
export function itDiffers(
  cluster: Sandbox,
  title: string,
  differs: string,
  bodies: { readonly practice: () => Promise<void>; readonly real: () => Promise<void> },
): void {
  const body = cluster.targetName === "practice cluster" ? bodies.practice : bodies.real;
  it(`${title} [differs: ${differs}]`, body);
}
