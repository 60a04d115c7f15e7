export { configOrExit, ConfigError, readConfig } from './read-config.ts';
export { flag, json, milliseconds, port, secret, url, wholeNumber } from './settings.ts';
