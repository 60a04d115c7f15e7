/** A code such as `NEEDS_REVIEW` as words. */
export function wordsOf(code: string): string {
  return code.replaceAll('_', ' ').toLowerCase();
}
