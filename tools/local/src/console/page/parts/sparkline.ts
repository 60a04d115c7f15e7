import { svg, type TemplateResult } from 'lit-html';

const width = 120;
const height = 32;

/** Numbers from left to right, the highest at the top; a line at the bottom when all are 0. */
export function sparkline(values: readonly number[]): TemplateResult {
  const line = linePath(values);
  return svg`
    <svg class="sparkline" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" aria-hidden="true">
      <path class="area" d="${line}V${height}H0Z" />
      <path class="edge" d=${line} />
    </svg>
  `;
}

function linePath(values: readonly number[]): string {
  const top = Math.max(...values, Number.MIN_VALUE);
  const step = width / Math.max(1, values.length - 1);
  const points = values.map((value, index) => {
    const y = height - 1 - (value / top) * (height - 3);
    return `${(index * step).toFixed(1)} ${y.toFixed(1)}`;
  });
  return `M${points.join('L')}`;
}
