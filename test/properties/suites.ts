import { apiServerProperties } from "kubernetes-practice-cluster/test/properties/apiServer";
import { connection } from "./connection.ts";
import { explanations } from "./explanations.ts";
import { imageNames } from "kubernetes-practice-cluster/test/properties/imageNames";
import { manifests } from "./manifests.ts";
import { onBothServers } from "kubernetes-practice-cluster/test/properties/onBothServers";
import { patchProperties } from "kubernetes-practice-cluster/test/properties/patches";
import type { PropertySuite } from "@kubernetes-workshop/testing/property";
import { quantityProperties } from "@kubernetes-workshop/kubernetes/test/properties/quantities";
import { scheduleProperties } from "@kubernetes-workshop/kubernetes/test/properties/schedules";
import { selectorProperties } from "kubernetes-practice-cluster/test/properties/selectors";
import { shell } from "kubernetes-practice-cluster/test/properties/shell";
import { storage } from "kubernetes-practice-cluster/test/properties/storage";
import { webSockets } from "kubernetes-practice-cluster/test/properties/webSockets";

/** All of them; a new suite is a file in this folder and a line here. */
export const suites: readonly PropertySuite[] = [
  apiServerProperties,
  connection,
  explanations,
  imageNames,
  manifests,
  onBothServers,
  patchProperties,
  quantityProperties,
  scheduleProperties,
  selectorProperties,
  shell,
  storage,
  webSockets,
];
