import { html, nothing, svg, type TemplateResult } from 'lit-html';
import type { SagaStep, Transitions } from '@quartet/console/views/saga';
import { msText } from '../format.ts';
import { type PlacedState, type SagaEdge, sagaLayout } from '../saga-layout.ts';
import { wordsOf } from '../words-of.ts';
import { toneOfState } from '../saga-tone.ts';

const column = 96;
const row = 42;
const box = { width: 90, height: 30 };
const margin = (column - box.width) / 2;

interface Diagram {
  readonly steps: readonly SagaStep[];
  readonly transitions: Transitions;
  /** The order is still on its way. */
  readonly isRunning: boolean;
}

/** All states that an order may be in, with the way that this one took. */
export function sagaDiagram({ steps, transitions, isRunning }: Diagram): TemplateResult {
  const way = steps.map(({ state }) => state);
  const { states, edges } = sagaLayout(transitions, way);
  const width = (Math.max(...states.map((each) => each.column)) + 1) * column;
  const height = (Math.max(...states.map((each) => each.row)) + 1) * row;
  const label = `The states of an order, and its way: ${way.map(wordsOf).join(', ')}`;
  const current = isRunning ? way.at(-1) : undefined;
  return html`<svg class="states" viewBox="0 0 ${width} ${height}" role="img" aria-label=${label}>
    ${edges.toSorted((one, other) => Number(one.isTaken) - Number(other.isTaken)).map(edgeLine)}
    ${states.map((each) => stateBox(each, { steps, current }))}
  </svg>`;
}

function edgeLine({ from, to, isTaken }: SagaEdge): TemplateResult {
  return svg`<path class="edge" ?data-taken=${isTaken} d=${pathOf(from, to)} />`;
}

/** Straight to the state below; else out at the side and in from above, or back from below. */
function pathOf(from: PlacedState, to: PlacedState): string {
  const [x1, x2] = [centre(from), centre(to)];
  const [bottom, top] = [from.row * row + box.height, to.row * row];
  if (to.row === from.row + 1) {
    const middle = (bottom + top) / 2;
    return `M${x1} ${bottom}C${x1} ${middle} ${x2} ${middle} ${x2} ${top}`;
  }
  const side = from.row * row + box.height / 2;
  const x = from.column * column + margin + box.width;
  if (to.row > from.row) return `M${x} ${side}C${x2 + 14} ${side} ${x2} ${side + row} ${x2} ${top}`;
  const target = to.row * row + box.height / 2;
  const right = to.column * column + margin + box.width;
  return `M${x} ${side}C${x + 60} ${side} ${right + 60} ${target} ${right} ${target}`;
}

function centre({ column: at }: PlacedState): number {
  return at * column + column / 2;
}

interface Way {
  readonly steps: readonly SagaStep[];
  readonly current: string | undefined;
}

function stateBox(placed: PlacedState, { steps, current }: Way): TemplateResult {
  const { state } = placed;
  const visit = steps.findLastIndex((step) => step.state === state);
  const x = placed.column * column + margin;
  const y = placed.row * row;
  const after =
    visit > 0
      ? `+${msText(Date.parse(steps[visit]?.at ?? '') - Date.parse(steps[0]?.at ?? ''))}`
      : undefined;
  return svg`<g
    class="state"
    data-tone=${visit < 0 ? nothing : toneOfState(state)}
    ?data-visited=${visit >= 0}
    ?data-current=${state === current}
  >
    <rect x=${x} y=${y + 0.5} width=${box.width} height=${box.height - 1} rx="6" />
    ${textLines(wordsOf(state), after).map(
      ({ text, isTime }, index, all) =>
        svg`<text
          class=${isTime ? 'time' : 'name'}
          x=${x + box.width / 2}
          y=${y + box.height / 2 + (index - (all.length - 1) / 2) * 11 + 3.5}
        >${text}</text>`,
    )}
  </g>`;
}

const longestName = 14;

/** At most two lines fit: a long name needs both. */
function textLines(name: string, time: string | undefined) {
  const lines = name.length > longestName ? name.split(' ') : [name];
  const texts = lines.map((text) => ({ text, isTime: false }));
  return time === undefined || lines.length > 1 ? texts : [...texts, { text: time, isTime: true }];
}
