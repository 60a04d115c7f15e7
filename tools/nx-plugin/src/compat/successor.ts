/** True when the next version of an event, such as order.placed.v2, is there. */
export function hasSuccessor(name: string, isThere: (name: string) => boolean): boolean {
  const next = name.replace(
    /\.v(\d+)(?=$|\.json$)/,
    (_, version: string) => `.v${Number(version) + 1}`,
  );
  return next !== name && isThere(next);
}
