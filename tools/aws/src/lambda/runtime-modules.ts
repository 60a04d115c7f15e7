import { registerHooks } from 'node:module';

/** The runtime of AWS Lambda brings the SDK along, wherever the code of a function lies; so does ours. */
registerHooks({
  resolve: (specifier, context, next) =>
    next(
      specifier,
      specifier.startsWith('@aws-sdk/') ? { ...context, parentURL: import.meta.url } : context,
    ),
});
