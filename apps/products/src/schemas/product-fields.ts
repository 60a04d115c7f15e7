import { Price } from '@quartet/http';
import { z } from 'zod';

export const maxPrice = 10_000_000;

const oneLine = /^\P{Cc}*$/u;
const manyLines = /^[\P{Cc}\n\r\t]*$/u;

export const Sku = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'must be 1 to 64 letters, digits, dots, dashes')
  .meta({ example: 'MUG-350-BLUE' });

export const Name = z.string().trim().min(1).max(100).regex(oneLine, 'must be one line');

export const Description = z.string().trim().max(4_000).regex(manyLines, 'must be plain text');

export const Category = z.string().trim().min(1).max(50).regex(oneLine, 'must be one line');

export const Reason = z.string().trim().min(1).max(200).regex(oneLine, 'must be one line');

export const SearchWords = z.string().trim().min(1).max(100).regex(oneLine, 'must be one line');

export const ProductPrice = Price.extend({ amount: z.int().min(1).max(maxPrice) });
