import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { inBatches, type PlacedArticle } from '../../src/commands/article-batches.js';

const article = (number: number, length = 10): PlacedArticle => ({
  place: String(number),
  line: number,
  article: { body: 'x'.repeat(length) },
});

async function placesOf(articles: AsyncGenerator<PlacedArticle>): Promise<string[][]> {
  const batches: string[][] = [];
  for await (const batch of inBatches(articles)) batches.push(batch.map(({ place }) => place));
  return batches;
}

describe('Articles in batches', () => {
  it('are at most sixteen, in their order', async () => {
    const batches = await placesOf(
      (async function* () {
        for (let number = 1; number <= 40; number++) yield article(number);
      })(),
    );
    expect(batches.map(({ length }) => length)).toEqual([16, 16, 8]);
    expect(batches.flat()).toEqual(Array.from({ length: 40 }, (_, index) => String(index + 1)));
  });

  it('are fewer where they are long', async () => {
    const batches = await placesOf(
      (async function* () {
        for (let number = 1; number <= 4; number++) yield article(number, 300_000);
      })(),
    );
    expect(batches).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('do not wait for what comes slowly', async () => {
    let hasComeOut = false;
    let hadComeOut = false;
    const slowly = async function* () {
      yield article(1);
      while (!hasComeOut) await sleep(5);
      hadComeOut = true;
      yield article(2);
    };
    const batches: string[][] = [];
    for await (const batch of inBatches(slowly())) {
      batches.push(batch.map(({ place }) => place));
      hasComeOut = true;
    }
    expect([batches, hadComeOut]).toEqual([[['1'], ['2']], true]);
  });

  it('come out before the error that ends the reading', async () => {
    const broken = async function* () {
      yield article(1);
      throw new Error('The disk is gone.');
    };
    const batches: string[][] = [];
    await expect(
      (async () => {
        for await (const batch of inBatches(broken())) batches.push(batch.map(({ place }) => place));
      })(),
    ).rejects.toThrow('The disk is gone.');
    expect(batches).toEqual([['1']]);
  });
});
