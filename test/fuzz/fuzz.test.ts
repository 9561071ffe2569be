import { afterAll, afterEach, describe, expect, it, jest } from '@jest/globals';
import { parse, validate } from 'graphql';
import { issueKey } from '../../src/access/key-issue.js';
import type { App } from '../../src/app.js';
import { makeSchema } from '../../src/graphql/schema.js';
import { ingestSeed } from '../../src/seed.js';
import { endAll } from '../commands/run.js';
import { OperationGenerator, type RandomOperation } from '../graphql/execution/random-operations.js';
import { type Pair, startPairs } from '../pairs.js';
import { Dice, seeded } from '../random.js';
import { type ServerProcess, startServer } from '../server-process.js';
import { complaintAbout, exchange } from './answers.js';
import { readRecord } from './record.js';
import { type FuzzRequest, type Operations, RequestGenerator } from './requests.js';
import { talk } from './sockets.js';

/**
 * `npm run fuzz` sends as many as FUZZ_REQUESTS says to each pair of store and search engine, from another seed each
 * time or the one in FUZZ_SEED.
 */
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 300);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_260_304);
const AT_ONCE = 4;
/** After as many it is looked at again what there is: mutations add and delete. */
const ROUND = 200;
const MAX_ANSWER_BYTES = 2_000_000;
/** Of ten requests. */
const MIX = [
  ...(['query', 'query', 'query', 'mutation', 'mutation', 'mutation'] as const),
  ...(['subscription', 'bad', 'bad', 'socket'] as const),
];
/** Each kind of change that has to have been made, if few. */
const CHANGES = ['ARTICLE_INGESTED', 'ARTICLE_UPDATED', 'ARTICLE_STATUS_SET', 'ARTICLE_DELETED']
  .concat(['STATEMENT_ADDED', 'STATEMENT_CORRECTED', 'STATEMENT_DELETED'])
  .concat(['ACTOR_UPDATED', 'ACTOR_MERGED', 'ACTOR_SPLIT', 'CLAIM_REVIEWED', 'REVIEW_DELETED']);

jest.setTimeout(3_600_000);

const schema = makeSchema();
const dice = new Dice(seeded(SEED));
const { pairs, stop } = await startPairs();
afterAll(stop);

/** Two fields of different types may have come under one key, which the generator does not look at. */
function validOperations(operations: OperationGenerator): Operations {
  const valid = (make: () => RandomOperation): RandomOperation => {
    for (;;) {
      const operation = make();
      if (validate(schema, parse(operation.query)).length === 0) return operation;
    }
  };
  return {
    next: () => valid(() => operations.next()),
    nextMutation: () => valid(() => operations.nextMutation()),
    // What is refused of them is refused as a whole, so that nothing has to be known of them before.
    nextSubscription: () => operations.nextSubscription(),
  };
}

/** What is sent as `authorization`: mostly what may do something. */
async function newAuthorizations({ store }: App): Promise<string[]> {
  const issue = async (scope: string, publishers?: string[]) => {
    const { secret } = await issueKey(store.keys, { name: scope, scopes: [scope], publishers }, new Date());
    return `Bearer ${secret}`;
  };
  const [admin, write] = [await issue('admin'), await issue('write')];
  const others = [await issue('review'), await issue('read'), await issue('read', ['Velmora Courier'])];
  return [admin, admin, admin, admin, write, write, ...others];
}

describe.each(pairs)('On $name, a server', ({ name, open }) => {
  let pair: Pair;
  let server: ServerProcess;
  afterEach(async () => {
    await endAll();
    await pair.dispose();
  });

  /** How many of what was sent, and of what came back. */
  const tally: Record<string, number> = {};
  const count = (what: string, many = 1): void => {
    tally[what] = (tally[what] ?? 0) + many;
  };

  const complaintOfRequest = async (request: FuzzRequest): Promise<string | null> => {
    const received = await exchange(server.origin, request);
    for (const { data, errors = [] } of received.answers) {
      if (data && request.path !== '/graphql') count('events');
      for (const { extensions } of errors) count(extensions?.code);
    }
    return complaintAbout(request, received, MAX_ANSWER_BYTES);
  };

  const complaintOfSocket = async (messages: readonly string[]): Promise<string | null> => {
    const { failure, answers, bytes } = await talk(server.origin, messages);
    count('events', answers.filter(({ data }) => data).length);
    return failure ?? complaintAbout({ valid: false }, { status: 200, answers, bytes }, MAX_ANSWER_BYTES);
  };

  /** What is wrong with what comes back to one request at random; null where nothing is. */
  const tryOne = async (requests: RequestGenerator): Promise<string | null> => {
    const kind = dice.pick(MIX);
    count(kind);
    const request = kind === 'socket' ? requests.messages() : requests[kind]();
    const send = () => ('path' in request ? complaintOfRequest(request) : complaintOfSocket(request));
    // A body that is too large ends its connection, on which the next request may be under way by then.
    const wrong = await send()
      .catch(send)
      .catch((error: Error) => `${error}: ${error.cause}`);
    return wrong && `${wrong}\n  for ${JSON.stringify(request).slice(0, 1_000)}`;
  };

  const changesMade = async (authorization: string): Promise<Record<string, number>> => {
    const counts = CHANGES.map((kind) => `${kind}: history(filter: { kinds: [${kind}] }) { totalCount }`);
    const { data } = await server.send(`{ ${counts.join(' ')} }`, {}, { authorization });
    return Object.fromEntries(CHANGES.map((kind) => [kind, data[kind].totalCount]));
  };

  it(`answers ${REQUESTS} requests made at random, valid and bad, and is still there`, async () => {
    pair = await open();
    await pair.app.indexer.prepare();
    await ingestSeed(pair.app);
    await pair.app.indexer.drain();
    const authorizations = await newAuthorizations(pair.app);
    const [admin = ''] = authorizations;
    server = await startServer({
      ...pair.environment,
      MAX_ANSWER_BYTES: String(MAX_ANSWER_BYTES),
      // Every field of a random operation has an alias.
      MAX_ALIASES: '1000',
      MAX_DIRECTIVES: '1000',
    });
    const complaints: string[] = [];
    for (let sent = 0; sent < REQUESTS; ) {
      const { vocabulary, values } = await readRecord(server.origin, admin);
      const operations = new OperationGenerator(schema, vocabulary, () => dice.below(2 ** 32) / 2 ** 32);
      const requests = new RequestGenerator(validOperations(operations), dice, values, authorizations);
      const until = Math.min(sent + ROUND, REQUESTS);
      const sendAll = async (): Promise<void> => {
        while (sent < until) {
          sent++;
          const complaint = await tryOne(requests);
          if (complaint !== null) complaints.push(complaint);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, sendAll));
    }
    const made = await changesMade(admin);
    if (process.env['FUZZ_REQUESTS'])
      process.stderr.write(`${JSON.stringify({ ...tally, ...made }, null, 2)}\n`);
    expect(complaints.slice(0, 10)).toEqual([]);
    // Otherwise it would have shown nothing.
    expect(Object.values(made).filter((times) => times > 0).length).toBeGreaterThan(4);
    // What a search server has to find first is told later than it is listened for, more often than not.
    if (name.includes('built-in')) expect(tally['events']).toBeGreaterThan(0);

    // A rejection that nobody hears ends a process of Node.js.
    expect(server.process.exitCode).toBeNull();
    server.process.kill('SIGTERM');
    const { code, stdout, stderr } = await server.ended;
    expect([code, stderr]).toEqual([0, '']);
    const log = stdout.split('\n').filter(Boolean);
    expect(log.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
  });
});
