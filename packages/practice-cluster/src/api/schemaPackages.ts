import { servedKinds } from "../kinds/servedKinds.ts";

/** Packages without served kinds that define requests and fields. */
const otherPackages = [
  "authentication.v1",
  "authorization.v1",
  "autoscaling.v1",
  "intstr",
  "meta.v1",
  "resource",
  "runtime",
];

/** The Kubernetes API packages whose definitions the practice cluster reads. */
export const schemaPackages: readonly string[] = [
  ...new Set([
    ...servedKinds.flatMap(({ definition }) => definition?.slice(0, definition.lastIndexOf(".")) ?? []),
    ...otherPackages,
  ]),
].sort();
