/** The Kubernetes version of the generated data and the practice cluster; set by `npm run generate:kubernetes`. */
export const kubernetesVersion = "v1.37.2";
