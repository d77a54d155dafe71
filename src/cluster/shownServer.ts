/** Returns the address of an API server for display, without the user name and password before an `@`. */
export function shownServer(server: string): string {
  const url = URL.parse(server);
  if (url && /^https?:$/.test(url.protocol)) {
    if (!url.username && !url.password) return server;
    url.username = "";
    url.password = "";
    return url.href.replace(/\/$/, "");
  }
  return server.replace(/^.*@/s, "");
}
