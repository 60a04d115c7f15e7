import pluralize from 'pluralize';

/** A noun in all the ways in which code and prose write it. */
export interface NounForms {
  /** `return-request`, in names of files. */
  readonly noun: string;
  readonly nouns: string;
  /** `returnRequest`, one of them in code. */
  readonly one: string;
  readonly all: string;
  /** `ReturnRequest`, in names of types and functions. */
  readonly One: string;
  readonly All: string;
  /** `return_request`, in SQL. */
  readonly table: string;
  /** `return request`, in prose. */
  readonly words: string;
  readonly manyWords: string;
}

/** The noun that a service of this name stores: orders store an order, and inventory stores an item. */
export function nounOf(name: string): string {
  return pluralize.isPlural(name) && !pluralize.isSingular(name)
    ? pluralize.singular(name)
    : 'item';
}

export function formsOf(noun: string): NounForms {
  const nouns = pluralize.plural(noun);
  return {
    noun,
    nouns,
    one: camel(noun),
    all: camel(nouns),
    One: pascal(noun),
    All: pascal(nouns),
    table: noun.replaceAll('-', '_'),
    words: noun.replaceAll('-', ' '),
    manyWords: nouns.replaceAll('-', ' '),
  };
}

/** `archive-order` as `archiveOrder`. */
export function camel(kebab: string): string {
  return kebab.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** `archive-order` as `ArchiveOrder`. */
export function pascal(kebab: string): string {
  return camel(`-${kebab}`);
}

/** `archiveOrder` as `archive-order`. */
export function kebab(camelOrPascal: string): string {
  return camelOrPascal.replace(/\B[A-Z]/g, '-$&').toLowerCase();
}

/** `an order`, `a user`. */
export function withArticle(words: string): string {
  return `${/^[aeio]/.test(words) ? 'an' : 'a'} ${words}`;
}
