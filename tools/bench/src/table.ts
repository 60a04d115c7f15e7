/** A Markdown table: the first column left-aligned, the others right-aligned, a dash for missing cells. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const sides = head.map((_, index) => (index === 0 ? '---' : '---:'));
  const full = rows.map((cells) => head.map((_, index) => cells[index] ?? '–'));
  return [head, sides, ...full].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
