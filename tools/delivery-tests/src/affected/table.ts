import type { Change } from './changes.ts';
import type { Seen } from './deliver-change.ts';

/** A table that is printed line by line. */
interface Table {
  readonly head: string;
  row(change: Change, seen: Seen, misses: readonly string[]): string;
}

export const legend = '● built, pushed and rolled   · left alone';

export function createTable(changes: readonly Change[], services: readonly string[]): Table {
  const wide = Math.max(...changes.map(({ name }) => name.length));
  const line = (name: string, cells: readonly string[], rest: string) =>
    `${name.padEnd(wide + 2)} ${services.map((each, at) => (cells[at] ?? '').padEnd(each.length)).join('  ')}  ${rest}`;
  return {
    head: line('  changed', services, '     pushed     s'),
    row: ({ name }, { pushed, rolled, bytes, seconds, waiting }, misses) => {
      const cells = services.map((service) =>
        cellOf(pushed.includes(service), rolled.has(service)),
      );
      const size = `${(bytes / 1_000_000).toFixed(2)} MB`;
      const figures = `${size.padStart(11)}  ${seconds.toFixed(0).padStart(4)}`;
      const later = waiting.length === 0 ? '' : `  next start: ${waiting.map(shortened).join(' ')}`;
      const mark = misses.length === 0 ? '✓' : '✗';
      return [
        line(`${mark} ${name}`, cells, figures + later),
        ...misses.map((miss) => `    ${miss}`),
      ].join('\n');
    },
  };
}

function cellOf(isPushed: boolean, isRolled: boolean): string {
  if (isPushed && isRolled) return '●';
  if (isPushed) return 'pushed';
  return isRolled ? 'rolled' : '·';
}

/** Shortens `quartet-dev-edge` to `edge`. */
function shortened(stack: string): string {
  return stack.replace(/^quartet-[^-]+-/, '');
}
