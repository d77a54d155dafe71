import { t } from "@vscode/l10n";
import { inlineCode } from "@kubernetes-workshop/kubernetes/base/inlineCode";
import { lastName, type ValueRule } from "./fieldValue.ts";
import { mistake } from "./mistake.ts";

const mostPorts = 65_535;
const chosenPorts = new Set(["nodePort", "healthCheckNodePort", "hostPort"]);
const nodePorts = { first: 30_000, last: 32_767 };

/**
 * Says that a port number is impossible, or outside the range for node ports.
 * https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport
 */
export const portValue: ValueRule = ({ text, path, kind, type }) => {
  const name = lastName(path);
  const isNumber =
    type.type === "integer" || type.format === "int-or-string" || type.ref === "intstr.IntOrString";
  if (!isNumber || !/(?:^p|P)ort$/.test(name) || !/^\d{1,9}$/.test(text)) return undefined;
  const port = Number(text);
  // Without a number, the cluster chooses one, or the node has no port.
  if (port === 0 && chosenPorts.has(name)) return undefined;
  if (port === 0 || port > mostPorts)
    return mistake(t("{0} is no port number: they go from 1 to 65535.", inlineCode(text)));
  if (kind === "Service" && name === "nodePort" && (port < nodePorts.first || port > nodePorts.last))
    return mistake(t("Node ports go from 30000 to 32767, unless the cluster is set up otherwise."));
  return undefined;
};
