/**
 * A path as the template knows it. Deviation: at AWS's own address it must begin with the stage, under a domain of
 * one's own it must not; here it may, so that addresses of both kinds work.
 */
export function withoutPrefix(path: string, prefix: string | undefined): string {
  return prefix && path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path;
}
