/** Bytes for people: `2.25 MB`. */
export function megabytes(bytes: number): string {
  return bytes < 1_000_000
    ? `${(bytes / 1_000).toFixed(1)} kB`
    : `${(bytes / 1_000_000).toFixed(2)} MB`;
}
