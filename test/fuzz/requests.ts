import type { RandomOperation } from '../graphql/execution/random-operations.js';
import type { Dice } from '../random.js';

/** One HTTP request. */
export interface FuzzRequest {
  /** Whether it is a valid operation, to which there has to be data. */
  readonly valid: boolean;
  readonly method: string;
  /** Of the endpoint, or of the one for subscriptions. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer> | null;
}

const JSON_HEADERS = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };

/** Gives valid operations without end. */
export interface Operations {
  next(): RandomOperation;
  nextMutation(): RandomOperation;
  nextSubscription(): RandomOperation;
}

const ENDPOINT = '/graphql';
const STREAM = '/graphql/stream';

/** What is put into documents where it does not belong. */
const TOKENS = [
  ...'{}()[]:=!|&$@#,"'.split(''),
  '...',
  '...on',
  '"""',
  '\\u0000',
  '\\ud800',
  '\u0000',
  '\ud83d',
  '😀',
  '\ufeff',
  ' fragment A on Query { ...A } ',
  ' ...A ',
  ' query Q { __typename } ',
  ' mutation M { __typename } ',
  ' subscription S { __typename } ',
  ' __schema { types { name } } ',
  ' @skip(if: $no) ',
  ' @deprecated ',
  ' first: -1 ',
  ' first: 99999999999 ',
  ' first: 1e999 ',
  ' null ',
  ' id: "x" ',
];

/** Makes requests at random, from a generator of valid operations. */
export class RequestGenerator {
  readonly #operations: Operations;
  readonly #dice: Dice;
  /** Ids, cursors and texts that mean something somewhere. */
  readonly #values: readonly unknown[];
  /** What is sent as `authorization`, of keys of all kinds. */
  readonly #authorizations: readonly string[];

  constructor(
    operations: Operations,
    dice: Dice,
    values: readonly unknown[],
    authorizations: readonly string[],
  ) {
    this.#operations = operations;
    this.#dice = dice;
    this.#values = values;
    this.#authorizations = authorizations;
  }

