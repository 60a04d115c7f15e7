/** A configuration that cannot be deployed. Its message is one sentence: the value and what to do about it. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}
