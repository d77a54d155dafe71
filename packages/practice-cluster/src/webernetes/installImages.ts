import type { Cluster } from "@ngrok/webernetes";
import { addImages } from "./addImages.ts";
import { findImage } from "../images/findImage.ts";
import { type ImageServices, TeachingImage } from "../images/teachingImage.ts";

type Server = Cluster["servers"][number];

/** The duration of a pull on a node that does not have the image, in milliseconds. */
const pullMs = 200;

/** Adds the images of the catalog to the registry of a cluster. */
export function installImages(cluster: Cluster, services: ImageServices): void {
  addImages(cluster.imageRegistry, (name) => {
    const lookup = findImage(name);
    return lookup.found ? () => new TeachingImage(lookup.entry.program, services) : undefined;
  });
}

/**
 * Gives a node its own image store, so that the first pod pulls an image and later pods find it present. Errors of
 * failed pulls say which images the practice cluster knows.
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
    // An empty image name makes the runtime report a missing image.
    const [response, error] = await imageStatus(context, present ? spec : { ...spec, image: "" }, verbose);
    const size = spec.image.length * bytesPerLetter;
    return [response?.image ? { ...response, image: { ...response.image, size } } : response, error];
  };
}

/** Scales the made-up size of an image, which depends only on its name. */
const bytesPerLetter = 1_234_567;

function isInternal(cluster: Cluster, image: string): boolean {
  return !findImage(image).found && cluster.imageRegistry.has(image);
}
