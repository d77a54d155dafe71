/** What webernetes' registry of images takes; see src/practice/api/store/etcd.ts for why it is told again here. */
export interface ImageRegistry {
  registerImage(image: ControllerImage): void;
}

interface ControllerImage {
  new (): { exec(context: { waitUntilKilled(): Promise<number> }, argv: readonly string[]): Promise<number> };
  readonly imageName: string;
  readonly imageVersion: string;
}

/**
 * Takes the place of webernetes' garbage collector and namespace controller, which know its own eight kinds
 * alone: `GarbageCollector` and `NamespaceLifecycle` here do their work for all. Call it before `cluster.init()`.
 */
export function replaceControllers(cluster: ImageRegistry): void {
  for (const name of ["garbage-collector", "namespace-controller"]) {
    cluster.registerImage(
      class {
        static readonly imageName = `webernetes/${name}`;
        static readonly imageVersion = "1.0";
        readonly defaultCommand = [name];

        async exec(context: { waitUntilKilled(): Promise<number> }): Promise<number> {
          return await context.waitUntilKilled();
        }
      },
    );
  }
}
