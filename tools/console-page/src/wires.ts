import { render, svg } from 'lit-html';
import { type Layout, lineOf } from './geometry.ts';
import { type RequestFlow, stepsOf } from './request-flows.ts';

/** Share of failures above which a way is shown to be in trouble. */
const errorThreshold = 0.05;

/** Draws the ways behind the nodes; the more requests, the stronger. */
export function drawWires(courses: readonly RequestFlow[], layout: Layout): void {
  const target = document.querySelector<SVGElement>('.wires');
  if (!target) return;
  const wires = layout.stacked ? courses : stepsOf(courses);
  render(
    wires.map(({ nodes, rate, errors }) => {
      const line = lineOf(nodes, layout);
      if (line === undefined) return undefined;
      const entrance = nodes.join(' ').includes('gateway') ? 'gateway' : 'service';
      return svg`<path
        d=${line}
        data-entrance=${entrance}
        data-tone=${errors > errorThreshold ? 'bad' : rate > 0 ? 'used' : 'idle'}
        stroke-width=${strengthOf(rate)}
      />`;
    }),
    target,
  );
}

/** Pixels: one for each power of ten. */
function strengthOf(rate: number): string {
  return (1.2 + Math.min(4, Math.log10(1 + rate))).toFixed(2);
}
