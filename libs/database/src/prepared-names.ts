/** Names of the statements that were prepared anew, by their first names. */
const names = new Map<string, string>();

/** The name under which a statement is prepared by now; an unnamed one is planned at each run. */
export function preparedName(name = ''): string {
  return names.get(name) ?? name;
}

/** Gives a statement a new name, so that every connection prepares it anew; once for each outdated plan. */
export function prepareAnew(name: string, outdated: string): void {
  if (preparedName(name) !== outdated) return;
  const [first, times = '0'] = outdated.split('.');
  names.set(name, `${first}.${Number(times) + 1}`);
}
