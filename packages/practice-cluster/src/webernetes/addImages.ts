import type { Cluster } from "@ngrok/webernetes";

type Registry = Cluster["imageRegistry"];
type Image = ReturnType<Registry["create"]>;

/**
 * Lets a registry know images beside its own, whose names need not be known before they are asked for.
 *
 * @param makerOf makes the image of a name; undefined for a name that it does not know
 */
export function addImages(registry: Registry, makerOf: (name: string) => (() => Image) | undefined): void {
  const create = registry.create.bind(registry);
  const has = registry.has.bind(registry);
  registry.create = (name) => makerOf(name)?.() ?? create(name);
  registry.has = (name) => makerOf(name) !== undefined || has(name);
}
