import { ApiError } from "../apiError.ts";

/** The requested form of the response. */
export interface Representation {
  readonly as: "object" | "Table" | "PartialObjectMetadata" | "PartialObjectMetadataList";
  readonly yaml: boolean;
}

/**
 * The first form in an Accept header that the server supports.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#alternate-representations-of-resources
 */
export function negotiate(accept: string | undefined): Representation {
  for (const { type, parameters } of mediaTypes(accept ?? "*/*")) {
    const as = parameters.get("as");
    if (type === "application/yaml" && as === undefined) return { as: "object", yaml: true };
    if (type !== "application/json" && type !== "*/*" && type !== "application/*") continue;
    if (as === undefined) return { as: "object", yaml: false };
    if (parameters.get("g") !== "meta.k8s.io" || !["v1", "v1beta1"].includes(parameters.get("v") ?? ""))
      continue;
    if (as === "Table" || as === "PartialObjectMetadata" || as === "PartialObjectMetadataList")
      return { as, yaml: false };
  }
  throw new ApiError(
    406,
    "NotAcceptable",
    "406: Not Acceptable\n\nAvailable representations: application/json, application/yaml, " +
      "application/json;stream=watch",
    {},
  );
}

export function wantsAggregatedDiscovery(accept: string | undefined): boolean {
  return mediaTypes(accept ?? "").some(
    ({ type, parameters }) =>
      type === "application/json" &&
      parameters.get("g") === "apidiscovery.k8s.io" &&
      parameters.get("v") === "v2" &&
      parameters.get("as") === "APIGroupDiscoveryList",
  );
}

export interface MediaType {
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
}

export function mediaTypes(header: string): MediaType[] {
  return header
    .split(",")
    .map((part) => {
      const [type = "", ...parameters] = part.split(";").map((piece) => piece.trim());
      const pairs = parameters.map((parameter): [string, string] => {
        const [name = "", value = ""] = parameter.split("=", 2);
        return [name, value];
      });
      return { type: type.toLowerCase(), parameters: new Map(pairs) };
    })
    .filter(({ type }) => type !== "");
}

export function unsupportedMediaType(supported: readonly string[]): ApiError {
  return new ApiError(
    415,
    "UnsupportedMediaType",
    `the body of the request was in an unknown format - accepted media types include: ${supported.join(", ")}`,
  );
}
