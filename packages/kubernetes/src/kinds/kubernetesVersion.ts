/** The Kubernetes that the generated data is of and that the practice cluster is; `npm run generate:kubernetes` sets it. */
export const kubernetesVersion = "v1.37.2";
