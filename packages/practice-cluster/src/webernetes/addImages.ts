import type { Cluster } from "@ngrok/webernetes";

type Registry = Cluster["imageRegistry"];
type Image = ReturnType<Registry["create"]>;

/**
 * Adds images to a registry that are looked up on demand, so their names need not be known in advance.
 *
 * @param makerOf returns a factory for the image with the given name, or undefined if it knows no such image
 */
export function addImages(registry: Registry, makerOf: (name: string) => (() => Image) | undefined): void {
  const create = registry.create.bind(registry);
  const has = registry.has.bind(registry);
  registry.create = (name) => makerOf(name)?.() ?? create(name);
  registry.has = (name) => makerOf(name) !== undefined || has(name);
}
