const variable = /\$context\.([\w.]*\w)/;
const special = /["\\\u0000-\u001f]/;

/** A function that reads a variable; undefined when it has no value. */
type Reader<Logged> = (logged: Logged) => string | undefined;

/**
 * Reads the format of a stage: each `$context` variable in it becomes its value, or `-`.
 * @param readerOf finds what reads a variable by its name after `$context.`
 */
export function accessLogLine<Logged>(
  format: string,
  readerOf: (name: string) => Reader<Logged>,
): (logged: Logged) => string {
  const parts = format.split(variable);
  const reads = parts.map((part, index) => (index % 2 === 0 ? undefined : readerOf(part)));
  return (logged) => {
    let line = '';
    for (let index = 0; index < parts.length; index += 1) {
      const read = reads[index];
      line += read ? escape(read(logged) ?? '-') : parts[index];
    }
    return line;
  };
}

/** A client's text ends no line and no string of it. */
function escape(value: string): string {
  return special.test(value) ? JSON.stringify(value).slice(1, -1) : value;
}
