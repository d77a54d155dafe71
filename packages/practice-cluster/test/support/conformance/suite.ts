import { Sandbox } from "./sandbox.ts";
import { stopTargets, targetNames } from "./target.ts";

// One start of each cluster serves every suite of the process.
after(async function () {
  this.timeout(60_000);
  await stopTargets();
});

/**
 * The same tests on the practice cluster and on the real control plane, in a namespace of their own. Starting
 * the control plane takes seconds, hence the time limit.
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

/** A test where the two differ on purpose: its name says why, and what each does is asserted. */
export function itDiffers(
  cluster: Sandbox,
  title: string,
  differs: string,
  bodies: { readonly practice: () => Promise<void>; readonly real: () => Promise<void> },
): void {
  const body = cluster.targetName === "practice cluster" ? bodies.practice : bodies.real;
  it(`${title} [differs: ${differs}]`, body);
}
