/** A Markdown table: names to the left, figures to the right, a dash where a row is short. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const sides = head.map((_, index) => (index === 0 ? '---' : '---:'));
  const full = rows.map((cells) => head.map((_, index) => cells[index] ?? '–'));
  return [head, sides, ...full].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
