import type { Stack } from '../assembly/assembly.ts';
import type { Resource } from '../assembly/template.ts';
import { TemplateMistake } from '../template-mistake.ts';

/** CloudFormation would refuse resources that wait for each other, and so does this. */
export function refuseCircles({ name, template: { Resources } }: Stack): void {
  const open: string[] = [];
  const done = new Set<string>();
  const visit = (id: string) => {
    const resource = Resources[id];
    if (!resource || done.has(id)) return;
    if (open.includes(id)) {
      const others = open.slice(open.indexOf(id) + 1);
      const way = others.length > 0 ? `, by way of ${others.join(' and ')}` : '';
      throw new TemplateMistake({ stack: name, path: [id] }, `waits for itself${way}`);
    }
    open.push(id);
    for (const needed of neededBy(resource)) visit(needed);
    open.pop();
    done.add(id);
  };
  for (const id of Object.keys(Resources)) visit(id);
}

function neededBy({ Properties, DependsOn }: Resource): readonly string[] {
  return [...[DependsOn ?? []].flat(), ...namedIn(Properties)];
}

/** What a value refers to: resources, and parameters too. */
function namedIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    if (key === 'Ref') return [String(part)];
    if (key === 'Fn::GetAtt') return [firstOf(part)];
    if (key === 'Fn::Sub') return [...substituted(part), ...namedIn(part)];
    return namedIn(part);
  });
}

function firstOf(attribute: unknown): string {
  const [first] = Array.isArray(attribute) ? attribute : String(attribute).split('.');
  return String(first);
}

function substituted(argument: unknown): readonly string[] {
  const [template] = [argument].flat();
  const names = String(template).matchAll(/\$\{([^!}.]+)/g);
  return Array.from(names, ([, name = '']) => name.trim());
}
