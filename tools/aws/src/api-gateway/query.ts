/** The decoded value of a name in a query; several values are joined by commas. */
export function queryValue(query: string, name: string): string | undefined {
  if (!query) return undefined;
  const values = new URLSearchParams(query).getAll(name);
  return values.length === 0 ? undefined : values.join(',');
}

/** All names of a query with their values, as an event has them; undefined when there is none. */
export function queryValues(query: string): Readonly<Record<string, string>> | undefined {
  if (!query) return undefined;
  const values = Object.create(null) as Record<string, string>;
  for (const [name, value] of new URLSearchParams(query)) {
    values[name] = name in values ? `${values[name]},${value}` : value;
  }
  return values;
}

/** Without a name, in its other parts as it came. */
export function withoutName(query: string, name: string): string {
  const pairs = query.split('&');
  return pairs.filter((pair) => !new URLSearchParams(pair).has(name)).join('&');
}

export function withValue(query: string, name: string, value: string): string {
  const pair = `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
  return query ? `${query}&${pair}` : pair;
}
