import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConflictError, NotFoundError } from '../../src/domain/errors.js';
import type { HumanReading } from '../../src/domain/statement-edit.js';
import type { Store } from '../../src/store/store.js';
import { place, record } from './records.js';
import type { StoreUnderTest } from './store.contract.js';

const EDITOR = { id: 'key_1', name: 'Night desk' };
const BODY = '“We will row,” said Mira Okonvale. Tarn Bellis held that the pier would “close”.';
const ACTOR = { id: 'act_1', name: 'Mira Okonvale', kind: 'PERSON' } as const;
const OTHER = { id: 'act_2', name: 'Tarn Bellis', kind: 'PERSON' } as const;

const spanOf = (words: string, body = BODY) => {
  const start = body.indexOf(words);
  return place({ start, end: start + words.length });
};
const anchor = (words: string) => ({ start: BODY.indexOf(words), exact: words });
const reading = (words: string, more: Partial<HumanReading> = {}): HumanReading => ({
  content: [anchor(words)],
  form: 'DIRECT',
  actor: null,
  source: null,
  cue: null,
  act: null,
  polarity: null,
  ...more,
});

/** As it is found without people, in whatever body still has the words. */
const found = (body = BODY) =>
  record({
    id: 'art_1',
    body,
    actors: [ACTOR],
    statements: body.includes('We will row')
      ? [{ id: 'quo_1', text: 'We will row,', actorId: 'act_1', places: [spanOf('We will row,', body)] }]
      : [],
  });

