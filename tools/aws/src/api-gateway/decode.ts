const unprintable = /[^\t\x20-\x7e]/gu;

/** Decodes a part of a URL; a part that is not properly encoded is returned unchanged. */
export function decode(part: string): string {
  if (!part.includes('%')) return part;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The same for a header, in which line ends would begin another one: those stay encoded. */
export function encodeUnprintable(text: string): string {
  return text.replaceAll(unprintable, encodeURIComponent);
}
