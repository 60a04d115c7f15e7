import { type ParsedUrlQuery, parse } from 'node:querystring';

/** Text that PostgreSQL can keep: no NUL, no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** The same texts in Unicode's form NFC, so that two spellings of a letter are one. */
export function normalTexts<T extends Readonly<Record<string, string | string[] | undefined>>>(
  texts: T,
): T {
  const normal = Object.entries(texts).map(([name, value]) => [nfc(name), nfc(value)]);
  return Object.fromEntries(normal) as T;
}

function nfc(value: string | string[] | undefined): string | string[] | undefined {
  return typeof value === 'string'
    ? value.normalize('NFC')
    : value?.map((each) => each.normalize('NFC'));
}

/** The parameters of a query string, with texts in Unicode's form NFC. Only encoded texts can have another form. */
export function normalQuery(query: string | null | undefined): ParsedUrlQuery {
  const parameters = parse(query ?? '');
  return query?.includes('%') ? normalTexts(parameters) : parameters;
}