/** What people say about statements. */
export function describeStatementEdits(open: () => Promise<StoreUnderTest>): void {
  describe('a statement', () => {
    let opened: StoreUnderTest;
    let store: Store;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
      await store.save(found());
      await store.drainOutbox(100, async () => {});
    });
    afterEach(() => opened.dispose());

    const statement = async (id: string) => (await store.statements.byIds([id]))[0] ?? null;
    const actor = async (id: string) => (await store.actors.byIds([id]))[0] ?? null;
    const delivered = async (): Promise<string[]> => {
      const ids: string[] = [];
      await store.drainOutbox(100, async (entries) => {
        for (const { documentId, current } of entries)
          ids.push(`${documentId} ${current ? 'PUT' : 'DELETE'}`);
      });
      return ids.sort();
    };
    const changes = async () => {
      const query = { filter: { nodeIds: ['art_1'] }, order: 'NEWEST' } as const;
      const [page] = await store.history.pages([query], { size: 9, direction: 'FORWARD', cursor: null });
      return (page?.entries ?? []).map(({ node }) => node);
    };
    const bothTimes = async (check: () => Promise<void>) => {
      await check();
      await store.save(found());
      await check();
      // An edit elsewhere moves it, and the words are still there.
      await store.save(found(`The sea was calm. ${BODY}`));
      await check();
    };

    it('is corrected: both readings are kept, with who and when, also when the article is taken in again', async () => {
      const start = new Date().toISOString();
      const right = reading('will row', { form: 'PARTIAL', actor: OTHER });
      await store.correctStatement('quo_1', right, { ...EDITOR, reason: 'She is quoted in part.' });
      expect(await delivered()).toEqual(expect.arrayContaining(['quo_1 PUT', 'act_2 PUT']));
      await bothTimes(async () => {
        const corrected = await statement('quo_1');
        expect(corrected).toMatchObject({
          text: 'will row',
          form: 'PARTIAL',
          actorId: 'act_2',
          confidence: 1,
          correction: {
            by: EDITOR,
            extracted: { text: 'We will row,', form: 'DIRECT', actorId: 'act_1', confidence: 0.5 },
          },
        });
        expect((corrected?.correction?.date as string) >= start).toBe(true);
        // Why is told in the audit log alone.
        expect(corrected?.correction?.by).toEqual(EDITOR);
        const [body] = await store.bodies(['art_1']);
        for (const { start, end } of corrected?.places ?? [])
          expect(body?.slice(start, end)).toBe('will row');
        expect([await actor('act_1'), await actor('act_2')]).toMatchObject([
          { statementCount: 0 },
          { name: 'Tarn Bellis', statementCount: 1 },
        ]);
      });
      expect((await changes()).at(-2)).toMatchObject({
        kind: 'STATEMENT_CORRECTED',
        by: EDITOR,
        reason: 'She is quoted in part.',
        nodeId: 'quo_1',
        relatedId: 'art_1',
        before: { text: 'We will row,', form: 'DIRECT', actorId: 'act_1' },
        after: { text: 'will row', form: 'PARTIAL', actorId: 'act_2' },
      });
    });

    it('is corrected twice: what was found without people stays beside it', async () => {
      await store.correctStatement('quo_1', reading('will row'), EDITOR);
      await store.correctStatement('quo_1', reading('row'), { id: null, name: 'Day desk' });
      await bothTimes(async () => {
        expect(await statement('quo_1')).toMatchObject({
          text: 'row',
          correction: { by: { name: 'Day desk' }, extracted: { text: 'We will row,' } },
        });
      });
    });

    it('keeps its correction where nobody finds it any more, and waits where its words are gone', async () => {
      await store.correctStatement('quo_1', reading('Mira Okonvale', { form: 'PARTIAL' }), EDITOR);
      await store.save(found('Nobody but Mira Okonvale came.'));
      expect(await statement('quo_1')).toMatchObject({ text: 'Mira Okonvale', correction: { by: EDITOR } });
      await store.save(found('Nobody came.'));
      expect(await statement('quo_1')).toBeNull();
      await store.save(found());
      expect(await statement('quo_1')).toMatchObject({ text: 'Mira Okonvale' });
    });

    it('is added, inside of what it stands in, and stays', async () => {
      const claim = await store.addStatement(
        'art_1',
        'CLAIM',
        reading('the pier would “close”', {
          form: 'INDIRECT',
          actor: OTHER,
          source: anchor('Tarn Bellis'),
          cue: anchor('held'),
          act: 'ASSERTION',
        }),
        EDITOR,
      );
      const quote = await store.addStatement(
        'art_1',
        'QUOTE',
        reading('close', { form: 'PARTIAL', actor: OTHER }),
        EDITOR,
      );
      expect(claim).toMatch(/^clm_/);
      expect(await delivered()).toEqual(expect.arrayContaining([`${claim} PUT`, `${quote} PUT`]));
      await bothTimes(async () => {
        expect(await statement(claim)).toMatchObject({
          kind: 'CLAIM',
          form: 'MIXED',
          cueText: 'held',
          act: 'ASSERTION',
          partOfId: null,
          correction: { by: EDITOR, extracted: null },
        });
        expect(await statement(quote)).toMatchObject({ partOfId: claim, actorId: 'act_2' });
        expect(await actor('act_2')).toMatchObject({ statementCount: 2 });
        expect(await store.counts()).toMatchObject({ quotes: 2, claims: 1 });
      });
      await expect(store.addStatement('art_1', 'QUOTE', reading('close'), EDITOR)).rejects.toThrow(
        ConflictError,
      );
    });

    it('is deleted, and stays so; what stood in it stands by itself', async () => {
      const quote = await store.addStatement('art_1', 'QUOTE', reading('row', { form: 'PARTIAL' }), EDITOR);
      expect(await statement(quote)).toMatchObject({ partOfId: 'quo_1' });
      await delivered();
      await store.deleteStatement('quo_1', EDITOR);
      expect(await delivered()).toEqual(expect.arrayContaining(['quo_1 DELETE']));
      await bothTimes(async () => {
        expect(await statement('quo_1')).toBeNull();
        expect(await statement(quote)).toMatchObject({ partOfId: null });
        expect(await actor('act_1')).toMatchObject({ statementCount: 0 });
      });
      expect((await changes()).find(({ kind }) => kind === 'STATEMENT_DELETED')).toMatchObject({
        nodeId: 'quo_1',
        by: EDITOR,
        before: { text: 'We will row,' },
        after: null,
      });
      // Of an article that was deleted nothing is remembered.
      await store.deleteArticle('art_1');
      await store.save(found());
      expect(await statement('quo_1')).toMatchObject({ correction: null });
      expect(await statement(quote)).toBeNull();
    });

    it('follows its speaker into another actor, or out of it', async () => {
      await store.save(
        record({ id: 'art_2', actors: [OTHER], statements: [{ id: 'quo_2', actorId: 'act_2' }] }),
      );
      await store.correctStatement('quo_1', reading('row', { actor: OTHER }), EDITOR);
      const newId = await store.splitActor('act_2', ['art_1'], EDITOR);
      await bothTimes(async () => expect(await statement('quo_1')).toMatchObject({ actorId: newId }));
      await store.mergeActors('act_2', [newId], EDITOR);
      await bothTimes(async () => expect(await statement('quo_1')).toMatchObject({ actorId: 'act_2' }));
    });

    it('that is not there is neither corrected nor deleted, and none is added where there is no article', async () => {
      const before = await changes();
      await store.setArticleStatus('art_1', 'WITHHELD', null);
      for (const refused of [
        store.correctStatement('quo_9', reading('row'), EDITOR),
        store.correctStatement('quo_1', reading('row'), EDITOR),
        store.deleteStatement('quo_1', EDITOR),
        store.addStatement('art_9', 'QUOTE', reading('row'), EDITOR),
      ])
        await expect(refused).rejects.toThrow(NotFoundError);
      expect(await changes()).toHaveLength(before.length + 1);
    });
  });
}
