import { describe, expect, it } from '@jest/globals';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
// @ts-expect-error: plain JavaScript without types.
import table, { PARTS } from '../.dependency-cruiser.mjs';

describe('the import table', () => {
  it('holds for every module of src', async () => {
    const { output } = await cruise(
      ['src'],
      { ruleSet: { forbidden: table.forbidden }, validate: true, ...table.options },
      undefined,
      { tsConfig: extractTSConfig('tsconfig.json') },
    );
    const { modules, summary } = output as ICruiseResult;
    const ours = modules.filter(({ source }) => source.startsWith('src/')).map(({ source }) => source);
    // Nothing that was read proves nothing.
    expect(ours.length).toBeGreaterThan(60);
    for (const part of PARTS)
      expect(ours.filter((source) => source.startsWith(`src/${part}/`))).not.toEqual([]);
    // Type imports count, and packages are followed as far as their name.
    const dependencies = modules.flatMap((module) => module.dependencies.map(({ resolved }) => resolved));
    expect(dependencies.some((path) => path.includes('node_modules/kysely/'))).toBe(true);
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
  });
});
