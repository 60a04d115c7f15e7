import { distance } from './distance.ts';

/** One mistake for each three letters; with more it is another word. */
const lettersPerMistake = 3;

/** The name that was probably meant; undefined when none is near. */
function nearestName(typed: string, names: readonly string[]): string | undefined {
  const byDistance = names
    .map((name) => ({ name, mistakes: distance(typed, name) }))
    .toSorted((one, other) => one.mistakes - other.mistakes);
  const [nearest] = byDistance;
  const limit = Math.ceil(typed.length / lettersPerMistake);
  return nearest && nearest.mistakes <= limit ? nearest.name : undefined;
}

/** ` Did you mean --reset?`, or nothing. */
export function suggestion(typed: string, names: readonly string[]): string {
  const nearest = nearestName(typed, names);
  return nearest === undefined ? '' : ` Did you mean ${nearest}?`;
}
