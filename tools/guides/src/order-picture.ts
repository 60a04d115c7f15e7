/** The states of an order, as orders defines them. */
export interface OrderStates {
  readonly transitions: Readonly<Record<string, readonly string[]>>;
  readonly statusOf: Readonly<Record<string, string>>;
}

/** Is left out of the picture: every state with a call leads there, and a person leads back. */
const review = 'NEEDS_REVIEW';

/** A Mermaid diagram of all transitions, and a table of what a client sees of each state. */
export function orderPicture({ transitions, statusOf }: OrderStates): string {
  const states = Object.keys(transitions);
  const [first = ''] = states;
  const next = (state: string) => (transitions[state] ?? []).filter((each) => each !== review);
  const arrows = states
    .filter((state) => state !== review)
    .flatMap((state) => {
      const to = next(state);
      return to.length === 0 ? [`${state} --> [*]`] : to.map((each) => `${state} --> ${each}`);
    });
  const reviewed = states.filter((state) => transitions[state]?.includes(review));
  return [
    ['```mermaid', 'stateDiagram-v2', `  [*] --> ${first}`, ...arrows.map((arrow) => `  ${arrow}`)],
    ['```', ''],
    [
      `Whose outcome is unknown for a day, from ${listOf(reviewed)}, waits in \`${review}\` for a person.`,
      '',
    ],
    ['| a client sees | in these states |', '| --- | --- |'],
    [...Map.groupBy(states, (state) => statusOf[state] ?? '')].map(
      ([status, group]) => `| \`${status}\` | ${listOf(group)} |`,
    ),
  ]
    .flat()
    .join('\n');
}

function listOf(states: readonly string[]): string {
  return states.map((state) => `\`${state}\``).join(', ');
}

const generated = /(<!-- npx nx run guides:concepts [^\n]*-->\n)[\s\S]*?(<!-- end -->)/;

/** The page with this picture between its two comments. */
export function withPicture(page: string, picture: string): string {
  return page.replace(
    generated,
    (_text, begin: string, end: string) => `${begin}\n${picture}\n\n${end}`,
  );
}
