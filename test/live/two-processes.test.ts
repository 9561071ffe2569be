import { afterAll, expect, it, jest } from '@jest/globals';
import { createClient } from 'graphql-sse';
import { issueKey } from '../../src/access/key-issue.js';
import { endAll } from '../commands/run.js';
import { type Pair, startPairs } from '../pairs.js';
import { type ServerProcess, startServer } from '../server-process.js';
import { until } from '../until.js';

jest.setTimeout(120_000);

const { pairs, stop } = await startPairs();
afterAll(stop);

const ADDED =
  'subscription ($after: String) { statementAdded(query: "pier", after: $after) { cursor node { text } } }';
const INGEST =
  'mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) { userErrors { message } } }';

interface Told {
  readonly cursor: string;
  readonly node: { readonly text: string };
}

/** Follows a server's stream for as long as it lasts. */
function follow({ origin }: ServerProcess, told: Told[], after?: string): Promise<unknown> {
  const client = createClient({ url: `${origin}/graphql/stream`, retryAttempts: 0 });
  const read = async () => {
    const stream = client.iterate<{ statementAdded: Told }>({ query: ADDED, variables: { after } });
    for await (const { data } of stream) if (data) told.push(data.statementAdded);
  };
  return read().catch((error: unknown) => error);
}

it.each(pairs)(
  'Two servers on $name tell of what either takes in, and one goes on where the other was killed',
  async ({ open }) => {
    const pair: Pair = await open();
    try {
      const issued = await issueKey(pair.app.store.keys, { name: 'Desk', scopes: ['write'] }, new Date());
      const headers = { authorization: `Bearer ${issued.secret}` };
      const ingest = async (server: ServerProcess, number: number) => {
        const body = `“Pier ${number} will be rebuilt by the town,” said Ilsa Brandreth, the mayor of Velmora.`;
        const { data } = await server.send(INGEST, { input: { article: { body } } }, headers);
        expect(data.ingestArticle.userErrors).toEqual([]);
      };
      const [one, other] = await Promise.all([startServer(pair.environment), startServer(pair.environment)]);
      const byOne: Told[] = [];
      const byOther: Told[] = [];
      const ended = [follow(one, byOne), follow(other, byOther)];
      // Until both are under way, a statement may come in before them.
      let number = 0;
      const numbersOf = (told: readonly Told[]) => told.map(({ node }) => Number(/\d+/.exec(node.text)?.[0]));
      await until('both are told', async () => {
        await ingest(one, number++);
        return byOne.length > 0 && byOther.length > 0;
      });
      const from = number;
      await ingest(one, number++);
      await ingest(other, number++);
      for (const told of [byOne, byOther])
        await until(
          'each is told what either took in',
          async () => numbersOf(told).filter((each) => each >= from).length === 2,
        );

      other.process.kill('SIGKILL');
      await other.ended;
      await ended[1];
      const missed = number;
      await ingest(one, number++);
      await ingest(one, number++);
      // What the dead one had begun to index is another's after a while.
      await pair.outliveTheDead();
      const resumed: Told[] = [];
      ended.push(follow(one, resumed, byOther.at(-1)?.cursor));
      await ingest(one, number++);
      const expected = [missed, missed + 1, missed + 2];
      await until('what was missed is told', async () => resumed.length >= expected.length);
      expect(numbersOf(resumed)).toEqual(expected);
      await until('who stayed is told all', async () => numbersOf(byOne).includes(missed + 2));
      for (const told of [byOne, byOther, resumed]) expect(new Set(numbersOf(told)).size).toBe(told.length);

      one.process.kill('SIGTERM');
      expect((await one.ended).code).toBe(0);
      await Promise.all(ended);
    } finally {
      await endAll();
      await pair.dispose();
    }
  },
);
