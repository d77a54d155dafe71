/** The extension's field manager. https://kubernetes.io/docs/reference/using-api/server-side-apply/#managers */
export const fieldManager = "kubernetes-workshop";
