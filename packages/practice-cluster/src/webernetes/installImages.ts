import type { Cluster } from "@ngrok/webernetes";
import { addImages } from "./addImages.ts";
import { findImage } from "../images/findImage.ts";
import { type ImageServices, TeachingImage } from "../images/teachingImage.ts";

type Server = Cluster["servers"][number];

/** How long a pull takes on a node that does not have the image yet. */
const pullMs = 200;

/** Lets the registry of a cluster make the images of the catalog beside those that webernetes registers. */
export function installImages(cluster: Cluster, services: ImageServices): void {
  addImages(cluster.imageRegistry, (name) => {
    const lookup = findImage(name);
    return lookup.found ? () => new TeachingImage(lookup.entry.program, services) : undefined;
  });
}

/**
 * Gives a node a store of its own for pulled images, so that the first pod pulls and the next finds the image
 * present, and lets a failed pull say what the practice cluster knows.
 */
export function installImageStore(cluster: Cluster, server: Server): void {
  const pulled = new Set<string>();
  const { runtime } = server;
  const pullImage = runtime.pullImage.bind(runtime);
  const imageStatus = runtime.imageStatus.bind(runtime);

  runtime.pullImage = async (context, spec, credentials, sandbox) => {
    if (isInternal(cluster, spec.image)) return await pullImage(context, spec, credentials, sandbox);
    const lookup = findImage(spec.image);
    if (!lookup.found) return ["", new Error(lookup.error)];
    await cluster.clock.wait(pullMs);
    pulled.add(spec.image);
    return [spec.image, undefined];
  };
  runtime.imageStatus = async (context, spec, verbose) => {
    const present = isInternal(cluster, spec.image) || pulled.has(spec.image);
    // A name that no image has: the runtime's own way to say that there is none.
    const [response, error] = await imageStatus(context, present ? spec : { ...spec, image: "" }, verbose);
    const size = spec.image.length * bytesPerLetter;
    return [response?.image ? { ...response, image: { ...response.image, size } } : response, error];
  };
}

/** Makes up a size for images, which have none here: the same for a name each time. */
const bytesPerLetter = 1_234_567;

function isInternal(cluster: Cluster, image: string): boolean {
  return !findImage(image).found && cluster.imageRegistry.has(image);
}
