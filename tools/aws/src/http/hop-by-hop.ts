/** Headers of a single connection: https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1 */
export const hopByHop: readonly string[] = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/** They describe the request, so Connection cannot remove them. */
const requiredHeaders = ['host', 'content-length'];

/** The further headers that Connection names as those of this connection. */
export function namedByConnection(
  connection: string | readonly string[] | undefined,
): readonly string[] | undefined {
  if (connection === undefined || connection === 'keep-alive' || connection === 'close') return;
  const names = connection
    .toString()
    .toLowerCase()
    .split(/[\s,]+/);
  return names.filter((name) => !requiredHeaders.includes(name));
}
