import { Writable } from 'node:stream';
import { expect, it } from '@jest/globals';
import { makeLogger } from '../../src/telemetry/logger.js';

function lastLine(log: (logger: ReturnType<typeof makeLogger>) => void): { text: string; line: unknown } {
  let text = '';
  const destination = new Writable({
    write(chunk, _, done) {
      text += chunk;
      done();
    },
  });
  log(makeLogger('info', destination));
  return { text, line: JSON.parse(text) };
}

it('an error is told with its causes, and without what libraries hang on theirs', () => {
  const cause = Object.assign(new TypeError('connect postgres://ada:hunter2@db.example:5432/x failed'), {
    code: 'ECONNREFUSED',
    request: { headers: { authorization: 'Bearer hunter2' } },
  });
  const several = new AggregateError([new Error('one'), cause], 'both failed');
  const error = Object.assign(new Error('no answer', { cause: several }), {
    parameters: ['hunter2'],
    config: { password: 'hunter2' },
  });
  const { text, line } = lastLine((logger) => logger.error({ err: error }, 'failed'));
  expect(text).not.toContain('hunter2');
  expect(text).not.toContain('ada');
  expect(line).toMatchObject({
    msg: 'failed',
    err: {
      type: 'Error',
      message: 'no answer',
      stack: expect.stringContaining('logger.test.ts'),
      cause: {
        type: 'AggregateError',
        errors: [
          { message: 'one' },
          {
            type: 'TypeError',
            code: 'ECONNREFUSED',
            message: 'connect postgres://db.example:5432/x failed',
          },
        ],
      },
    },
  });
});

it('an error without end is told to some depth, and whatever else was thrown as text', () => {
  const round: Error = new Error('round');
  round.cause = round;
  expect(lastLine((logger) => logger.error({ err: round }, 'failed')).text.length).toBeLessThan(20_000);
  expect(
    lastLine((logger) => logger.error({ err: 'https://ada:hunter2@x.example/' }, 'failed')).line,
  ).toMatchObject({
    err: 'https://x.example/',
  });
  expect(lastLine((logger) => logger.error({ err: null }, 'failed')).line).toMatchObject({ err: 'null' });
});

it('of a request the path is told, and not what it asks for', () => {
  const req = {
    method: 'GET',
    url: '/graphql?query=%7Bsecret%7D',
    headers: { authorization: 'Bearer hunter2' },
  };
  const { text, line } = lastLine((logger) => logger.info({ req }, 'asked'));
  expect(line).toMatchObject({ req: { method: 'GET', path: '/graphql' } });
  expect(text).not.toMatch(/secret|hunter2/);
});
