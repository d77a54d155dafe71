import { servedKinds } from "../kinds/servedKinds.ts";

/** What no served kind is in, but requests and fields are. */
const otherPackages = [
  "authentication.v1",
  "authorization.v1",
  "autoscaling.v1",
  "intstr",
  "meta.v1",
  "resource",
  "runtime",
];

/** The packages of the Kubernetes API whose definitions the practice cluster reads. */
export const schemaPackages: readonly string[] = [
  ...new Set([
    ...servedKinds.flatMap(({ definition }) => definition?.slice(0, definition.lastIndexOf(".")) ?? []),
    ...otherPackages,
  ]),
].sort();
