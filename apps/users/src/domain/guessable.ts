import { commonPasswords } from './common-passwords.ts';

/** Words that passwords are made of here, besides those of common passwords. */
const ownWords =
  `quartet spring summer autumn winter fall season january february march april june july august
september october november december monday tuesday wednesday thursday friday saturday sunday login secret
hello shop order admin 12345 1234 4321 qwerty asdf`.split(/\s+/);

const shortestWord = 5;

/** The letters of common passwords: `welcome123` gives `welcome`. */
const commonWords = [...commonPasswords].flatMap((password) => password.match(/[a-z]+/g) ?? []);

/** The longest first, so that no part of a word is taken before the whole. */
const words = longestFirst([
  ...ownWords,
  ...commonPasswords,
  ...commonWords.filter(({ length }) => length >= shortestWord),
]);

/** Fewer characters than this besides words and years do not make a password. */
const leastOwn = 5;
const leastDistinct = 4;

/**
 * Returns whether a password is little more than words that everybody tries first: common passwords, seasons, years,
 * the name of the shop, and what is known of the person, in whatever case and with figures for letters.
 */
export function isGuessable(password: string, personal: readonly string[] = []): boolean {
  const known = [...longestFirst(personal.map((word) => word.toLowerCase())), ...words];
  return spellings(password.toLowerCase()).some((text) => {
    const own = known.reduce((left, word) => left.replaceAll(word, ' '), text);
    const characters = Array.from(own.replaceAll(/\b(?:19|20)\d\d\b|(?:19|20)\d\d|\s/g, ''));
    return characters.length < leastOwn || new Set(characters).size < leastDistinct;
  });
}

/** The words of a person that strangers know or try. */
export function personalWords({ email, name }: { email: string; name: string }): readonly string[] {
  const parts = [...email.split(/[@.+_-]/), ...name.split(/\s+/)];
  return [email, ...parts.filter(({ length }) => length >= 3)];
}

const letters: Readonly<Record<string, string>> = {
  ...{ '@': 'a', 4: 'a', 3: 'e', 1: 'i', '!': 'i', 0: 'o', $: 's', 5: 's', 7: 't' },
};

/** The text as it is, and with the letters that its figures stand for; a 1 is an i or an l. */
function spellings(text: string): readonly string[] {
  const spell = (one: string) =>
    text.replaceAll(/[@4310!$57]/g, (figure) =>
      figure === '1' ? one : (letters[figure] ?? figure),
    );
  return [text, spell('i'), spell('l')];
}

function longestFirst(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort((a, b) => b.length - a.length);
}
