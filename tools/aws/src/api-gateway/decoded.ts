const unprintable = /[^\t\x20-\x7e]/gu;

/** What a part of an address stands for; as it came where it is no proper encoding. */
export function decoded(part: string): string {
  if (!part.includes('%')) return part;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The same for a header, in which line ends would begin another one: those stay encoded. */
export function printable(text: string): string {
  return text.replaceAll(unprintable, encodeURIComponent);
}
