import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { endAll, run } from './run.js';

// Processes take their time on a machine that is busy.
jest.setTimeout(60_000);

const PAGE = join(dirname(fileURLToPath(import.meta.url)), '..', 'input', 'pages', 'wordpress.htm');
const FERRIES = '“The ferries will sail again in spring,” said Mira Okonvale.';

describe('onrecord extract, of every format', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'onrecord-extract-'));
  });
  afterAll(async () => {
    await endAll();
    rmSync(folder, { recursive: true });
  });
  const extract = (args: readonly string[], input?: string | Uint8Array, settings = {}) =>
    run(['extract', ...args], { DATA_DIR: join(folder, 'data'), ...settings }, input);

  it('marks a page, from a file and from the standard input', async () => {
    const [file, piped] = await Promise.all([extract([PAGE]), extract(['-'], readFileSync(PAGE))]);
    expect(file).toEqual(piped);
    expect({ code: file?.code, stderr: file?.stderr }).toEqual({ code: 0, stderr: '' });
    expect(file?.stdout).toMatch(/^Ferries to sail again in “early spring”\n\n/);
    expect(file?.stdout).toMatch(
      /“\{\d+: Nobody should have to wait for the tide to see a doctor,?\},?” <said> \*Mira Okonvale\*/,
    );
  });

  it('prints colours where they are asked for', async () => {
    const { stdout } = await extract(['-'], FERRIES, { FORCE_COLOR: '1' });
    expect(stdout).toContain('\u001b[33msaid\u001b[39m');
    expect((await extract(['-'], FERRIES)).stdout).not.toContain('\u001b');
  });

  it('prints JSON: one article over lines, many one a line', async () => {
    const one = JSON.parse((await extract(['--json'], FERRIES)).stdout);
    expect(one).toMatchObject({ body: FERRIES, language: 'en', statements: [{ kind: 'QUOTE', actor: 0 }] });
    const path = join(folder, 'all.ndjson');
    writeFileSync(
      path,
      `${JSON.stringify({ body: FERRIES })}\n{\n${JSON.stringify({ body: FERRIES, url: 'https://gull.example/1' })}\n`,
    );
    const { code, stdout, stderr } = await extract(['--json', path]);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `onrecord: ${path}:2: It is not a JSON object: write one article a line.\n`,
    });
    const [first, second] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(first).toEqual(one);
    expect(second).toMatchObject({ url: 'https://gull.example/1', body: FERRIES });
  });
});
