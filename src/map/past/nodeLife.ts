import { nodeStatus } from "@kubernetes-workshop/kubernetes/resources/nodeStatus";
import type { MapNode } from "../mapObject.ts";
import { inOrder, type Life } from "./life.ts";

/** What a node went through: before its Ready condition changed last, it was the other way round. */
export function nodeLife(node: MapNode): Life {
  const { createdAt = -Infinity, readySince } = node.summary;
  return {
    id: node.id,
    states: inOrder([
      {
        at: createdAt,
        object: readySince === undefined || readySince <= createdAt ? node : turnedRound(node),
      },
      { at: readySince, object: node },
    ]),
  };
}

function turnedRound(node: MapNode): MapNode {
  const { status } = node.summary;
  const { text, severity, ready } = nodeStatus({
    spec: { unschedulable: status.cordoned },
    status: { conditions: [{ type: "Ready", status: status.ready ? "False" : "True" }] },
  });
  return { ...node, summary: { ...node.summary, status: { ...status, text, severity, ready } } };
}
