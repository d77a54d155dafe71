import type { V1Container, V1Pod } from "@ngrok/webernetes";
import type { Machine } from "./machine.ts";

/** Says why a container of a pod cannot be made yet; undefined where it can. */
export type Obstacle = (pod: V1Pod, container: V1Container) => Promise<string | undefined>;

type Configuration = readonly [config: unknown, cleanUp: unknown, error: Error | undefined];

/** What a kubelet of webernetes makes containers with; its own types leave this method out. */
interface ConfigurationSource {
  generateContainerConfig(
    context: unknown,
    container: V1Container,
    pod: V1Pod,
    ...rest: readonly unknown[]
  ): Promise<Configuration>;
}

/**
 * Lets the kubelet of a machine hold a container back as long as something is in the way: it waits with
 * `CreateContainerConfigError`, and is tried again.
 */
export function holdBackContainers({ containerRuntime }: Machine, obstacle: Obstacle): void {
  const source = containerRuntime as unknown as ConfigurationSource;
  const generate = source.generateContainerConfig.bind(source);
  source.generateContainerConfig = async (context, container, pod, ...rest) => {
    const reason = await obstacle(pod, container);
    if (reason !== undefined) return [undefined, undefined, new Error(reason)];
    return await generate(context, container, pod, ...rest);
  };
}
