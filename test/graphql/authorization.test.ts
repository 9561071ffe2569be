// Before any decorated class: type-graphql looks for it when it decorates.
import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { graphql } from 'graphql';
import { buildSchemaSync, Mutation, Query, Resolver } from 'type-graphql';
import { ANONYMOUS, type Caller, SCOPES, type Scope } from '../../src/domain/caller.js';
import { checkScopes, RequiresScope } from '../../src/graphql/authorization.js';
import { formatError } from '../../src/graphql/errors.js';

let done: string[] = [];

@Resolver()
class Guarded {
  @Query(() => Boolean)
  open(): boolean {
    return true;
  }

  @Mutation(() => Boolean, { nullable: true })
  @RequiresScope('read')
  read(): boolean {
    return done.push('read') > 0;
  }

  @Mutation(() => Boolean, { nullable: true })
  @RequiresScope('write')
  write(): boolean {
    return done.push('write') > 0;
  }

  @Mutation(() => Boolean, { nullable: true })
  @RequiresScope('review')
  review(): boolean {
    return done.push('review') > 0;
  }

  @Mutation(() => Boolean, { nullable: true })
  @RequiresScope('admin')
  admin(): boolean {
    return done.push('admin') > 0;
  }
}

const schema = buildSchemaSync({ resolvers: [Guarded], authChecker: checkScopes, validate: false });

/** What a caller does of everything, and with which codes the rest is refused. */
async function tryAll(caller: Caller): Promise<{ done: string[]; codes: unknown[] }> {
  done = [];
  const { errors = [] } = await graphql({
    schema,
    source: `mutation { ${SCOPES.join(' ')} }`,
    contextValue: { caller },
  });
  const codes = errors.map((error) => formatError(error.toJSON(), error, () => {}).extensions?.['code']);
  return { done, codes: [...new Set(codes)] };
}

const withScopes = (...scopes: Scope[]): Caller => ({ ...ANONYMOUS, kind: 'KEY', id: 'key_1', scopes });

describe('a field that requires a scope', () => {
  for (const [scope, may] of [
    ['read', ['read']],
    ['write', ['read', 'write']],
    ['review', ['read', 'review']],
    ['admin', ['read', 'write', 'review', 'admin']],
  ] as const)
    it(`is resolved for "${scope}" where it needs ${may.join(', ')}`, async () => {
      expect(await tryAll(withScopes(scope))).toEqual({
        done: may,
        codes: may.length < 4 ? ['FORBIDDEN'] : [],
      });
    });

  it('is refused to a key without any scope', async () => {
    expect(await tryAll(withScopes())).toEqual({ done: [], codes: ['FORBIDDEN'] });
  });

  it('asks who it is where nobody says so', async () => {
    expect(await tryAll(ANONYMOUS)).toEqual({ done: ['read'], codes: ['UNAUTHENTICATED'] });
  });
});
