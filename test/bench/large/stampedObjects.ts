import type { ControlPlane } from "@kubernetes-workshop/hosts/controlPlane/controlPlane";
import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import type { Entry, Etcd } from "./etcd.ts";
import { nodeForm, nodeStates, nodeTexts, textsOfNode } from "./nodeForms.ts";
import {
  formName,
  podForm,
  type PodState,
  podStates,
  podStatusForm,
  podTexts,
  textsOfPod,
} from "./podForms.ts";
import { Stamp } from "./stamp.ts";

/** Returns what etcd stores of one of many objects. */
export type Stamped = (index: number) => Entry;

/** Returns what etcd stores of one of many pods, by default with its own address. */
export type StampedPod = (index: number, address?: string) => Entry;

/** Lets the API server encode a node in each of its states, and returns the entries of as many as are wanted. */
export async function stampedNodes(plane: ControlPlane, etcd: Etcd): Promise<Stamped> {
  const stamps = new Map<string, Stamp<keyof typeof nodeTexts | "uid">>();
  for (const state of statesOf(nodeStates)) {
    const uid = await create(plane, "/api/v1/nodes", nodeForm(state));
    stamps.set(
      state,
      new Stamp(await etcd.get(`/registry/minions/${nodeTexts.name}`), { ...nodeTexts, uid }),
    );
    await remove(plane, `/api/v1/nodes/${nodeTexts.name}`);
  }
  return (index) => {
    const texts = textsOfNode(index);
    const value = stamps.get(stateOf(nodeStates, index))?.with({ ...texts, uid: uidOf(index, "4001") });
    return { key: `/registry/minions/${texts.name}`, value: value ?? Buffer.alloc(0) };
  };
}

/** The same of pods, spread over so many nodes. */
export async function stampedPods(plane: ControlPlane, etcd: Etcd, nodes: number): Promise<StampedPod> {
  const { namespace } = podTexts;
  const pods = `/api/v1/namespaces/${namespace}/pods`;
  await plane.request("POST", "/api/v1/namespaces", { metadata: { name: namespace } });
  const stamps = new Map<PodState, Stamp<keyof typeof podTexts | "uid">>();
  for (const state of statesOf(podStates)) {
    const uid = await create(plane, `${pods}?fieldManager=kube-controller-manager`, podForm(state));
    const status = { status: podStatusForm(state) };
    const path = `${pods}/${formName}/status?fieldManager=kubelet`;
    const patched = await plane.request("PATCH", path, status, "application/strategic-merge-patch+json");
    if (patched.status !== 200) throw new Error(`The status was not set: ${JSON.stringify(patched.body)}`);
    const value = await etcd.get(`/registry/pods/${namespace}/${formName}`);
    stamps.set(state, new Stamp(value, { ...podTexts, uid }));
    await remove(plane, `${pods}/${formName}?gracePeriodSeconds=0`);
  }
  return (index, address) => {
    const usual = textsOfPod(index, textsOfNode(index % nodes).name);
    const texts = { ...usual, address: address ?? usual.address };
    const value = stamps.get(stateOf(podStates, index))?.with({ ...texts, uid: uidOf(index, "4002") });
    const name = `${texts.app}-${texts.hash}-${texts.suffix}`;
    return { key: `/registry/pods/${texts.namespace}/${name}`, value: value ?? Buffer.alloc(0) };
  };
}

/** The uid of one of many objects. */
function uidOf(index: number, kind: "4001" | "4002"): string {
  return `00000000-0000-${kind}-8000-${index.toString(16).padStart(12, "0")}`;
}

/** Spreads the states over the objects by their shares, so that neighbors differ. */
function stateOf<State extends string>(shares: Readonly<Record<State, number>>, index: number): State {
  const states = statesOf(shares);
  // The golden ratio spreads evenly.
  let rest = (index * 0.618033988749895) % 1;
  for (const state of states) {
    if (rest < shares[state]) return state;
    rest -= shares[state];
  }
  return states[0] as State;
}

function statesOf<State extends string>(shares: Readonly<Record<State, number>>): State[] {
  return Object.keys(shares) as State[];
}

async function create(plane: ControlPlane, path: string, object: object): Promise<string> {
  const { status, body } = await plane.request("POST", path, object);
  const metadata = isRecord(body) && isRecord(body["metadata"]) ? body["metadata"] : {};
  if (status !== 201 || typeof metadata["uid"] !== "string")
    throw new Error(`The form was not created: ${JSON.stringify(body)}`);
  return metadata["uid"];
}

async function remove(plane: ControlPlane, path: string): Promise<void> {
  const { status, body } = await plane.request("DELETE", path);
  if (status !== 200) throw new Error(`The form was not deleted: ${JSON.stringify(body)}`);
}
