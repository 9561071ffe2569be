import './heap.js';
import { readConfig } from './config.js';
import { fail } from './fail.js';
import { serve } from './serve.js';

try {
  await serve(readConfig(process.env));
} catch (error) {
  fail(error);
}
