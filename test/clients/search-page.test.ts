import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type Browser, chromium, type Page } from 'playwright-core';
import { CHROMIUM_ARGS, findChromium } from '../playground/chromium.js';
import { type Site, startSite } from '../playground/site.js';

const executablePath = findChromium();
if (!executablePath)
  console.warn(
    'Skipped the search page in a browser: no chromium on the PATH, and CHROMIUM_PATH is not set.',
  );

const run = promisify(execFile);
const BUILD = fileURLToPath(new URL('../../clients/build.mjs', import.meta.url));
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

(executablePath ? describe : describe.skip)('the search page, on another site than the server', () => {
  jest.setTimeout(60_000);
  let folder: string;
  let pages: Server;
  let origin: string;
  let site: Site;
  let browser: Browser;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'onrecord-search-page-'));
    pages = createServer(async ({ url = '/' }, response) => {
      const { pathname } = new URL(url, 'http://x');
      const file = join(folder, 'search-page', pathname === '/' ? 'index.html' : pathname);
      response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
      response.end(await readFile(file).catch(() => ''));
    });
    await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`;
    site = await startSite({ corsOrigins: [origin] });
    await run(process.execPath, [BUILD, '--api', `${site.baseUrl}/graphql`, '--out', folder]);
    browser = await chromium.launch({ ...(executablePath && { executablePath }), args: CHROMIUM_ARGS });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    pages.close();
    pages.closeAllConnections();
    await rm(folder, { recursive: true });
  });

  async function visit(path = '/'): Promise<{ page: Page; complaints: string[] }> {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    await page.goto(origin + path);
    return { page, complaints };
  }
  const found = (page: Page, text: string | RegExp) =>
    page.getByRole('status').filter({ hasText: text }).waitFor();

  test('finds while one types, and marks what was found', async () => {
    const { page, complaints } = await visit();
    await page
      .getByRole('searchbox', { name: /everything that anybody said/ })
      .pressSequentially('new birth of fredom');
    await found(page, '2 found');
    expect(await page.locator('article').first().locator('mark').allTextContents()).toEqual([
      'new',
      'birth',
      'of',
      'freedom',
    ]);
    expect(new URL(page.url()).searchParams.get('q')).toBe('new birth of fredom');
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('shows more, page by page', async () => {
    const { page, complaints } = await visit('/?q=peace');
    await page.locator('article').nth(9).waitFor();
    const total = Number.parseInt((await page.getByRole('status').textContent()) ?? '', 10);
    expect(total).toBeGreaterThan(10);
    for (let shown = 10; shown < total; shown += 10) {
      await page.getByRole('button', { name: 'More' }).click();
      await page
        .locator('article')
        .nth(Math.min(shown + 10, total) - 1)
        .waitFor();
    }
    expect(await page.locator('article').count()).toBe(total);
    expect(await page.getByRole('button', { name: 'More' }).count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('is narrowed by a facet, widened again, and found again by its address', async () => {
    const { page, complaints } = await visit('/?q=peace');
    const facets = page.getByRole('navigation', { name: 'Narrow the search' });
    const quotes = facets.getByRole('button', { name: /^Quote/ });
    await quotes.waitFor();
    const before = (await page.getByRole('status').textContent()) ?? '';
    const count = /\d+/.exec((await quotes.textContent()) ?? '')?.[0];
    await quotes.click();
    await found(page, `${count} found`);
    expect(await quotes.getAttribute('aria-pressed')).toBe('true');
    expect(await page.locator('blockquote:not(.quote)').count()).toBe(0);

    await page.reload();
    await found(page, `${count} found`);
    await quotes.click();
    await found(page, before);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('says what the server says, and when none answers', async () => {
    const { page } = await visit();
    await page.getByRole('searchbox').fill('a\u0000b');
    await page.getByRole('alert').filter({ hasText: 'NUL character' }).waitFor();
    await page.route('**/graphql', (route) => route.abort());
    await page.getByRole('searchbox').fill('harbour');
    await page.getByRole('alert').filter({ hasText: 'cannot be reached' }).waitFor();
    await page.close();
  });

  test('can be used with the keyboard alone', async () => {
    const { page } = await visit();
    await page.locator('article').first().waitFor();
    await page.keyboard.type('peace');
    await found(page, /^1\d found/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('[aria-pressed="true"]').waitFor();
    await page.close();
  });
});
