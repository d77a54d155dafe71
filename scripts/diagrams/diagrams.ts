import type { Diagram } from "./diagram.ts";
import { clusterSetup } from "./steps/clusterSetup.ts";
import { communication } from "./steps/communication.ts";
import { controlPlane } from "./steps/controlPlane.ts";
import { creationWorkflow } from "./steps/creationWorkflow.ts";
import { dataPlane } from "./steps/dataPlane.ts";
import { highLevel } from "./steps/highLevel.ts";
import { next } from "./steps/next.ts";
import { nodes } from "./steps/nodes.ts";
import { objectsDetail1 } from "./steps/objectsDetail1.ts";
import { objectsDetail2 } from "./steps/objectsDetail2.ts";
import { objectsOverview } from "./steps/objectsOverview.ts";
import { overview } from "./steps/overview.ts";
import { welcome } from "./steps/welcome.ts";
import { whatHappens } from "./steps/whatHappens.ts";
import { whatIsKubernetes } from "./steps/whatIsKubernetes.ts";

/** The pictures of the course, in its order. */
export const diagrams: readonly Diagram[] = [
  welcome,
  whatIsKubernetes,
  nodes,
  objectsOverview,
  objectsDetail1,
  objectsDetail2,
  overview,
  controlPlane,
  dataPlane,
  clusterSetup,
  creationWorkflow,
  whatHappens,
  communication,
  highLevel,
  next,
];
