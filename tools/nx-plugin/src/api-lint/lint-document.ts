import spectralCore from '@stoplight/spectral-core';
import { ruleset } from './ruleset.ts';

const { Spectral } = spectralCore;

/** Each finding of Spectral in an OpenAPI document, as one line with its place. */
export async function lintDocument(document: object): Promise<readonly string[]> {
  const spectral = new Spectral();
  spectral.setRuleset(ruleset);
  const findings = await spectral.run(document as Record<string, unknown>);
  return findings.map(({ code, message, path }) => `${path.join('.')}: ${message} (${code})`);
}
