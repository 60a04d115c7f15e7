import type { Stack } from '../assembly/assembly.ts';
import type { Resource } from '../assembly/template.ts';
import { TemplateError } from '../template-error.ts';

/** CloudFormation would refuse resources that wait for each other, and so does this. */
export function assertNoCircularDependencies({ name, template: { Resources } }: Stack): void {
  const open: string[] = [];
  const done = new Set<string>();
  const visit = (id: string) => {
    const resource = Resources[id];
    if (!resource || done.has(id)) return;
    if (open.includes(id)) {
      const others = open.slice(open.indexOf(id) + 1);
      const way = others.length > 0 ? `, by way of ${others.join(' and ')}` : '';
      throw new TemplateError({ stack: name, path: [id] }, `waits for itself${way}`);
    }
    open.push(id);
    for (const needed of dependenciesOf(resource)) visit(needed);
    open.pop();
    done.add(id);
  };
  for (const id of Object.keys(Resources)) visit(id);
}

function dependenciesOf({ Properties, DependsOn }: Resource): readonly string[] {
  return [...[DependsOn ?? []].flat(), ...referencesIn(Properties)];
}

/** What a value refers to: resources, and parameters too. */
function referencesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    if (key === 'Ref') return [String(part)];
    if (key === 'Fn::GetAtt') return [firstOf(part)];
    if (key === 'Fn::Sub') return [...substituted(part), ...referencesIn(part)];
    return referencesIn(part);
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
