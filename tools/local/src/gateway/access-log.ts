import { type Constants, contextVariable } from './context-variables.ts';
import type { Exchange } from './exchange.ts';

const variable = /\$context\.([\w.]*\w)/;
const special = /["\\\u0000-\u001f]/;

/** Reads the format of a stage: each `$context` variable in it becomes its value, or `-`. */
export function accessLogLine(format: string, own: Constants): (exchange: Exchange) => string {
  const parts = format.split(variable);
  const reads = parts.map((part, index) =>
    index % 2 === 0 ? undefined : contextVariable(part, own),
  );
  return (exchange) => {
    let line = '';
    for (let index = 0; index < parts.length; index += 1) {
      const read = reads[index];
      line += read ? escaped(read(exchange) ?? '-') : parts[index];
    }
    return line;
  };
}

/** A client's text ends no line and no string of it. */
function escaped(value: string): string {
  return special.test(value) ? JSON.stringify(value).slice(1, -1) : value;
}
