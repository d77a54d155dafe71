/** The entry of the cluster bundle, which is loaded by `await import` when a cluster is first needed. */
export { ApiClusterSource } from "./apiClusterSource.ts";
export { ClusterConnection } from "./connection.ts";
export { asChoice, assertAsChosen } from "./chosenContext.ts";
export { KubeconfigError, loadKubeconfig, selectContext } from "./kubeconfig.ts";
export { kubeconfigFiles } from "./kubeconfigFiles.ts";
export { watchKubeconfig } from "./kubeconfigWatch.ts";
export { ObjectReader } from "./objectReader.ts";
export { ObjectWriter } from "./objectWriter.ts";
export { practiceKubeconfig } from "./practiceKubeconfig.ts";
export { RequestError } from "./requestError.ts";