  query(): FuzzRequest {
    return { ...this.#post(this.#operations.next()), valid: true };
  }

  mutation(): FuzzRequest {
    return { ...this.#post(this.#operations.nextMutation()), valid: true };
  }

  /** Of a subscription, what is refused is refused as a whole. */
  subscription(): FuzzRequest {
    const { query, variables } = this.#operations.nextSubscription();
    const accept = { accept: 'text/event-stream', ...this.#authorization() };
    if (this.#dice.chance(0.5)) {
      const headers = { ...JSON_HEADERS, ...accept };
      return { ...this.#post({ query, variables }), path: STREAM, headers };
    }
    const search = new URLSearchParams({ query, variables: JSON.stringify(variables) });
    const lastId = this.#dice.chance(0.3) ? { 'last-event-id': this.#dice.pick(['MS4w', 'x', '']) } : {};
    const headers = { ...accept, ...lastId } as Record<string, string>;
    return { valid: false, method: 'GET', path: `${STREAM}?${search}`, headers, body: null };
  }

  bad(): FuzzRequest {
    const make = this.#dice.pick([
      () => this.#post(this.#withBadText(this.#any())),
      () => this.#post(this.#withBadVariables(this.#any())),
      () => this.#post(this.#excessive()),
      () => ({ ...this.#post(this.#withBadText(this.#operations.nextSubscription())), path: STREAM }),
      () => ({ ...this.#post(this.#withBadVariables(this.#operations.nextSubscription())), path: STREAM }),
      () => this.#badBody(),
      () => this.#badSearch(),
      () => this.#badHeaders(),
    ]);
    return make();
  }

  /** What is sent over a socket, message by message: a subscription, and what does not belong there. */
  messages(): string[] {
    const subscribe = (payload: unknown) =>
      JSON.stringify({ id: this.#dice.pick(['1', '1', '2', '']), type: 'subscribe', payload });
    const { authorization } = this.#authorization();
    const messages = [
      JSON.stringify({ type: 'connection_init', payload: authorization ? { authorization } : {} }),
      subscribe(this.#operations.nextSubscription()),
    ];
    const junk = [
      () => '',
      () => '{',
      () => '[]',
      () => 'null',
      () => '{"type":"connection_init"}',
      () => '{"type":"ping","payload":7}',
      () => '{"id":"1","type":"complete"}',
      () => '{"id":"1","type":"next","payload":{}}',
      () => '{"id":{},"type":"subscribe","payload":{"query":"{__typename}"}}',
      () => subscribe(this.#badValue(3)),
      () => subscribe({ query: this.#badValue(1), variables: this.#badValue(2) }),
      () => subscribe(this.#withBadText(this.#any())),
      () => subscribe(this.#withBadVariables(this.#operations.nextSubscription())),
      () => subscribe(this.#excessive()),
      () => 'x'.repeat(1_000_001),
    ];
    while (this.#dice.chance(0.5))
      messages.splice(this.#dice.below(messages.length + 1), 0, this.#dice.pick(junk)());
    return messages;
  }

  #any(): RandomOperation {
    return this.#dice.chance(0.5) ? this.#operations.next() : this.#operations.nextMutation();
  }

  /** Nobody, somebody who may, or somebody who may not. */
  #authorization(): { authorization?: string } {
    return this.#dice.chance(0.2) ? {} : { authorization: this.#dice.pick(this.#authorizations) };
  }

  #post(payload: unknown): FuzzRequest {
    const headers = { ...JSON_HEADERS, ...this.#authorization() };
    return { valid: false, method: 'POST', path: ENDPOINT, headers, body: JSON.stringify(payload) };
  }

  #withBadText({ query, variables }: RandomOperation): RandomOperation {
    let text = query;
    for (let change = 0; change <= this.#dice.below(3); change++) {
      const at = this.#dice.below(text.length);
      const end = at + this.#dice.below(12);
      text = this.#dice.pick([
        () => text.slice(0, at) + text.slice(end),
        () => text.slice(0, at) + this.#dice.pick(TOKENS) + text.slice(at),
        () => text.slice(0, end) + text.slice(at),
        () => text.slice(0, at),
      ])();
    }
    return { query: text, variables };
  }

  #withBadVariables({ query, variables }: RandomOperation): object {
    const changed: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(variables))
      if (!this.#dice.chance(0.1)) changed[name] = this.#dice.chance(0.6) ? this.#badValue(3) : value;
    const extra = ['$text: String', '$number: Int', '$id: ID!', '$date: DateTime'];
    const fields = [
      'actor(name: $text) { id }',
      'articles(first: $number, filter: { headline: $text, publishedFrom: $date }) { nodes { id } }',
      'quotes(last: $number, before: $text) { nodes { id } }',
      'node(id: $id) { id }',
      'searchStatements(query: $text, after: $text, first: $number) { nodes { id } }',
    ];
    if (Object.keys(variables).length > 0) return { query, variables: changed };
    return {
      query: `query (${extra.join(', ')}) { ${this.#dice.pick(fields)} }`,
      variables: Object.fromEntries(
        ['text', 'number', 'id', 'date'].map((name) => [name, this.#badValue(3)]),
      ),
    };
  }

  #badValue(depth: number): unknown {
    const { pick, below } = {
      pick: this.#dice.pick.bind(this.#dice),
      below: this.#dice.below.bind(this.#dice),
    };
    return pick<() => unknown>([
      () => null,
      () => pick([true, -1, 0.5, 101, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 1e308, -0]),
      () =>
        pick([
          '',
          ' ',
          '\0',
          '\ud800',
          'a\udc00b',
          '😀',
          "'; drop table actor; --",
          '%',
          '"',
          '-"',
          '\\',
          '$1',
        ]),
      () => 'long '.repeat(below(30_000)),
      () => pick(['2023-02-30', '9999-12-31T23:59:59-23:00', '0000-00-00', '+275760-09-13', 'yesterday']),
      () => pick(this.#values),
      () => this.#tampered(String(pick(this.#values))),
      () => (depth > 0 ? Array.from({ length: below(4) }, () => this.#badValue(depth - 1)) : []),
      () =>
        depth > 0
          ? { [pick(['id', 'first', '__proto__', 'constructor', ''])]: this.#badValue(depth - 1) }
          : {},
    ])();
  }

  /** A cursor or id that is almost one: another letter, or another value inside. */
  #tampered(text: string): string {
    const at = this.#dice.below(text.length + 1);
    if (this.#dice.chance(0.5))
      return text.slice(0, at) + this.#dice.pick(['0', 'v', '_', '=', '\0']) + text.slice(at + 1);
    try {
      const parts = JSON.parse(Buffer.from(text, 'base64url').toString());
      parts[this.#dice.below(parts.length)] = this.#badValue(1);
      return Buffer.from(JSON.stringify(parts)).toString('base64url');
    } catch {
      return text.slice(at);
    }
  }

  /** More of something than anybody needs. */
  #excessive(): object {
    const many = 10 ** (1 + this.#dice.below(3)) * (1 + this.#dice.below(4));
    const query = this.#dice.pick([
      () => `${'{ articles { nodes { statements { nodes { article'.repeat(many)}`,
      () => `{ node(id: "x") { ${'... on Node { '.repeat(many)} id ${'} '.repeat(many)} } }`,
      () => `{ articles(filter: { publishers: ${'['.repeat(many)}${']'.repeat(many)} }) { totalCount } }`,
      () => `{ ${Array.from({ length: many }, (_, index) => `a${index}: __typename`).join(' ')} }`,
      () => `{ ${'__typename '.repeat(many)} }`,
      () => `{ __typename ${'@include(if: true) '.repeat(many)} }`,
      () =>
        `query (${Array.from({ length: many }, (_, index) => `$v${index}: Int`).join(' ')}) { __typename }`,
      () =>
        `query { ...F0 } ${Array.from({ length: Math.min(many, 300) }, (_, index) => `fragment F${index} on Query { ...F${index + 1} }`).join(' ')}`,
      () => `{ searchStatements(query: "${'harbuor walsl '.repeat(Math.min(many, 700))}") { totalCount } }`,
      () =>
        `{ searchStatements(query: "${'-a "b c" '.repeat(Math.min(many, 1_000)).replaceAll('"', '\\"')}") { totalCount } }`,
      () => `#${'x'.repeat(many * 100)}\n{ __typename }`,
    ])();
    return { query };
  }

  #badBody(): FuzzRequest {
    const body = this.#dice.pick<() => string | Uint8Array<ArrayBuffer>>([
      () => '',
      () => '{',
      () => 'null',
      () => '[]',
      () => '"{ __typename }"',
      () => `[${JSON.stringify(this.#operations.next())}]`,
      () => `${'['.repeat(50_000)}`,
      () => '{"query":"{ __typename }","query":7}',
      () => '{"__proto__":{"query":"{ __typename }"}}',
      () => JSON.stringify({ query: '{ __typename }', extensions: { persistedQuery: this.#badValue(2) } }),
      () =>
        JSON.stringify({
          query: this.#badValue(2),
          variables: this.#badValue(2),
          operationName: this.#badValue(1),
        }),
      () =>
        JSON.stringify({
          query: '{ __typename }',
          variables: this.#badValue(2),
          extensions: this.#badValue(2),
        }),
      () => Uint8Array.from({ length: 1 + this.#dice.below(400) }, () => this.#dice.below(256)),
      () => 'x'.repeat(1_000_001),
    ])();
    const path = this.#dice.chance(0.2) ? STREAM : ENDPOINT;
    return { valid: false, method: 'POST', path, headers: JSON_HEADERS, body };
  }

  #badSearch(): FuzzRequest {
    const { query, variables } = this.#operations.next();
    const search = this.#dice.pick([
      () => `?query=${encodeURIComponent(query)}`,
      () => `?${new URLSearchParams({ query, variables: JSON.stringify(variables).slice(1) })}`,
      () => `?${new URLSearchParams({ query, variables: JSON.stringify(this.#badValue(2)) ?? '' })}`,
      () => '?query={__typename}&query={__typename}',
      () => '?query=%E0%A4%A&variables=%',
      () => '?extensions={"persistedQuery":{"version":1,"sha256Hash":"x"}}',
      () => `?query=${'%7B'.repeat(2_000)}`,
      () => '?',
    ])();
    const headers = this.#dice.chance(0.8) ? { 'apollo-require-preflight': 'yes' } : { accept: '*/*' };
    const path = (this.#dice.chance(0.2) ? STREAM : ENDPOINT) + search;
    return { valid: false, method: 'GET', path, headers: headers as Record<string, string>, body: null };
  }

  #badHeaders(): FuzzRequest {
    const { pick } = { pick: this.#dice.pick.bind(this.#dice) };
    const types = [
      'application/json',
      'application/json; charset=latin1',
      'text/plain',
      'application/graphql',
      'multipart/form-data; boundary=x',
      'x',
      'application/x-www-form-urlencoded',
    ];
    const accepts = [
      'application/json',
      'text/html',
      '*/*;q=0',
      'image/png',
      'multipart/mixed',
      'text/event-stream',
      ',;=',
      'application/graphql-response+json;charset=x',
    ];
    const encodings = ['br', 'gzip;q=0', '*', 'identity;q=0', 'zstd', 'x,,;'];
    const method = pick(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'GET']);
    return {
      valid: false,
      method,
      path: this.#dice.chance(0.1) ? STREAM : ENDPOINT,
      headers: {
        'content-type': pick(types),
        accept: pick(accepts),
        'accept-encoding': pick(encodings),
        ...(this.#dice.chance(0.3)
          ? { authorization: pick(['Bearer', 'Bearer x', 'Basic eDp5', '\u00ff', ...this.#authorizations]) }
          : {}),
        ...(this.#dice.chance(0.2) ? { origin: pick(['null', 'https://other.example', 'x']) } : {}),
      },
      body: method === 'GET' || method === 'HEAD' ? null : JSON.stringify(this.#operations.next()),
    };
  }
}
