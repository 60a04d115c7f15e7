/** Which templates are run: options of `infra:assemble`. */
export interface Variant {
  readonly stage: string;
  readonly edge: string;
  readonly discovery: string;
}

/** The folder of the templates in `dist`. */
export function assemblyOf({ stage, edge, discovery }: Variant): string {
  return `infra/assembly/${stage}-${edge}-${discovery}`;
}
