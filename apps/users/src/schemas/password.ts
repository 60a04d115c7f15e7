import { z } from 'zod';
import { flawOf, longestPassword, normalised, shortestPassword } from '../domain/password.ts';

/** Far beyond what can be chosen: only spares us the work on what cannot be right. */
const longestGuess = 1024;

/** A password that is chosen now. */
export const NewPassword = z
  .string()
  .overwrite(normalised)
  .superRefine((password, context) => {
    const message = flawOf(password);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  })
  .meta({ format: 'password', minLength: shortestPassword, maxLength: longestPassword });

/** A password that was chosen before, under the rules of its time. */
export const KnownPassword = z
  .string()
  .min(1)
  .max(longestGuess)
  .overwrite(normalised)
  .meta({ format: 'password' });
