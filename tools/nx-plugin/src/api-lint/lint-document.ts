import spectralCore from '@stoplight/spectral-core';
import { asyncApiRuleset, openApiRuleset } from './rulesets.ts';

const { Spectral } = spectralCore;

/** Each finding of Spectral in an OpenAPI or AsyncAPI document, as one line with its place. */
export async function lintDocument(document: object): Promise<readonly string[]> {
  const spectral = new Spectral();
  spectral.setRuleset('asyncapi' in document ? asyncApiRuleset : openApiRuleset);
  const findings = await spectral.run(document as Record<string, unknown>);
  return findings.map(({ code, message, path }) => `${path.join('.')}: ${message} (${code})`);
}
