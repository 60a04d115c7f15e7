import { Price, textLine } from '@quartet/http';
import { z } from 'zod';
import { maxPrice } from '../domain/product.ts';

const manyLines = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]*$/;

export const Sku = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'must be 1 to 64 letters, digits, dots, dashes')
  .meta({ example: 'MUG-350-BLUE' });

export const Name = textLine(100);

export const Description = z
  .string()
  .normalize('NFC')
  .trim()
  .max(4_000)
  .regex(manyLines, 'must be plain text');

export const Category = textLine(50);

export const Reason = textLine(200);

export const SearchWords = textLine(100);

export const ProductPrice = Price.extend({ amount: z.int().min(1).max(maxPrice) });
