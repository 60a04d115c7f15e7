import { nothing, svg, type TemplateResult } from 'lit-html';

const width = 120;
const height = 32;

/** The number of points on a whole line; a line of fewer begins further right. */
const most = 60;
const step = width / (most - 1);

/** Numbers from left to right, the highest at the top; a line at the bottom when all are 0. */
export function sparkline(values: readonly number[]): TemplateResult | typeof nothing {
  if (values.length < 2) return nothing;
  const line = linePath(values);
  return svg`
    <svg class="sparkline" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" aria-hidden="true">
      <path class="area" d="${line}V${height}H${startOf(values).toFixed(1)}Z" />
      <path class="edge" d=${line} />
    </svg>
  `;
}

function linePath(values: readonly number[]): string {
  const top = Math.max(...values, Number.MIN_VALUE);
  const points = values.map((value, index) => {
    const y = height - 1 - (value / top) * (height - 3);
    return `${(startOf(values) + index * step).toFixed(1)} ${y.toFixed(1)}`;
  });
  return `M${points.join('L')}`;
}

function startOf({ length }: readonly number[]): number {
  return width - (length - 1) * step;
}
