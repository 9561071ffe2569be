import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Scope } from '../../src/domain/caller.js';
import { CHROMIUM_ARGS, findChromium } from './chromium.js';
import { BUILT, type Site, startSite } from './site.js';

interface Operation {
  name: string;
  kind: string;
  query: string;
  variables?: Record<string, unknown> | null;
}

describe('the built files', () => {
  const names = readdirSync(BUILT);
  const read = (name: string) => readFileSync(join(BUILT, name), 'utf8');
  const ending = (end: string) => names.filter((name) => name.endsWith(end));
  /** Every first group of the pattern in the files, as `file: what it refers to`. */
  const references = (files: string[], pattern: RegExp) =>
    files.flatMap((file) => [...read(file).matchAll(pattern)].map((match) => ({ file, to: match[1] ?? '' })));

  test.each(['graphiql.html', 'home.html'])('%s loads only files that exist', (page) => {
    const loaded = references([page], /<(?:link|script|img|iframe)\b[^>]*?\b(?:href|src)="([^"]*)"/g);
    const handed = references([page], /\bdata-[\w-]+="([^"]*)"/g);
    expect(loaded.length).toBeGreaterThan(1);
    for (const { to } of [...loaded, ...handed]) {
      expect(to).toMatch(/^\/playground\/[\w.-]+$/);
      expect(names).toContain(to.replace('/playground/', ''));
    }
    // A policy of script-src 'self' allows no script in the page.
    expect(read(page)).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=/);
  });

  test('every file but the two pages has a hash in its name', () => {
    const plain = names.filter((name) => !/-[0-9A-Z]{8}\./.test(name));
    expect(plain.sort()).toEqual(['graphiql.html', 'home.html']);
  });

  test('the style sheets load nothing', () => {
    const loaded = references(ending('.css'), /(?:url\(\s*|@import\s*)["']?([^"')\s]*)/g);
    // An unquoted fragment points into the page's own SVG.
    expect(loaded.filter(({ to }) => !/^(data:|#)/.test(to))).toEqual([]);
  });

  test('the scripts import only files that exist', () => {
    const scripts = ending('.js');
    const imported = references(
      scripts,
      /\b(?:from|import)\s*\(?\s*["'`](\.{0,2}\/[^"'`]+\.js|https?:[^"'`]*)["'`]/g,
    );
    expect(imported.length).toBeGreaterThan(scripts.length);
    for (const { to } of imported) expect(names).toContain(to.replace(/^\.\//, ''));
  });

  test('the scripts name no place that others load libraries from', () => {
    const others = /https?:\/\/[^"'`\s]*(?:esm\.sh|unpkg|jsdelivr|cdnjs|cdn\.|googleapis|gstatic)[^"'`\s]*/g;
    const loads = /(?:fetch|importScripts|Worker|sendBeacon)\(\s*["'`](?:https?:)?\/\/[^"'`]*/g;
    for (const file of ending('.js')) {
      expect({ file, found: read(file).match(others) ?? read(file).match(loads) }).toEqual({
        file,
        found: null,
      });
    }
  });
});

const executablePath = findChromium();
if (!executablePath) {
  console.warn('Skipped the playground in a browser: no chromium on the PATH, and CHROMIUM_PATH is not set.');
}

(executablePath ? describe : describe.skip)('in a browser with the network closed', () => {
  jest.setTimeout(60_000);
  let site: Site;
  let browser: Browser;
  let operations: Operation[];

  beforeAll(async () => {
    site = await startSite();
    browser = await chromium.launch({
      ...(executablePath && { executablePath }),
      args: CHROMIUM_ARGS,
    });
    operations = (await (await fetch(`${site.baseUrl}/graphql/operations`)).json()) as Operation[];
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  /** A visitor of whom every request elsewhere is blocked, and it and every complaint is kept. */
  async function visit(): Promise<{
    context: BrowserContext;
    page: Page;
    foreign: string[];
    complaints: string[];
  }> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const foreign: string[] = [];
    const complaints: string[] = [];
    const isOwn = (url: string) => /^(data|blob):/.test(url) || new URL(url).origin === site.baseUrl;
    context.on('request', (request) => {
      if (!isOwn(request.url())) foreign.push(request.url());
    });
    await context.route('**', (route) => (isOwn(route.request().url()) ? route.continue() : route.abort()));
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    return { context, page, foreign, complaints };
  }

  const keyHeaders = async (...scopes: Scope[]) => ({
    authorization: `Bearer ${await site.newKey('Night desk', ...scopes)}`,
  });

  const answerPane = (page: Page) => page.locator('.graphiql-response .view-lines');
  /** Monaco draws spaces as no-break spaces, and only the lines in view. */
  const shown = async (page: Page) =>
    ((await answerPane(page).textContent()) ?? '').replaceAll('\u00a0', ' ');

  async function run(page: Page): Promise<{ sent: unknown; answer: unknown; text: string }> {
    const isRun = (body: string | null) => body !== null && !body.includes('IntrospectionQuery');
    const answered = page.waitForResponse(
      (response) => response.request().method() === 'POST' && isRun(response.request().postData()),
    );
    await page.keyboard.press('Control+Enter');
    const response = await answered;
    await page.waitForFunction(() =>
      /data|errors/.test(document.querySelector('.graphiql-response')?.textContent ?? ''),
    );
    return {
      sent: response.request().postDataJSON(),
      answer: await response.json(),
      text: await shown(page),
    };
  }

  test('the first page leads to the playground', async () => {
    const { context, page, foreign, complaints } = await visit();
    await page.goto(site.baseUrl);
    await page.getByRole('link', { name: /playground/i }).click();
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/graphql');
    expect({ foreign, complaints }).toEqual({ foreign: [], complaints: [] });
    await context.close();
  });

  test('a first visitor sees the search and can run it, and finds it again later', async () => {
    const { context, page, foreign, complaints } = await visit();
    const search = operations.find(({ query }) => query.includes('searchStatements'));
    await page.goto(`${site.baseUrl}/graphql`);
    const editor = page.locator('.graphiql-query-editor .view-lines');
    await editor.filter({ hasText: search?.name as string }).waitFor();
    await editor.click();

    const { sent, answer, text } = await run(page);
    expect(sent).toMatchObject({ query: search?.query, variables: search?.variables ?? {} });
    expect(answer).not.toHaveProperty('errors');
    expect(text).toContain('searchStatements');

    // Untouched, it comes back with its variables.
    await page.reload();
    await editor.click();
    expect((await run(page)).sent).toEqual(sent);

    await page.keyboard.press('Control+Home');
    await page.keyboard.type('# my own note\n');
    await page.waitForFunction(() => localStorage.getItem('graphiql:tabState')?.includes('# my own note'));
    await page.reload();
    await page.getByText('# my own note').waitFor();
    expect({ foreign, complaints }).toEqual({ foreign: [], complaints: [] });
    await context.close();
  });

  test('every operation of the list runs', async () => {
    const { context, page, foreign, complaints } = await visit();
    await context.setExtraHTTPHeaders(await keyHeaders('write', 'review'));
    await page.goto(`${site.baseUrl}/graphql`);
    const list = page.getByRole('navigation', { name: 'Ready-made operations' });
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
    expect(await list.getByRole('button').count()).toBe(operations.length);
    // The changes are made to what is taken in.
    const rank = ({ name }: Operation) => ['IngestArticle', 'IngestArticles'].indexOf(name) + 1 || 3;
    const last = operations.filter(({ name }) => ['DeleteArticle', 'DeleteReview'].includes(name)).reverse();
    const changes = operations.filter((each) => each.kind === 'mutation' && !last.includes(each));
    changes.sort((one, other) => rank(one) - rank(other));
    expect(changes.length).toBeGreaterThan(10);
    for (const operation of [...operations.filter(({ kind }) => kind === 'query'), ...changes, ...last]) {
      await list.getByText(operation.name, { exact: true }).click();
      const { sent, answer, text } = await run(page);
      expect(sent).toMatchObject({ query: operation.query, operationName: operation.name });
      expect(answer).not.toHaveProperty('errors');
      if (operation.kind === 'mutation')
        expect(Object.values((answer as { data: object }).data)).toMatchObject([{ userErrors: [] }]);
      expect(text).toContain('"data"');
    }
    // The search was open from the start: choosing it opened no second tab.
    const subscriptions = operations.filter(({ kind }) => kind === 'subscription');
    expect(await page.getByRole('tab').count()).toBe(operations.length - subscriptions.length);
    expect({ foreign, complaints }).toEqual({ foreign: [], complaints: [] });
    await context.close();
  });

  test('a subscription tells of what comes in until it is stopped, and a key goes under Headers', async () => {
    const { context, page, foreign, complaints } = await visit();
    await page.goto(`${site.baseUrl}/graphql`);
    const list = page.getByRole('navigation', { name: 'Ready-made operations' });
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
    await list.getByText('StatementAdded', { exact: true }).click();
    const begun = page.waitForResponse(
      (response) => response.url().endsWith('/graphql/stream') && response.ok(),
    );
    await page.keyboard.press('Control+Enter');
    await begun;
    const response = await fetch(`${site.baseUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(await keyHeaders('write')) },
      body: JSON.stringify({
        query:
          'mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) { userErrors { message } } }',
        variables: {
          input: { article: { body: '“The harbour is open again,” said Odra Fenn, the mayor of Zebrin.' } },
        },
      }),
    });
    expect(await response.json()).toMatchObject({ data: { ingestArticle: { userErrors: [] } } });
    await page.locator('.graphiql-response').getByText('Odra').waitFor();
    expect(await shown(page)).toContain('"name": "Odra Fenn"');
    await page.getByRole('button', { name: /^Stop/ }).click();

    await list.getByText('UpdateActor', { exact: true }).click();
    expect((await run(page)).answer).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    await page.getByRole('button', { name: 'Headers' }).click();
    await page.locator('.graphiql-editor-tool .view-lines:visible').click();
    await page.keyboard.insertText(JSON.stringify(await keyHeaders('write')));
    await page.locator('.graphiql-query-editor .view-lines').click();
    expect((await run(page)).answer).toMatchObject({ data: { updateActor: expect.anything() } });
    // It goes along to the next one.
    await list.getByText('DeleteStatement', { exact: true }).click();
    expect((await run(page)).answer).toMatchObject({ data: { deleteStatement: expect.anything() } });
    // And it stays nowhere: not in the history of what was run either.
    const stored = await page.evaluate(() => JSON.stringify(localStorage));
    expect(stored).toContain('deleteStatement');
    expect(stored).not.toContain('Bearer');
    expect({ foreign, complaints }).toEqual({ foreign: [], complaints: [] });
    await context.close();
  });

  test('the documentation, the history and the checks as one types work', async () => {
    const { context, page, foreign, complaints } = await visit();
    await page.goto(`${site.baseUrl}/graphql`);
    const editor = page.locator('.graphiql-query-editor .view-lines');
    await editor.click();
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    const docs = page.locator('.graphiql-doc-explorer');
    await docs.getByRole('link', { name: 'Query', exact: true }).first().click();
    await docs.getByText('searchStatements', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Show History' }).click();

    await editor.click();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText('query   Tidy{__typename}');
    await page.getByRole('button', { name: 'Prettify query' }).click();
    await page.waitForFunction(
      () => document.querySelectorAll('.graphiql-query-editor .view-line').length >= 3,
    );

    await editor.click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('query Wrong {{ noSuchField');
    await page.locator('.graphiql-query-editor .squiggly-error').first().waitFor();
    const workers = page.workers().map((worker) => worker.url());
    expect(workers).toContainEqual(expect.stringContaining('/playground/graphql.worker-'));
    for (const url of workers) expect(url.startsWith(`${site.baseUrl}/playground/`)).toBe(true);
    expect({ foreign, complaints }).toEqual({ foreign: [], complaints: [] });
    await context.close();
  });
});
