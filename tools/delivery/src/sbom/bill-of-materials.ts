import { Contrib, Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import { PackageURL } from 'packageurl-js';
import validateExpression from 'spdx-expression-parse';
import type { Package } from './packages.ts';

const { ComponentType } = Enums;
const licences = new Contrib.License.Factories.LicenseFactory((text) => {
  validateExpression(text);
});
const format = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);

/**
 * The bill of materials, in CycloneDX. It has neither a date nor a random number, so that the same contents have
 * the same bill.
 */
export function billOfMaterials(name: string, packages: readonly Package[]): string {
  const bom = new Models.Bom();
  const application = new Models.Component(ComponentType.Application, name, { bomRef: name });
  bom.metadata.component = application;
  for (const each of packages.map(componentOf)) {
    bom.components.add(each);
    application.dependencies.add(each.bomRef);
  }
  return new Serialize.JsonSerializer(format).serialize(bom, { sortLists: true, space: 2 });
}

function componentOf({ name, version, license }: Package): Models.Component {
  const purl = purlOf(name, version);
  const component = new Models.Component(ComponentType.Library, name, {
    bomRef: purl,
    purl,
    version,
  });
  if (license !== undefined) component.licenses.add(licences.makeFromString(license));
  return component;
}

function purlOf(name: string, version: string): string {
  const [, namespace, own = name] = /^(@[^/]+)\/(.+)$/.exec(name) ?? [];
  return new PackageURL('npm', namespace, own, version, undefined, undefined).toString();
}
